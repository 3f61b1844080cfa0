import { sql } from "kysely";
import { asOperator } from "../db/operator.ts";
import type { Db } from "../db/tables.ts";
import type { BrokenLink } from "./audit.ts";

/** Whether every chain ends where its head says: quick, and sees what was cut off or restored in part, not what was altered within. */
export const brokenChainEnd = (db: Db): Promise<{ broken: BrokenLink } | { chains: number }> =>
  asOperator(db, async (trx) => {
    const { rows } = await sql<{ chain: string | null; seq: number }>`
      select null as chain, seq from instance_audit_head h where seq <> coalesce((select max(seq) from instance_audit_entry), 0)
        or (seq > 0 and not exists (select from instance_audit_entry e where e.seq = h.seq and e.hash = h.hash))
      union all select facility_id::text, seq from audit_head h where seq > 0
        and not exists (select from audit_entry e where e.facility_id = h.facility_id and e.seq = h.seq and e.hash = h.hash)
      limit 1`.execute(trx);
    const [broken] = rows;
    if (broken) return { broken: { ...broken, problem: "head" } };
    const { n } = await trx
      .selectFrom("audit_head")
      .select(sql<number>`count(*)::int`.as("n"))
      .executeTakeFirstOrThrow();
    return { chains: n + 1 };
  });
