import { describe, expect, it } from "vitest";
import { mustRead, shownRows } from "../testing/read-for-test.ts";
import { workbookByHand, workbookEntries } from "../testing/workbook-by-hand.ts";
import { zipByHand } from "../testing/zip-by-hand.ts";

const cellsOf = async (workbook: Parameters<typeof workbookByHand>[0]) => {
  const [first] = (await mustRead(workbookByHand(workbook))).sheets;
  return [...(first?.rows() ?? [])].flatMap(({ cells }) => [...cells]);
};

describe("text", () => {
  it("joins the runs of rich text and leaves out the reading aid", async () => {
    const sharedStrings =
      '<si><r><t>電子</t></r><r><rPr><b/></rPr><t xml:space="preserve">カルテ </t></r><rPh sb="0" eb="2"><t>デンシ</t></rPh><phoneticPr fontId="1"/></si>';
    expect(await cellsOf({ sharedStrings, sheetData: '<row><c t="s"><v>0</v></c></row>' })).toEqual(["電子カルテ "]);
  });

  it("reads inline strings and the results of formulas", async () => {
    const sheetData =
      '<row><c t="inlineStr"><is><t>直書き</t><rPh sb="0" eb="1"><t>ジカ</t></rPh></is></c><c t="str"><f>A1&amp;"x"</f><v>結果</v></c></row>';
    expect(await cellsOf({ sheetData })).toEqual(["直書き", "結果"]);
  });

  it("undoes Excel's escapes and folds the line breaks of other programs", async () => {
    const sheetData = '<row><c t="inlineStr"><is><t>a_x000D_b_x005F_x000D__x000B_c</t></is></c></row>';
    expect(await cellsOf({ sheetData })).toEqual(["a\rb_x000D_\nc"]);
  });

  it("is kept as typed when it looks like a formula", async () => {
    expect(await cellsOf({ sheetData: '<row><c t="inlineStr"><is><t>\'=1+1</t></is></c></row>' })).toEqual(["'=1+1"]);
  });
});

describe("values", () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs>';

  it("are dates by the number format of their cell", async () => {
    const sheetData =
      '<row><c><v>46249</v></c><c s="1"><v>46249</v></c><c s="2"><v>46249</v></c><c s="3"><v>7.1</v></c></row>';
    expect(await cellsOf({ styles, sheetData })).toEqual([
      { type: "number", value: 46_249, text: "46249", format: null },
      { type: "date", iso: "2026-08-15", serial: 46_249, text: "2026/8/15", format: "yyyy/m/d" },
      { type: "date", iso: "2026-08-15", serial: 46_249, text: "令和8年8月", format: '[$-411]ggge"年"m"月"' },
      { type: "number", value: 7.1, text: "7.10", format: "0.00" },
    ]);
  });

  it("count days from 1904 when the workbook does", async () => {
    const sheetData = '<row><c s="1"><v>44787</v></c></row>';
    expect(await cellsOf({ styles, sheetData, properties: 'date1904="1"' })).toMatchObject([{ iso: "2026-08-15" }]);
  });

  it("of type d are dates whatever their format", async () => {
    expect(await cellsOf({ sheetData: '<row><c t="d"><v>2026-08-15</v></c></row>' })).toMatchObject([
      { iso: "2026-08-15" },
    ]);
  });

  it("that are truth values or errors are said to be so", async () => {
    const workbook = await mustRead(
      workbookByHand({
        sheetData: '<row r="3"><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
      }),
    );
    expect([...(workbook.sheets[0]?.rows() ?? [])]).toEqual([
      {
        number: 3,
        cells: [undefined, { type: "boolean", value: true }, { type: "error", code: "#DIV/0!" }],
        hidden: false,
      },
    ]);
    expect(workbook.notices).toEqual([{ code: "error_cell", place: "台帳!C3" }]);
  });

  it("missing behind a formula are reported, not guessed", async () => {
    const workbook = await mustRead(workbookByHand({ sheetData: '<row><c r="A1"><f>1+1</f></c></row>' }));
    expect(workbook.notices).toEqual([{ code: "formula_without_value", place: "台帳!A1" }]);
    expect(shownRows(workbook)).toEqual([]);
  });

  it("missing in many cells are counted after the first places", async () => {
    const row = (number: number) => `<row r="${number}"><c t="e"><v>#N/A</v></c></row>`;
    const { notices } = await mustRead(
      workbookByHand({ sheetData: Array.from({ length: 30 }, (_, index) => row(index + 1)).join("") }),
    );
    expect(notices).toHaveLength(21);
    expect(notices.at(-1)).toEqual({ code: "error_cell", place: "+10" });
  });
});

describe("the sheet", () => {
  it("says which rows and columns are hidden and which ranges merged, where there is content", async () => {
    const workbook = await mustRead(
      workbookByHand({
        before: '<cols><col min="2" max="2" width="0"/><col min="3" max="16384" hidden="1"/></cols>',
        sheetData: '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="4" ht="0"><c r="C4"><v>2</v></c></row>',
        after:
          '<mergeCells><mergeCell ref="A1:C4"/><mergeCell ref="A2:A1048576"/><mergeCell ref="F9:G9"/></mergeCells>',
      }),
    );
    expect(workbook.sheets[0]).toMatchObject({
      hiddenColumns: [2, 3],
      merges: [
        { top: 1, left: 1, bottom: 4, right: 3 },
        { top: 2, left: 1, bottom: 4, right: 1 },
      ],
    });
    expect([...(workbook.sheets[0]?.rows() ?? [])].map(({ hidden }) => hidden)).toEqual([true, true]);
  });

  it("can be read more than once", async () => {
    const workbook = await mustRead(workbookByHand({ sheetData: "<row><c><v>1</v></c></row>" }));
    expect(shownRows(workbook)).toEqual(shownRows(workbook));
  });

  it("leaves a lone far cell behind and says so", async () => {
    const workbook = await mustRead(
      workbookByHand({
        before: '<dimension ref="A1:XFD1048576"/>',
        sheetData:
          '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>',
      }),
    );
    expect(shownRows(workbook)).toEqual([["1"]]);
    expect(workbook.notices.map(({ place }) => place)).toEqual(["台帳!XFD1", "台帳!A1048576"]);
  });
});

describe("the workbook", () => {
  const sheet = (text: string) =>
    `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>${text}</x:v></x:c></x:row></x:sheetData></x:worksheet>`;

  it("gives sheets in tab order, by relationship, whatever prefix, path or edition the writer chose", async () => {
    const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const bytes = zipByHand([
      {
        name: "_rels\\.rels",
        content: `<Relationships><Relationship Id="a" Type="${strict}/officeDocument" Target="/XL/workbook.xml"/></Relationships>`,
      },
      {
        name: "xl\\workbook.xml",
        content: `<x:workbook xmlns:x="m" xmlns:q="${strict}"><x:sheets><x:sheet name="乙" q:id="two"/><x:sheet name="図" q:id="chart"/><x:sheet name="甲" state="veryHidden" q:id="one"/></x:sheets></x:workbook>`,
      },
      {
        name: "xl\\_rels\\workbook.xml.rels",
        content: `<Relationships><Relationship Id="one" Type="${strict}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="two" Type="${strict}/worksheet" Target="../xl/worksheets/sheet2.xml"/><Relationship Id="chart" Type="${strict}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
      },
      { name: "xl\\worksheets\\sheet1.xml", content: sheet("一") },
      { name: "xl\\worksheets\\sheet2.xml", content: sheet("二") },
    ]);
    const workbook = await mustRead(bytes, "C:\\台帳\\一覧.xlsx");
    expect(workbook.fileName).toBe("一覧.xlsx");
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["乙", false],
      ["甲", true],
    ]);
    expect([shownRows(workbook, 0), shownRows(workbook, 1)]).toEqual([[["二"]], [["一"]]]);
  });

  it("says that links and macros were left aside", async () => {
    const more = [
      { name: "xl/externalLinks/externalLink1.xml", content: "<externalLink/>" },
      { name: "xl/vbaProject.bin", content: "x" },
    ];
    const { notices } = await mustRead(zipByHand(workbookEntries({ more })));
    expect(notices.map(({ code }) => code)).toEqual(["external_links_ignored", "macros_ignored"]);
  });
});
