import type { FastifyInstance } from "fastify";
import { keepingPlans } from "../../platform/db/kept-plans.ts";
import { byLink } from "../../platform/http/by-link.ts";
import { mount, nobodyKnocks, Refused } from "../../platform/http/mount.ts";
import { type Comer, come, type RespondentContext } from "./come.store.ts";
import { saveDraft } from "./draft.store.ts";
import { handIn, readForm } from "./form.store.ts";
import { respondentPaces } from "./pace.ts";
import { type RespondentRefusal, toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { draftSaver } from "./save-drafts.store.ts";

/** Answering a questionnaire: open to whoever holds the secret of a link, which is all that these routes go by. */
export function respondRoutes(app: FastifyInstance, parts: Omit<RespondentContext, "paces" | "saveSealed">): void {
  const context = { ...parts, paces: respondentPaces(), saveSealed: draftSaver(parts.db, parts.now) };

  type Link = Parameters<typeof come>[1];
  const throughLink = byLink<Link, Comer, RespondentRefusal>((link, address) => come(context, link, address), toHttp);
  // Thousands ask the same few questions of the database at once.
  const quickly: typeof throughLink = (request, link, work) => keepingPlans(() => throughLink(request, link, work));

  mount(app, nobodyKnocks, contracts.readForm, ({ body, request }) =>
    quickly(request, body, (comer) => readForm(context, comer)),
  );

  mount(app, nobodyKnocks, contracts.saveForm, async ({ body, request }) => {
    const { answers, section } = body;
    const saved = await quickly(request, body, (comer) => saveDraft(context, comer, { answers, section }));
    return saved instanceof Refused ? saved : { saved: true as const };
  });

  mount(app, nobodyKnocks, contracts.handInForm, async ({ body, request }) => {
    // A hall full of people hands in from one address; a program that makes answers up goes on and on.
    if (body.slug !== undefined && !context.paces.openAnswers.allows(request.ip, context.now()))
      return toHttp("too_many_attempts");
    const { answers, seconds, website } = body;
    const handing = { answers, seconds, filledTrap: website.trim() !== "" };
    const taken = await quickly(request, body, (comer) => handIn(context, comer, handing));
    return taken instanceof Refused ? taken : { handedIn: true as const, ...taken };
  });
}
