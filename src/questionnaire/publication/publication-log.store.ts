import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import {
  type BrokenLog,
  entryHash,
  firstBroken,
  type Hash,
  type LogEntry,
  type LoggedEntry,
} from "./publication-log.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    questionnaire_publication_entry: {
      organisation_id: string;
      seq: number;
      round_id: string;
      release_id: string;
      action: LogEntry["action"];
      content_sha256: string;
      why: string | null;
      acted_by: string;
      acted_at: Date;
      previous_hash: string;
      hash: string;
    };
  }
}

export const sha256: Hash = (text) => createHash("sha256").update(text).digest("hex");

/** One after the other until the transaction ends, so that two publishers of an organisation cannot both add the same line. */
export async function lockLog(trx: Trx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('publication ' || ${organisationId}, 0))`.execute(trx);
}

/** Adds a line; `lockLog` has to come first. `trx` is one of `inOrganisation`, here and below. */
export async function appendToLog(trx: Trx, organisationId: string, entry: Omit<LogEntry, "seq">): Promise<void> {
  const last = await trx
    .selectFrom("questionnaire_publication_entry")
    .select(["seq", "hash"])
    .where("organisation_id", "=", organisationId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? "";
  await trx
    .insertInto("questionnaire_publication_entry")
    .values({
      organisation_id: organisationId,
      seq,
      round_id: entry.roundId,
      release_id: entry.releaseId,
      action: entry.action,
      content_sha256: entry.contentSha256,
      why: entry.why,
      acted_by: entry.actedBy,
      acted_at: new Date(entry.actedAt),
      previous_hash: previousHash,
      hash: entryHash(sha256, previousHash, { ...entry, seq }),
    })
    .execute();
}

/** The whole log, first line first. */
async function readLog(trx: Trx, organisationId: string): Promise<LoggedEntry[]> {
  const { rows } = await sql<Omit<LoggedEntry, "actedAt"> & { actedAt: Date }>`
    select seq, action, round_id as "roundId", release_id as "releaseId", content_sha256 as "contentSha256", why,
      acted_by as "actedBy", acted_at as "actedAt", previous_hash as "previousHash", hash
    from questionnaire_publication_entry where organisation_id = ${organisationId} order by seq`.execute(trx);
  return rows.map((row) => ({ ...row, actedAt: row.actedAt.toISOString() }));
}

/** The lines of one round, the newest first. */
export async function roundLog(trx: Trx, organisationId: string, roundId: string): Promise<LoggedEntry[]> {
  const entries = await readLog(trx, organisationId);
  return entries.filter((entry) => entry.roundId === roundId).reverse();
}

/** Reads everything the organisation ever published. */
export async function verifyLog(
  trx: Trx,
  organisationId: string,
): Promise<{ lines: number; broken: BrokenLog | null }> {
  const entries = await readLog(trx, organisationId);
  const releases = await trx
    .selectFrom("questionnaire_release")
    .select(["id", "content"])
    .where("organisation_id", "=", organisationId)
    .execute();
  return { lines: entries.length, broken: firstBroken(sha256, entries, releases) };
}
