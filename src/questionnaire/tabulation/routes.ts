import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import type { Threads } from "../../platform/threads.ts";
import { mayActIn } from "../../shared/actor.ts";
import type { Result } from "../../shared/result.ts";
import { mediaTypes, type ReportFormat } from "../report/report-format.ts";
import type { TablePlan } from "../table/plan.ts";
import type { Report } from "../table/table.ts";
import type { TabulationRefusal } from "./refusal.ts";
import {
  answersStateOf,
  askedBySegment,
  earlierRounds,
  findTabulatedRound,
  segmentsOf,
} from "./round-answers.store.ts";
import * as contracts from "./route-contracts.ts";
import { segmentWords } from "./segment-words.ts";
import { findTableSet, keepTableSet, listTableSets, removeTableSet, replaceTableSet } from "./table-set.store.ts";

export interface TabulationContext {
  db: Db;
  now(): Date;
  run: Threads["run"];
}

/** What the thread gives back (tabulate-round.worker.ts). */
export interface Tabulated {
  report: Report;
  answersState: string;
}

export function tabulationRoutes(app: FastifyInstance, authenticate: Authenticate, context: TabulationContext): void {
  const { db } = context;
  const tabulate = (round: { organisationId: string; roundId: string }, plan: TablePlan) =>
    context.run<Result<Tabulated, TabulationRefusal>>("questionnaire.tabulate", { ...round, plan });

  mount(app, authenticate, contracts.listTableSets, async ({ actor, params: { organisationId, roundId } }) =>
    inOrganisation(db, organisationId, async (trx) => {
      const round = await trx
        .selectFrom("questionnaire_round")
        .select("title")
        .where("organisation_id", "=", organisationId)
        .where("id", "=", roundId)
        .executeTakeFirst();
      if (!round) return notFound();
      const sets = await listTableSets(trx, organisationId, roundId);
      return { round, sets, mayAnalyse: mayActIn(actor, organisationId, "questionnaire.analyse") };
    }),
  );

  mount(app, authenticate, contracts.getTableSet, async ({ params }) =>
    inOrganisation(db, params.organisationId, async (trx) => {
      const set = await findTableSet(trx, params);
      if (!set) return notFound();
      const { state } = await answersStateOf(trx, params.organisationId, params.roundId);
      return { ...set, isOutdated: state !== set.answersState };
    }),
  );

  mount(app, authenticate, contracts.getTableVariables, async ({ params: { organisationId, roundId } }) =>
    inOrganisation(db, organisationId, async (trx) => {
      const round = await findTabulatedRound(trx, organisationId, roundId);
      if (!round) return notFound();
      const names = await segmentsOf(trx, organisationId, roundId);
      const asked = await askedBySegment(trx, organisationId, roundId);
      return {
        instrument: round.instrument,
        segments: names.map((name) => ({
          name,
          label: segmentWords(name).title,
          asked: Object.fromEntries(asked.filter((one) => one.name === name).map((one) => [one.value, one.asked])),
        })),
        earlierRounds: await earlierRounds(trx, organisationId, roundId),
      };
    }),
  );

  mount(app, authenticate, contracts.tabulateRound, async ({ params, body }) => {
    const made = await tabulate(params, body.plan);
    return made.ok ? { report: made.value.report } : refused(made.error);
  });

  mount(app, authenticate, contracts.saveTableSet, async ({ actor, params, body }) => {
    const made = await tabulate(params, body.plan);
    if (!made.ok) return refused(made.error);
    const key = { ...params, tableSetId: randomUUID() };
    return inOrganisation(db, params.organisationId, (trx) =>
      keepTableSet(trx, actor, key, { ...body, ...made.value }, context.now()),
    );
  });

  mount(app, authenticate, contracts.changeTableSet, async ({ actor, params, body }) => {
    const made = await tabulate(params, body.plan);
    if (!made.ok) return refused(made.error);
    return inOrganisation(db, params.organisationId, async (trx) => {
      const saved = await replaceTableSet(trx, actor, params, { ...body, ...made.value }, context.now());
      if (saved) return saved;
      return refused({ reason: (await findTableSet(trx, params)) ? "changed_meanwhile" : "not_found" });
    });
  });

  mount(app, authenticate, contracts.removeTableSet, async ({ actor, params }) => {
    const removed = await inOrganisation(db, params.organisationId, (trx) =>
      removeTableSet(trx, actor, params, context.now()),
    );
    return removed ? undefined : notFound();
  });

  mount(app, authenticate, contracts.exportTableSet, async ({ params, query: { format }, reply }) => {
    const set = await inOrganisation(db, params.organisationId, (trx) => findTableSet(trx, params));
    if (!set) return notFound();
    const content = await context.run<Uint8Array>("questionnaire.report", { report: set.report, format });
    return sendFile(reply, `${set.name}_${set.madeAt.slice(0, 10)}.${format}`, format, content);
  });
}

type Reply = Parameters<Parameters<typeof mount>[3]>[0]["reply"];

function sendFile(reply: Reply, name: string, format: ReportFormat, content: Uint8Array) {
  const shown = format === "pdf" ? "inline" : "attachment";
  return reply
    .type(mediaTypes[format])
    .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(content));
}

const notFound = () => refused({ reason: "not_found" });

function refused(refusal: TabulationRefusal): Refused {
  switch (refusal.reason) {
    case "not_found":
      return new Refused(404, "not_found", { ja: "この集計は見つかりません。", en: "There is no such tabulation." });
    case "changed_meanwhile":
      return new Refused(409, "changed_meanwhile", {
        ja: "ほかの人が先に保存しました。読み込み直してから、もう一度保存してください。",
        en: "Somebody else saved first. Read it again, then save once more.",
      });
    case "plan_wrong":
      return new Refused(422, "plan_wrong", refusal.message, refusal.place);
  }
}
