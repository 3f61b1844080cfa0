import type { BrokenLink } from "../../platform/audit/audit.ts";
import { verifyChains } from "../../platform/audit/verify-chains.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";

const problems: Record<BrokenLink["problem"], string> = {
  missing: "記録が抜けています",
  altered: "記録が書き換えられています",
  unlinked: "前の記録とつながっていません",
  head: "最後の記録が失われています",
};

export const brokenWords = ({ chain, seq, problem }: BrokenLink): string =>
  `監査記録が壊れています: ${chain ? `医療機関 ${chain}` : "全体の監査記録"} の ${seq} 番目、${problems[problem]}。`;

/** Walks the instance's chain and every facility's; names the first broken link. */
export async function auditCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  if (args.positional[0] !== "verify") throw new WrongUse("audit verify");
  const verified = await verifyChains(runtime.database.db);
  if (!("broken" in verified)) return { whole: true, ...verified };
  const { broken } = verified;
  throw new RefusedInput("audit_broken", brokenWords(broken), `${broken.chain ?? "instance"}#${broken.seq}`);
}
