import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { sharedData } from "../../shared/testing/shared-data.ts";
import type { Workbook } from "../../shared/workbook.ts";
import type { LedgerRecord, RecordKind } from "../contract.ts";
import type { ImportPlan } from "./plan-contract.ts";
import { ledgerAfter, plan, recordsOf } from "./testing/plain-plan.ts";

/** The fictional hospitals of the shared test material, read with nobody confirming anything. */
const data = sharedData();
const folder = data === null ? null : join(data, "hospitals");
const hospitals =
  folder === null ? [] : readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const Truth = z.object({
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sheets: z.array(z.object({ id: z.string(), sheet: z.string() })).optional(),
    }),
  ),
  counts: z.record(z.string(), z.unknown()),
  duplicates: z.array(z.object({ record: z.string() })),
  nearDuplicates: z.array(z.object({ records: z.array(z.string()) })),
  conflicts: z.array(z.object({ record: z.string(), field: z.string(), resolved: z.unknown() })),
  lossyCells: z.array(z.unknown()),
  connections: z.array(z.object({ id: z.string(), sources: z.array(z.string()) })),
  assets: z.array(z.object({ id: z.string(), sources: z.array(z.string()) })),
});
type Truth = z.infer<typeof Truth>;

async function read(hospital: string): Promise<Workbook[]> {
  const dir = join(folder ?? "", hospital);
  const books: Workbook[] = [];
  for (const name of readdirSync(dir).filter((file) => /\.(?:xlsx|csv)$/.test(file))) {
    const result = await readWorkbook(readFileSync(join(dir, name)), name);
    if (!result.ok) throw new Error(`${name}: ${result.error.reason}`);
    books.push(result.value);
  }
  return books;
}

/** Truth id of the record that a row describes, by file, sheet and row. */
function truthIds(truth: Truth): Map<string, string> {
  const names = new Map<string, string>();
  for (const file of truth.files) {
    names.set(file.id, `${file.name}#`);
    for (const sheet of file.sheets ?? []) names.set(sheet.id, `${file.name}#${sheet.sheet}`);
  }
  const ids = new Map<string, string>();
  for (const record of [...truth.connections, ...truth.assets]) {
    for (const source of record.sources) {
      const at = source.lastIndexOf(":");
      ids.set(`${names.get(source.slice(0, at))}:${source.slice(at + 1)}`, record.id);
    }
  }
  return ids;
}

function idsOf(record: LedgerRecord, ids: ReadonlyMap<string, string>): Set<string> {
  const found = record.sources.flatMap((source) =>
    source.type === "file" ? [ids.get(`${source.file}#${source.sheet ?? ""}:${source.row}`) ?? ""] : [],
  );
  const own = record.kind === "asset" ? "A" : "[CG]";
  return new Set(found.filter((id) => new RegExp(`^${own}`).test(id)));
}

it.skipIf(folder === null)("there are hospitals of three sizes", () => {
  expect(hospitals).toHaveLength(3);
});

describe.each(hospitals.map((entry) => entry.name))("%s", (hospital) => {
  const truth = Truth.parse(JSON.parse(readFileSync(join(folder ?? "", hospital, "truth.json"), "utf8")));
  const ids = truthIds(truth);
  const planned: Promise<{ books: Workbook[]; result: ImportPlan }> = read(hospital).then((books) => ({
    books,
    result: plan(books),
  }));

  it.each(["connection", "contract", "asset", "system", "backup", "role", "vendor"] as const)(
    "has every %s, no more and no less",
    async (kind: RecordKind) => {
      const { result } = await planned;
      expect(recordsOf(result, kind)).toHaveLength(Number(truth.counts[`${kind}s`]));
    },
  );

  it("brings together every pair of rows that describe one thing, and no two that do not", async () => {
    const { result } = await planned;
    const records = [...recordsOf(result, "asset"), ...recordsOf(result, "connection")];
    expect(records.filter((record) => idsOf(record, ids).size > 1)).toEqual([]);
    const paired = new Set(
      result.duplicates.map(({ right }) =>
        ids.get(`${right.place?.file}#${right.place?.sheet ?? ""}:${right.place?.row}`),
      ),
    );
    expect(truth.duplicates.map(({ record }) => record).filter((record) => !paired.has(record))).toEqual([]);
  });

  it("decides every contradiction as it should be, and asks where nothing decides", async () => {
    const { result } = await planned;
    const records = new Map(result.changes.map(({ after }) => [after.id, after]));
    const found = result.conflicts.map(({ recordId, field, resolved }) => {
      const record = records.get(recordId);
      return [record ? [...idsOf(record, ids)][0] : "", field, resolved?.state === "known" ? resolved.value : null];
    });
    for (const { record, field, resolved } of truth.conflicts) expect(found).toContainEqual([record, field, resolved]);
  });

  it("asks about every version that the spreadsheet changed, and about nothing else", async () => {
    const { result } = await planned;
    expect(result.questions).toHaveLength(truth.lossyCells.length);
  });

  it("knows every column, and changes nothing the second time", async () => {
    const { books, result } = await planned;
    expect(result.unmapped).toEqual([]);
    expect(plan(books, ledgerAfter(result)).changes).toEqual([]);
  });
});
