import { asOperator } from "../db/operator.ts";
import type { Db } from "../db/tables.ts";
import { type BrokenLink, verifyChain } from "./audit.ts";

/** Walks the instance's chain and every facility's, at one moment, to the first broken link. */
export const verifyChains = (db: Db): Promise<{ broken: BrokenLink } | { chains: number; entries: number }> =>
  asOperator(db, async (trx) => {
    const rows = await trx.selectFrom("audit_head").select(["facility_id", "seq"]).orderBy("facility_id").execute();
    for (const chain of [null, ...rows.map((row) => row.facility_id)]) {
      const broken = await verifyChain(trx, chain);
      if (broken) return { broken };
    }
    return { chains: rows.length + 1, entries: rows.reduce((sum, row) => sum + row.seq, 0) };
  });
