import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import type { ErasureRecord } from "./contract.ts";

/**
 * Tablets that hold, or held, something of the hospital, without their names. From now on the server knows none of them, which is the
 * order to wipe (src/survey/capture/); one that never calls again wipes itself after its days.
 */
export async function devicesOf(trx: Trx, facilityId: string): Promise<ErasureRecord["devices"]> {
  const { rows } = await sql<{ id: string; prepared: Date; seen: Date; wiped: Date | null; keep: number }>`
    select id, prepared_at as prepared, last_seen_at as seen, wiped_at as wiped, keep_days as keep
    from survey_device where facility_id = ${facilityId} order by prepared_at, id`.execute(trx);
  return rows.map(({ id, prepared, seen, wiped, keep }) => ({
    id,
    preparedAt: prepared.toISOString(),
    lastSeenAt: seen.toISOString(),
    wipedAt: wiped?.toISOString() ?? null,
    keepDays: keep,
  }));
}
