import type { FastifyInstance } from "fastify";
import { type Authenticate, mount, type Refused } from "../../platform/http/mount.ts";
import type { Actor } from "../../shared/actor.ts";
import type { Result } from "../../shared/result.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { VisitContext } from "./context.store.ts";
import * as interviews from "./interview.store.ts";
import * as proposals from "./proposal.store.ts";
import { visitList } from "./read-visits.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import * as visits from "./visit.store.ts";
import { walkRoutes } from "./walkthrough.routes.ts";

/** Visits of a survey company with their interviews, the hospital's proposals of days, and the walk. */
export function visitRoutes(app: FastifyInstance, authenticate: Authenticate, context: VisitContext): void {
  walkRoutes(app, authenticate, context);

  type Reason = Parameters<typeof toHttp>[0];
  /** What was done, and then the list as it is now: one screen shows all of it. */
  async function thenList(
    actor: Actor,
    key: SurveyKey,
    done: Result<null, Reason> = { ok: true, value: null },
  ): Promise<contracts.VisitList | Refused> {
    const list = done.ok ? await visitList(context, actor, key) : done;
    return list.ok ? list.value : toHttp(list.error);
  }

  mount(app, authenticate, contracts.listVisits, ({ actor, params }) => thenList(actor, params));
  mount(app, authenticate, contracts.planVisit, async ({ actor, params, body }) =>
    thenList(actor, params, await visits.planVisit(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.changeVisit, async ({ actor, params, body }) =>
    thenList(actor, params, await visits.changeVisit(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.addInterview, async ({ actor, params, body }) =>
    thenList(actor, params, await interviews.addInterview(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.changeInterview, async ({ actor, params, body }) =>
    thenList(actor, params, await interviews.changeInterview(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.removeInterview, async ({ actor, params }) =>
    thenList(actor, params, await interviews.removeInterview(context, actor, params)),
  );
  mount(app, authenticate, contracts.settleVisit, async ({ actor, params, body }) =>
    thenList(actor, params, await visits.settleVisit(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.proposeVisit, async ({ actor, params, body }) =>
    thenList(actor, params, await proposals.proposeVisit(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.takeBackProposal, async ({ actor, params }) =>
    thenList(actor, params, await proposals.takeBackProposal(context, actor, params)),
  );
  mount(app, authenticate, contracts.declineProposal, async ({ actor, params, body }) =>
    thenList(actor, params, await proposals.declineProposal(context, actor, params, body.answer)),
  );
}
