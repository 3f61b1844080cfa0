import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { DocumentCell, DocumentSheet } from "../../shared/sheet-document.ts";
import { mustRead, shownRows } from "./testing/read-for-test.ts";
import { type CsvOptions, writeCsv } from "./write-csv.ts";

const sheet = (...rows: DocumentCell[][]): DocumentSheet => ({
  name: "一覧",
  titleRows: [{ cells: ["表題"] }],
  columns: [
    { header: "番号", width: 5 },
    { header: "備考", width: 20 },
  ],
  rows: rows.map((cells) => ({ cells })),
});

function bytesOf(document: DocumentSheet, options: CsvOptions): Buffer {
  const written = writeCsv(document, options);
  if (!written.ok) throw new Error(written.error.reason);
  return written.value.bytes;
}

const utf8 = (...rows: DocumentCell[][]) => bytesOf(sheet(...rows), { encoding: "utf-8-bom" }).toString();

describe("a CSV we write", () => {
  it("has a mark, CRLF, and no title rows unless asked for", () => {
    expect(utf8([1, "有"])).toBe("\u{feff}番号,備考\r\n1,有\r\n");
    expect(bytesOf(sheet([1, "有"]), { encoding: "utf-8-bom", titleRows: true }).toString()).toContain("表題,\r\n番号");
  });

  it("never starts a text cell with a character that a spreadsheet program runs", () => {
    const text = utf8(...["=1+1", "+1", "-1", "@A", "\tA", "\rA", "\nA"].map((value) => [1, value]));
    for (const [, field] of text.matchAll(/^1,"?([^\r\n]?)/gm)) expect(field).toBe("'");
  });

  it("writes numbers, dates and truth values as such", () => {
    expect(utf8([-5, { date: "2026-08-15" }], [true, null])).toContain("-5,2026-08-15\r\nTRUE,\r\n");
  });

  it.each(["utf-8-bom", "cp932"] as const)("comes back through our reader unchanged in %s", async (encoding) => {
    const texts = ["=1+1", "'=x", '引用"符', "改\n行", "a,b", " 前後 ", "ﾔﾏﾊ", "①髙﨑", "\t=1", "－", "-"];
    const bytes = bytesOf(sheet(...texts.map((text, index) => [index, text])), { encoding });
    const rows = shownRows(await mustRead(bytes, "一覧.csv"));
    expect(rows.slice(1).map(([, text]) => text)).toEqual(texts);
  });
});

describe("CP932", () => {
  it("names every character it does not have, and where", () => {
    expect(writeCsv(sheet([1, "𠮷野家"], [2, "可"], [3, "草彅剛と한"]), { encoding: "cp932" })).toEqual({
      ok: false,
      error: {
        reason: "characters_not_in_cp932",
        cells: [
          { record: 2, column: 2, header: "備考", characters: ["𠮷"] },
          { record: 4, column: 2, header: "備考", characters: ["한"] },
        ],
      },
    });
  });

  it("replaces visibly when told to, and still says where", () => {
    const written = writeCsv(sheet([1, "𠮷野家¥"]), { encoding: "cp932", replaceUnwritable: true });
    if (!written.ok) throw new Error(written.error.reason);
    expect(iconv.decode(written.value.bytes, "cp932")).toContain("1,〓野家〓");
    expect(written.value.replaced).toEqual([{ record: 2, column: 2, header: "備考", characters: ["𠮷", "¥"] }]);
  });

  it("writes the other Unicode form of one JIS character", () => {
    expect(iconv.decode(bytesOf(sheet([1, "〜−‖—"]), { encoding: "cp932" }), "cp932")).toContain("1,～－∥―");
  });

  it("calls writable only what comes back as itself", () => {
    for (let code = 0x20; code < 0xffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCharCode(code);
      const written = writeCsv(sheet([1, `x${character}`]), { encoding: "cp932" });
      if (!written.ok || /["〜−‖—¢£¬¦]/.test(character)) continue;
      if (!iconv.decode(written.value.bytes, "cp932").includes(`x${character}`))
        expect(code.toString(16)).toBe("writable");
    }
  });
});
