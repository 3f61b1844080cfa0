import { createHash } from "node:crypto";
import { sql } from "kysely";
import { asOperator } from "../db/operator.ts";
import type { Db } from "../db/tables.ts";

/** How far a chain of the audit log had come; null: the installation's own. */
export interface AuditHead {
  chain: string | null;
  seq: number;
  hash: string;
}

export interface AuditHeads {
  heads: AuditHead[];
  newestAt: Date | null;
}

/** Heads of all chains at one moment. What is restored has to go through each of them. */
export const readHeads = (db: Db): Promise<AuditHeads> =>
  asOperator(db, async (trx) => {
    const { rows } = await sql<AuditHead>`
      select null as chain, seq, hash from instance_audit_head
      union all select facility_id::text, seq, hash from audit_head order by 1 nulls first`.execute(trx);
    const newest = await sql<{ at: Date | null }>`
      select greatest((select max(at) from instance_audit_entry), (select max(e.at) from audit_head h
        join audit_entry e on e.facility_id = h.facility_id and e.seq = h.seq)) as at`.execute(trx);
    return { heads: rows, newestAt: newest.rows[0]?.at ?? null };
  });

export const writtenHeads = (heads: readonly AuditHead[]): Buffer =>
  Buffer.from(heads.map((head) => `${JSON.stringify(head)}\n`).join(""));

export const headsDigest = (written: Buffer): string => createHash("sha256").update(written).digest("hex");

export const parseHeads = (written: Buffer): AuditHead[] =>
  written
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Chains asked about at once. */
const batch = 1000;

/** Heads that the database's chains do not go through: a chain that was written anew or cut since. */
export async function headsNotPassed(db: Db, heads: readonly AuditHead[]): Promise<AuditHead[]> {
  const missing: AuditHead[] = [];
  for (let at = 0; at < heads.length; at += batch) {
    const asked = heads.slice(at, at + batch);
    const { rows } = await asOperator(db, (trx) =>
      sql<{ no: number }>`
        select no::int from jsonb_to_recordset(${JSON.stringify(asked.map((head, no) => ({ ...head, no })))}::jsonb)
          as head(no int, chain uuid, seq bigint, hash text)
        where seq = 0 or case when chain is null
          then exists (select from instance_audit_entry e where e.seq = head.seq and e.hash = head.hash)
          else exists (select from audit_entry e where e.facility_id = head.chain and e.seq = head.seq and e.hash = head.hash) end`.execute(
        trx,
      ),
    );
    const passed = new Set(rows.map(({ no }) => no));
    missing.push(...asked.filter((_, no) => !passed.has(no)));
  }
  return missing;
}
