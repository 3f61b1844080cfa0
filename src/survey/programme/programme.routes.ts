import type { FastifyInstance } from "fastify";
import { namesOfActors } from "../../identity/api.ts";
import { inProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { type Actor, mayActIn } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { boardCount } from "./board.store.ts";
import { type ProgrammeContext, viewOf } from "./context.store.ts";
import { addHospitals, assignCompany, directory } from "./hospital.store.ts";
import { candidates, endPart, givePart, partsOfProgramme } from "./part.store.ts";
import { findProgramme, planEditions } from "./plan.store.ts";
import { changePlan, changeProgramme, foundProgramme } from "./programme.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";

/** Founding programmes, who takes part in them, their plan, and which hospitals they invite. */
export function programmeRoutes(app: FastifyInstance, authenticate: Authenticate, context: ProgrammeContext): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.listProgrammes, async ({ actor, params: { organisationId } }) => {
    const own = (actor.programmes ?? []).filter((one) => one.organisationId === organisationId);
    const programmes = [];
    for (const { programmeId, part } of own) {
      const view = viewOf(actor, programmeId);
      const found = await inProgramme(db, programmeId, view, async (trx) => ({
        programme: await findProgramme(trx, programmeId),
        count: await boardCount(trx, programmeId, view, japanDay(now())),
      }));
      if (!found.programme) continue;
      const { id, title, state } = found.programme;
      programmes.push({ id, title, state, part, ...found.count });
    }
    return { programmes, mayFound: mayActIn(actor, organisationId, "programme.found") };
  });

  mount(app, authenticate, contracts.foundProgramme, async ({ actor, params, body }) => {
    const founded = await foundProgramme(context, actor, params.organisationId, body);
    return founded.ok ? { id: founded.value } : toHttp(founded.error);
  });

  mount(app, authenticate, contracts.getProgramme, ({ actor, params: { programmeId } }) =>
    inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
      const programme = await findProgramme(trx, programmeId);
      if (!programme) return toHttp("not_found");
      const { id, title, state, planEdition, plan } = programme;
      const parts = (await partsOfProgramme(trx, programmeId)).map(({ since, until, ...part }) => ({
        ...part,
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      }));
      return { id, title, state, planEdition, plan, parts, permissions: permissionsIn(actor, programmeId) };
    }),
  );

  mount(app, authenticate, contracts.changeProgramme, async ({ actor, params, body }) => {
    const changed = await changeProgramme(context, actor, params.programmeId, body);
    return changed.ok ? undefined : toHttp(changed.error);
  });

  mount(app, authenticate, contracts.listPlans, async ({ params: { programmeId } }) => {
    const editions = await inProgramme(db, programmeId, { as: "plan" }, (trx) => planEditions(trx, programmeId));
    const names = await namesOfActors(
      db,
      editions.map(({ madeBy }) => madeBy),
    );
    return {
      editions: editions.map(({ madeAt, madeBy, ...edition }) => ({
        ...edition,
        madeBy: names[madeBy] ?? "",
        madeAt: madeAt.toISOString(),
      })),
    };
  });

  mount(app, authenticate, contracts.changePlan, async ({ actor, params, body }) => {
    const changed = await changePlan(context, actor, params.programmeId, body);
    return changed.ok ? { edition: changed.value } : toHttp(changed.error);
  });

  mount(app, authenticate, contracts.listCandidates, ({ params: { programmeId } }) =>
    inProgramme(db, programmeId, { as: "plan" }, async (trx) => ({
      organisations: await candidates(trx, programmeId, now()),
    })),
  );

  mount(app, authenticate, contracts.givePart, async ({ actor, params, body }) => {
    const given = await givePart(context, actor, params.programmeId, body);
    return given.ok ? undefined : toHttp(given.error);
  });

  mount(app, authenticate, contracts.endPart, async ({ actor, params, body }) => {
    const ending = { organisationId: params.partyId, why: body.why };
    const ended = await endPart(context, actor, params.programmeId, ending);
    return ended.ok ? undefined : toHttp(ended.error);
  });

  mount(app, authenticate, contracts.listDirectory, async ({ params: { programmeId } }) => ({
    hospitals: await directory(context, programmeId),
  }));

  mount(app, authenticate, contracts.addHospitals, async ({ actor, params, body }) => {
    const added = await addHospitals(context, actor, params.programmeId, body);
    return added.ok ? added.value : toHttp(added.error);
  });

  mount(app, authenticate, contracts.assignCompany, async ({ actor, params, body }) => {
    const assigned = await assignCompany(context, actor, params, body.companyId);
    return assigned.ok ? undefined : toHttp(assigned.error);
  });
}

const permissionsIn = (actor: Actor, programmeId: string): string[] => [
  ...new Set((actor.programmes ?? []).flatMap((one) => (one.programmeId === programmeId ? one.permissions : []))),
];
