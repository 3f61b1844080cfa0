import { matchFacility } from "../../vulnerability/case/reconcile-cases.store.ts";
import { vexFile } from "../../vulnerability/vex/export-vex.worker.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { findFacility } from "./facility.cli.ts";
import { deliver } from "./ledger.cli.ts";
import { operator } from "./operator.ts";

/** What a hospital states about its vulnerabilities, as the ledger and the advisories are now. */
export async function vexCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  if (args.positional.length > 1) throw new WrongUse("医療機関は一つだけ指定してください。");
  const facility = await findFacility(runtime, args.positional[0]);
  const { ledger, config } = runtime;
  const { db } = runtime.database;
  await matchFacility({ db, now: ledger.now, publicUrl: config.publicUrl }, facility.id);
  const made = await vexFile(db, facility, operator.label, ledger.now());
  if (!made.ok)
    throw new RefusedInput(made.error, "該当する脆弱性も、更新の記録もないため、VEX に書くことがありません。");
  return deliver(args.option("out"), made.value.content);
}
