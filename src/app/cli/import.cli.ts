import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { evaluate } from "../../finding/store.ts";
import { PairDecision, SourceMapping } from "../../ledger/import/import-contract.ts";
import type { ImportChoices, ImportRefusal } from "../../ledger/importing/import.store.ts";
import { listRows } from "../../ledger/importing/import.store.ts";
import {
  commitImport,
  discardImport,
  dryRun,
  receiveFiles,
  undoImport,
} from "../../ledger/importing/import-flow.store.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { findFacility } from "./facility.cli.ts";
import { operator } from "./operator.ts";

/** Largest file the command line reads, in bytes; the same as an upload. */
const largestFile = 64 * 1024 * 1024;

/** The file of `--mapping`: what a person confirmed, as `import --dry-run --json` proposes it under `sources[].mapping`. */
const Confirmed = z.object({
  mappings: z.array(SourceMapping).default([]),
  decisions: z.record(z.string(), PairDecision).default({}),
});

export async function importCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const [wanted, ...paths] = args.positional;
  const facility = await findFacility(runtime, wanted);
  if (paths.length === 0) throw new WrongUse("import 医療機関 ファイル… [--dry-run] [--mapping 対応表.json] [--json]");
  const choices = readChoices(args.option("mapping"));
  const id = await receiveFiles(runtime.ledger, operator, facility.id, paths.map(readFile), choices);
  const planned = await dryRun(runtime.ledger, facility.id, id);
  if (!planned.ok) return refused(planned.error);
  const { created, changed, sources, duplicates, conflicts, questions, unmapped, notices } = planned.value;
  const outcome = { import: id, created, changed, sources, duplicates, conflicts, questions, unmapped, notices };
  if (args.flag("dry-run")) {
    const refusedRows = await inFacility(runtime.database.db, facility.id, (trx) =>
      listRows(trx, facility.id, id, { outcome: "refused", limit: 1000 }),
    );
    await discardImport(runtime.ledger, facility.id, id);
    return { ...outcome, refusedRows, committed: false };
  }
  const written = await commitImport(runtime.ledger, operator, facility.id, id);
  if (!written.ok) return refused(written.error);
  await evaluate(runtime.database.db, facility.id, runtime.ledger.now());
  return { ...outcome, ...written.value, committed: true };
}

export async function undoCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const [wanted, importId] = args.positional;
  const facility = await findFacility(runtime, wanted);
  if (!z.uuid().safeParse(importId).success || !importId) throw new WrongUse("undo 医療機関 取込みID");
  const undone = await undoImport(runtime.ledger, operator, facility.id, importId);
  if (!undone.ok) return refused(undone.error);
  await evaluate(runtime.database.db, facility.id, runtime.ledger.now());
  return undone.value;
}

function refused({ reason, message, place }: ImportRefusal): never {
  throw new RefusedInput(reason, message, place);
}

function readChoices(path: string | undefined): ImportChoices {
  if (!path) return { mappings: {}, decisions: {} };
  const parsed = Confirmed.safeParse(readJson(path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RefusedInput(
      "bad_mapping",
      `対応表の形が正しくありません: ${issue?.message ?? ""}`,
      `${basename(path)} ${issue?.path.join(".") ?? ""}`,
    );
  }
  return {
    mappings: Object.fromEntries(parsed.data.mappings.map((mapping) => [mapping.key, mapping])),
    decisions: parsed.data.decisions,
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new RefusedInput(
      "bad_mapping",
      `対応表 ${path} を読めませんでした。JSONファイルか確かめてください。`,
      basename(path),
    );
  }
}

function readFile(path: string): { name: string; content: Uint8Array } {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info?.isFile()) throw new RefusedInput("no_such_file", `ファイル ${path} が見つかりません。`, path);
  if (info.size > largestFile)
    throw new RefusedInput("file_too_large", `ファイルは ${largestFile / 1024 / 1024} MB までです。`, path);
  return { name: basename(path).normalize("NFC"), content: readFileSync(path) };
}
