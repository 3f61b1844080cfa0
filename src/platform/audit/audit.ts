import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { canonicalJson } from "../../shared/canonical-json.ts";
import type { Tables, Trx } from "../db/tables.ts";

interface EntryTable {
  seq: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  previous_hash: string;
  hash: string;
}

declare module "../db/tables.ts" {
  interface Tables {
    audit_entry: EntryTable & { facility_id: string };
    audit_head: { facility_id: string; seq: number; hash: string };
    instance_audit_entry: EntryTable;
    instance_audit_head: { one: boolean; seq: number; hash: string };
  }
}

/** What happened, to what, by whom. `detail` must be plain JSON without secrets. */
export interface AuditEvent {
  at: Date;
  actor: string;
  action: string;
  /** "connection:<id>", "import:<id>", … */
  subject: string;
  detail: Record<string, unknown>;
}

export function entryHash(previousHash: string, seq: number, event: AuditEvent): string {
  const { at, actor, action, subject, detail } = event;
  const body = canonicalJson({ seq, at: at.toISOString(), actor, action, subject, detail });
  return createHash("sha256").update(previousHash).update("\n").update(body).digest("hex");
}

/** Appends to the facility's chain in the transaction of the change itself; the head stays locked until its end. */
export async function recordAudit(trx: Trx, facilityId: string, event: AuditEvent): Promise<void> {
  await trx
    .insertInto("audit_head")
    .values({ facility_id: facilityId, seq: 0, hash: "" })
    .onConflict((conflict) => conflict.column("facility_id").doNothing())
    .execute();
  const head = await trx
    .selectFrom("audit_head")
    .select(["seq", "hash"])
    .where("facility_id", "=", facilityId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const entry = next(head, event);
  await trx
    .insertInto("audit_entry")
    .values({ facility_id: facilityId, ...entry })
    .execute();
  await trx
    .updateTable("audit_head")
    .set({ seq: entry.seq, hash: entry.hash })
    .where("facility_id", "=", facilityId)
    .execute();
}

/** The same for what concerns the whole instance. */
export async function recordInstanceAudit(trx: Trx, event: AuditEvent): Promise<void> {
  const head = await trx
    .selectFrom("instance_audit_head")
    .select(["seq", "hash"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const entry = next(head, event);
  await trx.insertInto("instance_audit_entry").values(entry).execute();
  await trx.updateTable("instance_audit_head").set({ seq: entry.seq, hash: entry.hash }).execute();
}

function next(head: { seq: number; hash: string }, event: AuditEvent) {
  const seq = head.seq + 1;
  return {
    seq,
    at: event.at,
    actor: event.actor,
    action: event.action,
    subject: event.subject,
    detail: JSON.stringify(event.detail),
    previous_hash: head.hash,
    hash: entryHash(head.hash, seq, event),
  };
}

export interface BrokenLink {
  /** Facility id, or null for the instance's chain. */
  chain: string | null;
  seq: number;
  problem: "missing" | "altered" | "unlinked" | "head";
}

/** Walks one chain and names the first broken link, or null when it is whole. Reads in pages of 1,000 entries. */
export async function verifyChain(trx: Kysely<Tables>, facilityId: string | null): Promise<BrokenLink | null> {
  const table = sql.table(facilityId ? "audit_entry" : "instance_audit_entry");
  const filter = facilityId ? sql`facility_id = ${facilityId} and` : sql``;
  let seq = 0;
  let hash = "";
  for (;;) {
    const { rows } = await sql<EntryTable>`select seq, at, actor, action, subject, detail, previous_hash, hash
      from ${table} where ${filter} seq > ${seq} order by seq limit 1000`.execute(trx);
    for (const row of rows) {
      const problem = linkProblem(row, seq, hash);
      if (problem) return { chain: facilityId, seq: problem === "missing" ? seq + 1 : row.seq, problem };
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < 1000) break;
  }
  const head = facilityId
    ? await trx
        .selectFrom("audit_head")
        .select(["seq", "hash"])
        .where("facility_id", "=", facilityId)
        .executeTakeFirst()
    : await trx.selectFrom("instance_audit_head").select(["seq", "hash"]).executeTakeFirst();
  const whole = (head?.seq ?? 0) === seq && (head?.hash ?? "") === hash;
  return whole ? null : { chain: facilityId, seq: seq + 1, problem: "head" };
}

function linkProblem(row: EntryTable, previousSeq: number, previousHash: string): BrokenLink["problem"] | null {
  if (row.seq !== previousSeq + 1) return "missing";
  if (row.previous_hash !== previousHash) return "unlinked";
  const event = {
    at: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    detail: row.detail as AuditEvent["detail"],
  };
  return entryHash(previousHash, row.seq, event) === row.hash ? null : "altered";
}
