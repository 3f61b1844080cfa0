import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import type { TablePlan } from "../table/plan.ts";
import type { Report } from "../table/table.ts";
import type { TableSetSummary } from "./route-contracts.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    questionnaire_table_set: {
      organisation_id: string;
      round_id: string;
      id: string;
      name: string;
      plan: TablePlan;
      report: Report;
      answers_state: string;
      version: number;
      made_at: Date;
      made_by: string;
    };
  }
}

export interface SetKey {
  organisationId: string;
  roundId: string;
  tableSetId: string;
}

export interface MadeSet {
  name: string;
  plan: TablePlan;
  report: Report;
  answersState: string;
}

const summary = sql`id, name, version, made_by as "madeBy", made_at as "madeAt",
  jsonb_array_length(report -> 'tables') as tables, (report ->> 'respondents')::int as respondents`;

type SummaryRow = Omit<TableSetSummary, "madeAt"> & { madeAt: Date };
const told = (row: SummaryRow): TableSetSummary => ({ ...row, madeAt: row.madeAt.toISOString() });

/** The last made first. `trx` is one of `inOrganisation`, here and below. */
export async function listTableSets(trx: Trx, organisationId: string, roundId: string): Promise<TableSetSummary[]> {
  const { rows } = await sql<SummaryRow>`select ${summary} from questionnaire_table_set
    where organisation_id = ${organisationId} and round_id = ${roundId} order by made_at desc, id`.execute(trx);
  return rows.map(told);
}

export async function findTableSet(trx: Trx, { organisationId, roundId, tableSetId }: SetKey) {
  const { rows } = await sql<SummaryRow & MadeSet>`
    select ${summary}, plan, report, answers_state as "answersState" from questionnaire_table_set
    where organisation_id = ${organisationId} and round_id = ${roundId} and id = ${tableSetId}`.execute(trx);
  const [row] = rows;
  return row && { ...row, ...told(row) };
}

export async function keepTableSet(
  trx: Trx,
  actor: Actor,
  key: SetKey,
  made: MadeSet,
  now: Date,
): Promise<TableSetSummary> {
  const { organisationId, roundId, tableSetId } = key;
  const { rows } = await sql<SummaryRow>`
    insert into questionnaire_table_set (organisation_id, round_id, id, name, plan, report, answers_state, version, made_at, made_by)
    values (${organisationId}, ${roundId}, ${tableSetId}, ${made.name}, ${JSON.stringify(made.plan)}::jsonb,
      ${JSON.stringify(made.report)}::jsonb, ${made.answersState}, 1, ${now}, ${actor.name})
    returning ${summary}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("an insert returns its row");
  await record(trx, actor, "questionnaire.tablesSaved", key, { name: made.name }, now);
  return told(row);
}

/** @returns undefined where it is not there, or somebody saved it meanwhile */
export async function replaceTableSet(
  trx: Trx,
  actor: Actor,
  key: SetKey,
  made: MadeSet & { version: number },
  now: Date,
): Promise<TableSetSummary | undefined> {
  const { organisationId, roundId, tableSetId } = key;
  const { rows } = await sql<SummaryRow>`
    update questionnaire_table_set set name = ${made.name}, plan = ${JSON.stringify(made.plan)}::jsonb,
      report = ${JSON.stringify(made.report)}::jsonb, answers_state = ${made.answersState}, version = version + 1,
      made_at = ${now}, made_by = ${actor.name}
    where organisation_id = ${organisationId} and round_id = ${roundId} and id = ${tableSetId} and version = ${made.version}
    returning ${summary}`.execute(trx);
  const [row] = rows;
  if (!row) return undefined;
  await record(trx, actor, "questionnaire.tablesSaved", key, { name: made.name }, now);
  return told(row);
}

/** @returns whether it was there */
export async function removeTableSet(trx: Trx, actor: Actor, key: SetKey, now: Date): Promise<boolean> {
  const { organisationId, roundId, tableSetId } = key;
  const removed = await trx
    .deleteFrom("questionnaire_table_set")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("id", "=", tableSetId)
    .returning("name")
    .executeTakeFirst();
  if (!removed) return false;
  await record(trx, actor, "questionnaire.tablesRemoved", key, { name: removed.name }, now);
  return true;
}

const record = (trx: Trx, actor: Actor, action: string, key: SetKey, detail: Record<string, unknown>, at: Date) =>
  recordInstanceAudit(trx, {
    at,
    actor: actor.label,
    action,
    subject: `tables:${key.tableSetId}`,
    detail: { ...detail, organisation: key.organisationId, round: key.roundId },
  });
