import { sql } from "kysely";
import type { z } from "zod";
import type { Trx } from "../platform/db/tables.ts";
import { kindDefinition, kinds } from "./catalogue.ts";
import type { RecordKind } from "./contract.ts";
import { type GapState, isGap } from "./gap.ts";
import type { unknowns } from "./route-contracts.ts";

type Gap = z.infer<(typeof unknowns)["reply"]>["items"][number];

export interface LedgerSummary {
  counts: Partial<Record<RecordKind, number>>;
  gaps: Gap[];
}

/** Summaries by facility, each good for one state of its audit chain: every change moves the chain on. */
const remembered = new Map<string, { seq: number; summary: LedgerSummary }>();
const rememberAtMost = 500;

/** How many records there are, and what is still unknown, by kind, field and state. */
export async function ledgerSummary(trx: Trx, facilityId: string): Promise<LedgerSummary> {
  const head = await trx
    .selectFrom("audit_head")
    .select("seq")
    .where("facility_id", "=", facilityId)
    .executeTakeFirst();
  const seq = head?.seq ?? 0;
  const known = remembered.get(facilityId);
  if (known?.seq === seq) return known.summary;
  const summary = await summarise(trx, facilityId);
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(facilityId, { seq, summary });
  return summary;
}

async function summarise(trx: Trx, facilityId: string): Promise<LedgerSummary> {
  const totals = await sql<{ kind: RecordKind; n: number }>`
    select kind, count(*)::int as n from ledger_record
    where facility_id = ${facilityId} and retired_at is null group by kind`.execute(trx);
  const states = await sql<{ kind: RecordKind; field: string; state: string; n: number }>`
    select record.kind, field.key as field, field.value ->> 'state' as state, count(*)::int as n
    from ledger_record record cross join lateral jsonb_each(record.fields) field
    where record.facility_id = ${facilityId} and record.retired_at is null
    group by 1, 2, 3`.execute(trx);
  const counts = Object.fromEntries(totals.rows.map(({ kind, n }) => [kind, n]));
  const gaps = kinds.flatMap(({ kind }) =>
    gapsOfKind(
      kind,
      counts[kind] ?? 0,
      states.rows.filter((row) => row.kind === kind),
    ),
  );
  return { counts, gaps };
}

function gapsOfKind(
  kind: RecordKind,
  total: number,
  rows: readonly { field: string; state: string; n: number }[],
): Gap[] {
  return kindDefinition(kind).fields.flatMap(({ id, optional }) => {
    const own = rows.filter((row) => row.field === id);
    const blank = optional ? 0 : total - own.reduce((sum, row) => sum + row.n, 0);
    const stated = own.flatMap(({ state, n }) =>
      isGap(state as GapState) ? [{ kind, field: id, state: state as GapState, count: n }] : [],
    );
    return blank > 0 ? [...stated, { kind, field: id, state: "blank" as const, count: blank }] : stated;
  });
}
