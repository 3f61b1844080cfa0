import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Instrument } from "../instrument/instrument.ts";
import { ReportFormat } from "../report/report-format.ts";
import type { ShownReport } from "../report/shown-table.ts";
import { TablePlan } from "../table/plan.ts";

/** Tables of a round: made live from a plan, kept under a name, taken away as files. */
const base = "/api/v1/organisations/:organisationId/rounds/:roundId";
const OneRound = z.object({ organisationId: z.uuid(), roundId: z.uuid() });
const OneSet = OneRound.extend({ tableSetId: z.uuid() });
const read = { to: "organisation", permission: "questionnaire.read" } as const;
const analyse = { to: "organisation", permission: "questionnaire.analyse" } as const;

/** As src/questionnaire/report/shown-table.ts says; made by the server itself, so its outermost shape is enough. */
export const Report = z.custom<ShownReport>(
  (value) => typeof value === "object" && value !== null && "tables" in value && Array.isArray(value.tables),
);

export const TableSetSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  tables: z.int(),
  respondents: z.int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  version: z.int(),
});
export type TableSetSummary = z.infer<typeof TableSetSummary>;

export const TableSet = TableSetSummary.extend({
  plan: TablePlan,
  report: Report,
  /** Answers came, went or changed since the tables were made. */
  isOutdated: z.boolean(),
});
export type TableSet = z.infer<typeof TableSet>;

export const listTableSets = route({
  id: "listTableSets",
  method: "GET",
  path: `${base}/table-sets`,
  summary: "保存した集計表の一覧",
  access: read,
  params: OneRound,
  reply: z.object({ round: z.object({ title: z.string() }), sets: z.array(TableSetSummary), mayAnalyse: z.boolean() }),
});

export const getTableSet = route({
  id: "getTableSet",
  method: "GET",
  path: `${base}/table-sets/:tableSetId`,
  summary: "保存した集計表（図表と計画）",
  access: read,
  params: OneSet,
  reply: TableSet,
});

/** What a builder chooses from. */
export const TableVariables = z.object({
  instrument: Instrument,
  /** What the directory says of who answered. `asked`: how many were asked, by class; empty where nobody was by name. */
  segments: z.array(z.object({ name: z.string(), label: z.string(), asked: z.record(z.string(), z.int()) })),
  /** The last first. */
  earlierRounds: z.array(z.object({ id: z.uuid(), title: z.string() })),
});
export type TableVariables = z.infer<typeof TableVariables>;

export const getTableVariables = route({
  id: "getTableVariables",
  method: "GET",
  path: `${base}/table-variables`,
  summary: "集計に使える設問と属性",
  access: analyse,
  params: OneRound,
  reply: TableVariables,
});

/** 422 plan_wrong: `place` says where in the plan. */
export const tabulateRound = route({
  id: "tabulateRound",
  method: "POST",
  path: `${base}/tabulate`,
  summary: "集計計画から図表を作る（保存しない）",
  access: analyse,
  params: OneRound,
  body: z.object({ plan: TablePlan }),
  reply: z.object({ report: Report }),
});

const Named = z.object({ name: z.string().trim().min(1).max(200), plan: TablePlan });

/** 422 plan_wrong. */
export const saveTableSet = route({
  id: "saveTableSet",
  method: "POST",
  path: `${base}/table-sets`,
  summary: "集計表に名前を付けて保存する",
  access: analyse,
  params: OneRound,
  body: Named,
  reply: TableSetSummary,
});

/** Made again from the answers as they are now. 409 changed_meanwhile, 422 plan_wrong. */
export const changeTableSet = route({
  id: "changeTableSet",
  method: "PUT",
  path: `${base}/table-sets/:tableSetId`,
  summary: "保存した集計表を作り直す（計画や名前も変えられる）",
  access: analyse,
  params: OneSet,
  body: Named.extend({ version: z.int().min(1) }),
  reply: TableSetSummary,
});

export const removeTableSet = route({
  id: "removeTableSet",
  method: "DELETE",
  path: `${base}/table-sets/:tableSetId`,
  summary: "保存した集計表を削除する",
  access: analyse,
  params: OneSet,
});

export const exportTableSet = route({
  id: "exportTableSet",
  method: "GET",
  path: `${base}/table-sets/:tableSetId/file`,
  summary: "集計表を報告書（PDF）・Excel・CSV・JSONで取り出す",
  access: read,
  params: OneSet,
  query: z.object({ format: ReportFormat.default("pdf") }),
  binaryReply: true,
});
