import type { FastifyInstance, FastifyReply } from "fastify";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { type Actor, mayActIn } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { Result } from "../../shared/result.ts";
import type { RoundContext } from "./context.store.ts";
import { answersCsv, contactsCsv } from "./export.store.ts";
import { importRoutes } from "./import.routes.ts";
import { linkList } from "./link-list.store.ts";
import { nameOf } from "./mailing.store.ts";
import { roundSummaries, roundView } from "./progress.store.ts";
import { findRound, type StoredRound } from "./read-round.store.ts";
import { toHttp } from "./refusal.routes.ts";
import { respondentRoutes } from "./respondent.routes.ts";
import {
  audit,
  changeRound,
  closeRound,
  createRound,
  openRound,
  type RoundRefusal,
  removeRound,
} from "./round.store.ts";
import * as contracts from "./route-contracts.ts";

/** Rounds of an organisation: making, opening, closing, watching them, and taking the answers out. */
export function roundRoutes(app: FastifyInstance, authenticate: Authenticate, context: RoundContext): void {
  const { db, now, mailServer } = context;
  respondentRoutes(app, authenticate, context);

  const mayManage = (actor: Actor, organisationId: string) => mayActIn(actor, organisationId, "questionnaire.manage");
  const view = (actor: Actor, { organisationId, id }: Pick<StoredRound, "organisationId" | "id">) =>
    inOrganisation(db, organisationId, async (trx) => {
      const round = await findRound(trx, organisationId, id);
      if (!round) throw new Error("a round is missing that was just there");
      return roundView(trx, round, { now: now(), mailServer, mayManage: mayManage(actor, organisationId) });
    });

  importRoutes(app, authenticate, context, view);

  mount(app, authenticate, contracts.listRounds, ({ actor, params: { organisationId } }) =>
    inOrganisation(db, organisationId, async (trx) => ({
      organisation: await nameOf(trx, organisationId),
      rounds: await roundSummaries(trx, organisationId, now()),
      mayManage: mayManage(actor, organisationId),
    })),
  );

  mount(app, authenticate, contracts.createRound, async ({ actor, params, body }) => {
    const made = await createRound(context, actor, params.organisationId, body);
    return made.ok ? view(actor, made.value) : toHttp(made.error);
  });

  mount(app, authenticate, contracts.getRound, ({ actor, params: { organisationId, roundId } }) =>
    inOrganisation(db, organisationId, async (trx) => {
      const round = await findRound(trx, organisationId, roundId);
      const seen = { now: now(), mailServer, mayManage: mayManage(actor, organisationId) };
      return round ? roundView(trx, round, seen) : toHttp("not_found");
    }),
  );

  mount(app, authenticate, contracts.changeRound, async ({ actor, params, body }) => {
    const changed = await changeRound(context, actor, params.organisationId, params.roundId, body);
    return changed.ok ? view(actor, changed.value) : toHttp(changed.error);
  });

  mount(app, authenticate, contracts.removeRound, async ({ actor, params }) => {
    const removed = await removeRound(context, actor, params.organisationId, params.roundId);
    return removed.ok ? undefined : toHttp(removed.error);
  });

  type Step = (
    context: RoundContext,
    actor: Actor,
    organisationId: string,
    roundId: string,
  ) => Promise<Result<StoredRound, RoundRefusal>>;
  const steps: [typeof contracts.openRound | typeof contracts.closeRound, Step][] = [
    [contracts.openRound, openRound],
    [contracts.closeRound, closeRound],
  ];
  for (const [contract, step] of steps)
    mount(app, authenticate, contract, async ({ actor, params }) => {
      const done = await step(context, actor, params.organisationId, params.roundId);
      return done.ok ? view(actor, done.value) : toHttp(done.error);
    });

  /** Exports stand in the audit log: who took out what. */
  const files = [
    [contracts.exportAnswers, "answers", answersCsv],
    [contracts.exportContacts, "contacts", contactsCsv],
    [
      contracts.exportLinks,
      "links",
      async (trx: Trx, round: StoredRound) => (await linkList(trx, context, round)).bytes,
    ],
  ] as const;
  for (const [contract, what, make] of files)
    mount(app, authenticate, contract, async ({ actor, params: { organisationId, roundId }, reply }) => {
      const made = await inOrganisation(db, organisationId, async (trx) => {
        const round = await findRound(trx, organisationId, roundId);
        if (!round) return null;
        await audit(trx, actor, now(), "round.exported", organisationId, roundId, { what });
        return make(trx, round);
      });
      return made ? sendCsv(reply, `${what}-${japanDay(now())}.csv`, made) : toHttp("not_found");
    });
}

const sendCsv = (reply: FastifyReply, name: string, bytes: Buffer) =>
  reply
    .header("content-type", "text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(bytes);
