import { describe, expect, it } from "vitest";
import type { DocumentSheet, SheetDocument } from "../../shared/sheet-document.ts";
import { readingLimits } from "./reading-limits.ts";
import { mustRead, shownRows } from "./testing/read-for-test.ts";
import { writeXlsx } from "./write-xlsx.ts";
import { ZipContainer } from "./xlsx-reading/zip-container.ts";

const sheet: DocumentSheet = {
  name: "機器一覧",
  titleRows: [{ cells: [{ value: "表題", size: "title" }] }],
  columns: [
    { header: "番号", width: 6, format: "integer" },
    { group: "版数", header: "現在", width: 12, format: "text" },
    { group: "版数", header: "確認日", width: 12, format: "date" },
    { header: "備考", width: 30, wrap: true, hidden: true },
  ],
  rows: [
    { cells: [1, "7.10", { date: "2026-08-15" }, "=1+1"] },
    { cells: [2, { value: "R_x000D_", tone: "alert", bold: true }, null, "一\n二\r三\u0007"], hidden: true },
    { cells: [3.5, true, { value: 0.25, format: "percent" }, " 前後 "], tone: "band" },
  ],
  merges: [{ top: 1, left: 1, bottom: 1, right: 4 }],
  freeze: { rows: "header", columns: 1 },
  autofilter: true,
  spareRows: 2,
  print: {
    paper: "A3",
    orientation: "landscape",
    repeatHeader: true,
    fitToWidth: true,
    header: { left: "A & B" },
    footer: { center: "{page} / {pages}" },
  },
};

const documentOf = (...sheets: DocumentSheet[]): SheetDocument => ({
  title: "試験",
  asOf: "2026-08-15T00:00:00Z",
  sheets,
});

async function partOf(document: SheetDocument, part: string): Promise<string> {
  const zip = await ZipContainer.open(await writeXlsx(document), readingLimits);
  let text = "";
  for await (const chunk of zip.read(part)) text += chunk.toString("latin1");
  return Buffer.from(text, "latin1").toString();
}

const sheetPart = (changes: Partial<DocumentSheet> = {}) =>
  partOf(documentOf({ ...sheet, ...changes }), "xl/worksheets/sheet1.xml");

describe("a workbook we write", () => {
  it("comes back through our reader as it was, formulas as text", async () => {
    const plain = { ...sheet, rows: sheet.rows.filter((row) => !JSON.stringify(row).includes("\\u0007")) };
    const workbook = await mustRead(await writeXlsx(documentOf(plain)));
    expect(shownRows(workbook)).toEqual([
      ["表題"],
      ["番号", "版数", "版数", "備考"],
      [null, "現在", "確認日"],
      ["1", "7.10", "2026/08/15", "=1+1"],
      ["4", "TRUE", "25.0%", " 前後 "],
    ]);
    expect(workbook.sheets[0]).toMatchObject({
      name: "機器一覧",
      hidden: false,
      hiddenColumns: [4],
      merges: [
        { top: 2, left: 1, bottom: 3, right: 1 },
        { top: 2, left: 2, bottom: 2, right: 3 },
        { top: 2, left: 4, bottom: 3, right: 4 },
        { top: 1, left: 1, bottom: 1, right: 4 },
      ],
    });
  });

  it("keeps text that looks like Excel's own escapes, CR, and hidden rows", async () => {
    const rows = [{ cells: ["R_x000D_", "一\n二\r三"], hidden: true }];
    const workbook = await mustRead(await writeXlsx(documentOf({ name: "S", columns: [], rows })));
    expect(shownRows(workbook)).toEqual([["R_x000D_", "一\n二\r三"]]);
    expect([...(workbook.sheets[0]?.rows() ?? [])][0]?.hidden).toBe(true);
  });

  it("is the same bytes for the same content", async () => {
    expect((await writeXlsx(documentOf(sheet))).equals(await writeXlsx(documentOf(sheet)))).toBe(true);
  });

  it("holds no formula, and marks text that looks like one", async () => {
    expect(await sheetPart()).not.toContain("<f>");
    expect(await partOf(documentOf(sheet), "xl/styles.xml")).toContain('quotePrefix="1"');
  });

  it("freezes, filters, repeats and prints as asked", async () => {
    const part = await sheetPart();
    expect(part).toContain('<pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/>');
    expect(part).toContain('<autoFilter ref="A3:D8"/>');
    expect(part).toContain('paperSize="8" fitToWidth="1" fitToHeight="0" orientation="landscape"');
    expect(part).toContain("<oddHeader>&amp;LA &amp;&amp; B</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter>");
    const workbook = await partOf(documentOf(sheet), "xl/workbook.xml");
    expect(workbook).toContain("'機器一覧'!$2:$3</definedName>");
    expect(workbook).toContain("hidden=\"1\">'機器一覧'!$A$3:$D$8</definedName>");
  });
});

describe("choices", () => {
  const withChoice = (list: string[], strict = true): SheetDocument =>
    documentOf({
      name: "S",
      columns: [{ header: "h", width: 9, choice: { list, strict } }],
      rows: [{ cells: ["有"] }],
      spareRows: 3,
    });

  it("that are short stand in the validation itself", async () => {
    const part = await partOf(withChoice(["有", "無"]), "xl/worksheets/sheet1.xml");
    expect(part).toContain(
      'errorStyle="stop" allowBlank="1" showErrorMessage="1" sqref="A2:A5"><formula1>&quot;有,無&quot;</formula1>',
    );
  });

  it.each([
    ["longer than 255 characters together", Array.from({ length: 60 }, (_, index) => `候補${index}`)],
    ["with a comma in an entry", ["有, 一部", "無"]],
  ])("%s go through a hidden sheet", async (_, list) => {
    const document = withChoice(list, false);
    const part = await partOf(document, "xl/worksheets/sheet1.xml");
    expect(part).toContain(`errorStyle="warning"`);
    expect(part).toContain(`<formula1>'_lists'!$A$1:$A$${list.length}</formula1>`);
    const workbook = await mustRead(await writeXlsx(document));
    expect(workbook.sheets[1]).toMatchObject({ name: "_lists", hidden: true });
    expect(shownRows(workbook, 1).map(([entry]) => entry)).toEqual(list);
  });
});

describe("a cell that leads to another sheet", () => {
  it("names it in a link, quotes and all", async () => {
    const document = documentOf(
      {
        name: "目次",
        columns: [{ header: "図表", width: 9 }],
        rows: [{ cells: [{ value: "図表1", link: "A's & 1" }] }],
      },
      { name: "A's & 1", columns: [], rows: [] },
    );
    const part = await partOf(document, "xl/worksheets/sheet1.xml");
    expect(part).toContain(`<hyperlinks><hyperlink ref="A2" location="'A''s &amp; 1'!A1"/></hyperlinks>`);
    expect(await partOf(document, "xl/worksheets/sheet2.xml")).not.toContain("hyperlink");
  });
});

describe("what Excel could not open", () => {
  const empty = { columns: [], rows: [] };
  it.each([
    ["no visible sheet", documentOf({ ...empty, name: "S", hidden: true })],
    ["a sheet name with a slash", documentOf({ ...empty, name: "a/b" })],
    ["two sheets of one name", documentOf({ ...empty, name: "A" }, { ...empty, name: "a" })],
    ["a day that does not exist", documentOf({ ...empty, name: "S", rows: [{ cells: [{ date: "2026-02-30" }] }] })],
    ["text over 32,767 characters", documentOf({ ...empty, name: "S", rows: [{ cells: ["x".repeat(32_768)] }] })],
    ["a number that is none", documentOf({ ...empty, name: "S", rows: [{ cells: [Number.NaN] }] })],
  ])("%s is a fault of the caller", async (_, document) => {
    await expect(writeXlsx(document)).rejects.toThrow(RangeError);
  });
});
