import { writeFileSync } from "node:fs";
import type { RuleId } from "../../finding/contract.ts";
import { ruleDefinition } from "../../finding/rule-catalogue.ts";
import { evaluate } from "../../finding/store.ts";
import { ledgerOf } from "../../ledger/api.ts";
import { RecordKind } from "../../ledger/contract.ts";
import { exportLedger } from "../../ledger/export.worker.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { findFacility } from "./facility.cli.ts";

export async function findingsCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const facility = await findFacility(runtime, args.positional[0]);
  const result = await evaluate(runtime.database.db, facility.id, runtime.ledger.now());
  if (!result) throw new RefusedInput("no_such_facility", "医療機関が見つかりません。");
  const labelled = (fact: { rule: RuleId }) => {
    const { label, severity } = ruleDefinition(fact.rule);
    return { ...fact, label, severity };
  };
  return { findings: result.findings.map(labelled), completeness: result.completeness.map(labelled) };
}

/** @returns null when the content went to standard output itself */
export async function exportCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const facility = await findFacility(runtime, args.positional[0]);
  const format = args.option("format") ?? "json";
  if (format !== "json" && format !== "xlsx" && format !== "csv")
    throw new WrongUse("--format は json、xlsx、csv のいずれかです。");
  const kind = RecordKind.optional().safeParse(args.option("kind"));
  if (!kind.success) throw new WrongUse(`--kind は ${RecordKind.options.join("、")} のいずれかです。`);
  const encoding = args.option("encoding") ?? "utf-8";
  if (encoding !== "utf-8" && encoding !== "cp932") throw new WrongUse("--encoding は utf-8 か cp932 です。");
  const gone = () => new RefusedInput("no_such_facility", "医療機関が見つかりません。");
  const ledger = await ledgerOf(runtime.database.db, facility.id);
  if (!ledger) throw gone();
  const findingsOf = async () => {
    const findings = await evaluate(runtime.database.db, facility.id, runtime.ledger.now());
    if (!findings) throw gone();
    return findings;
  };
  const written = await exportLedger(ledger, findingsOf, { format, kind: kind.data, encoding });
  if (!written.ok) throw new RefusedInput(written.error.reason, written.error.message, written.error.place);
  return deliver(args.option("out"), written.value.content);
}

/** Writes to the file of `--out`, else to standard output. */
export function deliver(out: string | undefined, content: Uint8Array): unknown {
  if (!out) {
    process.stdout.write(content);
    return null;
  }
  try {
    writeFileSync(out, content);
  } catch (error) {
    throw new RefusedInput(
      "cannot_write",
      `${out} に書き込めません（${error instanceof Error ? error.message : error}）。`,
      out,
    );
  }
  return { out, bytes: content.byteLength };
}
