import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { verifyChain } from "../../platform/audit/audit.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { workbookByHand, workbookEntries } from "../../platform/spreadsheet/testing/workbook-by-hand.ts";
import { zipByHand } from "../../platform/spreadsheet/testing/zip-by-hand.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { sharedData } from "../../shared/testing/shared-data.ts";
import type { FacilityId } from "../contract.ts";
import { aFacility, ledgerContext, tester } from "../testing/ledger-context.ts";
import { discardImport, dryRun, type ReceivedFile, receiveFiles } from "./import-flow.store.ts";
import { historyRows, traces, tryImport } from "./testing/import-files.ts";

/** Hostile and broken files through the whole import: refused with their place, and the ledger is to the byte what it was. */
const { db } = await testDatabase();
const context = ledgerContext(db);
const good: ReceivedFile = {
  name: "機器一覧.csv",
  content: Buffer.from("資産番号,種別,型番,設置場所\nA-1,ルータ,架空 R-1,1階\nA-2,サーバ,架空 S-2,2階\n"),
};

async function refusedWithoutTrace(facility: FacilityId, files: readonly ReceivedFile[]) {
  const before = await traces(context, facility);
  const outcome = await tryImport(context, facility, files);
  expect(await traces(context, facility)).toBe(before);
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toBeNull();
  if (!("reason" in outcome)) throw new Error("it was imported");
  return outcome;
}

const sheetData = '<row r="1"><c r="A1" t="inlineStr"><is><t>資産番号</t></is></c></row>';
const broken: [name: string, reason: string, content: Uint8Array, place?: string][] = [
  ["空.xlsx", "empty_file", Buffer.alloc(0)],
  ["途中まで.xlsx", "corrupt_file", workbookByHand({ sheetData }).subarray(0, 300)],
  ["古い形式.xlsx", "wrong_format_xls", Buffer.from("d0cf11e0a1b11ae1".padEnd(2048, "0"), "hex")],
  ["ウェブ.xls", "wrong_format_html", Buffer.from("<html><table><tr><td>資産番号</td></tr></table></html>")],
  [
    "実体.xlsx",
    "doctype_not_allowed",
    workbookByHand({ sheet: '<!DOCTYPE worksheet [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' }),
  ],
  [
    "二重.xlsx",
    "corrupt_file",
    zipByHand([...workbookEntries({ sheetData }), ...workbookEntries({ sheetData }).slice(-1)]),
  ],
  ["制御文字.csv", "control_characters", Buffer.from("資産番号,種別\nA-1,ルータ\nA-2,\0\n"), "record 3"],
  ["引用符.csv", "unclosed_quote", Buffer.from('資産番号,種別\nA-1,"ルータ\nA-2,サーバ\n'), "record 2"],
  [
    "混在.csv",
    "encoding_not_uniform",
    Buffer.concat([Buffer.from("資産番号,種別\nA-1,ルータ\n"), iconv.encode("A-2,サーバ\n", "cp932")]),
    "record 3",
  ],
  ["見出しだけ.csv", "no_rows", Buffer.from("資産番号,種別,型番\n")],
];

describe("a broken file", () => {
  test.each(broken)(
    "%s is refused as %s, by name and place, and leaves no trace",
    async (name, reason, content, place) => {
      const facility = await aFacility(context);
      const refusal = await refusedWithoutTrace(facility, [{ name, content }]);
      expect(refusal.reason).toBe(reason);
      expect(refusal.place?.startsWith(name)).toBe(true);
      if (place) expect(refusal.place).toBe(`${name} ${place}`);
      expect(refusal.message).toMatch(/。$/);
    },
  );

  test("among good ones is named, and nothing is imported until the person leaves it out", async () => {
    const facility = await aFacility(context);
    const bad = { name: "制御文字.csv", content: Buffer.from("資産番号,種別\nA-9,\0\n") };
    for (const files of [
      [good, bad],
      [bad, good],
    ])
      expect((await refusedWithoutTrace(facility, files)).place).toBe("制御文字.csv record 2");
    const outcome = await tryImport(context, facility, [good]);
    expect("plan" in outcome && outcome.plan.created).toBe(2);
  });

  test("that only has a header is named among the notices when others have rows", async () => {
    const facility = await aFacility(context);
    const empty = { name: "見出しだけ.csv", content: Buffer.from("資産番号,種別,型番\n") };
    const outcome = await tryImport(context, facility, [good, empty]);
    expect("plan" in outcome && outcome.plan.notices).toContainEqual({
      code: "no_rows",
      place: { file: "見出しだけ.csv", sheet: null },
      text: "",
    });
  });
});

const Expectations = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      outcome: z.enum(["reject", "import"]),
      error: z.string().optional(),
      where: z.string().optional(),
      rows: z.number().optional(),
    }),
  ),
});
const data = sharedData();
const folder = join(data ?? "", "hostile");
const cases =
  data === null ? [] : Expectations.parse(JSON.parse(readFileSync(join(folder, "expectations.json"), "utf8"))).files;
const reasons = (error = ""): string[] =>
  error === "corrupt_or_too_large" ? ["corrupt_file", "too_large_when_unpacked"] : [error];
/** More rows than a test should write: hostile-folder.test.ts reads them, the benchmark plans and writes as many. */
const many = 10_000;

describe.skipIf(data === null)("the hostile files of the shared test material", () => {
  const small = cases.filter(({ rows = 0 }) => rows < many);
  test.each(small)("$file: $outcome", async ({ file, outcome, error, where, rows: expected }) => {
    const facility = await aFacility(context);
    const stored = readFileSync(join(folder, file));
    const name = file.replace(/\.gz$/, "");
    const given = [{ name, content: file.endsWith(".gz") ? gunzipSync(stored) : stored }];
    if (outcome === "reject") {
      const refusal = await refusedWithoutTrace(facility, given);
      expect(reasons(error)).toContain(refusal.reason);
      expect(refusal.place?.startsWith(name)).toBe(true);
      if (where) expect(refusal.place).toBe(`${name} ${where}`);
      return;
    }
    const before = await historyRows(context, facility);
    const id = await receiveFiles(context, tester, facility, given);
    const planned = await dryRun(context, facility, id);
    expect(planned.ok && planned.value.created).toBe(expected);
    await discardImport(context, facility, id);
    expect(await historyRows(context, facility)).toBe(before);
    const imported = await tryImport(context, facility, given);
    expect("plan" in imported && imported.plan.created).toBe(expected);
  });
});
