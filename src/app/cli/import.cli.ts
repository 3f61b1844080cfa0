import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { evaluate } from "../../finding/store.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import { PairDecision, SourceMapping } from "../../ledger/import/import-contract.ts";
import {
  type ImportChoices,
  type ImportRefusal,
  listRows,
  type PlanSummary,
} from "../../ledger/importing/import.store.ts";
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
import { type ImportOutcome, type RefusedRow, refusedLine } from "./import-summary.ts";
import { operator } from "./operator.ts";

/** Largest file the command line reads, in bytes; the same as an upload. */
const largestFile = 64 * 1024 * 1024;

/** The file of `--mapping`: what a person confirmed, as `import --dry-run --json` proposes it under `sources[].mapping`. */
const Confirmed = z.object({
  mappings: z.array(SourceMapping).default([]),
  decisions: z.record(z.string(), PairDecision).default({}),
});

export async function importCommand(runtime: Runtime, args: Arguments): Promise<ImportOutcome> {
  const [wanted, ...paths] = args.positional;
  const facility = await findFacility(runtime, wanted);
  if (paths.length === 0) throw new WrongUse("import 医療機関 ファイル… [--dry-run] [--mapping 対応表.json] [--json]");
  const choices = readChoices(args.option("mapping"));
  const id = await receiveFiles(runtime.ledger, operator, facility.id, paths.map(readFile), choices);
  const planned = await dryRun(runtime.ledger, facility.id, id);
  if (!planned.ok) return refused(planned.error);
  const refusedRows = await rowsRefused(runtime, facility.id, id, planned.value);
  const outcome = { import: id, ...planned.value, refusedRows, committed: false };
  if (args.flag("dry-run")) {
    await discardImport(runtime.ledger, facility.id, id);
    return outcome;
  }
  if (refusedRows.length > 0 && planned.value.sources.some(({ ownLedger }) => ownLedger)) {
    await discardImport(runtime.ledger, facility.id, id);
    return refusedEdits(refusedRows);
  }
  const written = await commitImport(runtime.ledger, operator, facility.id, id);
  if (!written.ok) return refused(written.error);
  await evaluate(runtime.database.db, facility.id, runtime.ledger.now());
  return { ...outcome, ...written.value, committed: true };
}

/** More refused rows than this are only counted. */
const mostRefusedRows = 1000;

async function rowsRefused(
  runtime: Runtime,
  facilityId: FacilityId,
  importId: string,
  { sources }: PlanSummary,
): Promise<RefusedRow[]> {
  const rows = await inFacility(runtime.database.db, facilityId, (trx) =>
    listRows(trx, facilityId, importId, { outcome: "refused", limit: mostRefusedRows }),
  );
  return rows.map(({ source, row, reason, cell, text }) => {
    const { file = "", sheet = null } = sources[source] ?? {};
    return { file, sheet, row, reason, cell, text };
  });
}

/** Edits were made on purpose: at the command line, where nobody looks before they are written, all of them fit or none is taken. */
function refusedEdits(rows: readonly RefusedRow[]): never {
  const lines = rows.slice(0, 20).map(refusedLine);
  const more = rows.length > lines.length ? [`… ほか ${rows.length - lines.length}行`] : [];
  const message = `取り込めない行が${rows.length}行あるため、何も取り込んでいません。直してからもう一度取り込んでください。`;
  throw new RefusedInput("rows_refused", [message, ...lines, ...more].join("\n"), rows[0]?.file);
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
