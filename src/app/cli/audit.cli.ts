import { type BrokenLink, verifyChain } from "../../platform/audit/audit.ts";
import { asOperator } from "../../platform/db/operator.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";

const problems: Record<BrokenLink["problem"], string> = {
  missing: "記録が抜けています",
  altered: "記録が書き換えられています",
  unlinked: "前の記録とつながっていません",
  head: "最後の記録が失われています",
};

/** Walks the instance's chain and every facility's; names the first broken link. */
export async function auditCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  if (args.positional[0] !== "verify") throw new WrongUse("audit verify");
  const verified = await asOperator(runtime.database.db, async (trx) => {
    const rows = await trx.selectFrom("audit_head").select(["facility_id", "seq"]).orderBy("facility_id").execute();
    for (const chain of [null, ...rows.map((row) => row.facility_id)]) {
      const broken = await verifyChain(trx, chain);
      if (broken) return { broken };
    }
    return { chains: rows.length + 1, entries: rows.reduce((sum, row) => sum + row.seq, 0) };
  });
  if (!("broken" in verified)) return { whole: true, ...verified };
  const { chain, seq, problem } = verified.broken;
  const where = chain ? `医療機関 ${chain}` : "全体の監査記録";
  throw new RefusedInput(
    "audit_broken",
    `監査記録が壊れています: ${where} の ${seq} 番目、${problems[problem]}。`,
    `${chain ?? "instance"}#${seq}`,
  );
}
