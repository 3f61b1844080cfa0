import { describe, expect, it } from "vitest";
import { readingLimits } from "./reading-limits.ts";
import { refusalText } from "./refusal-text.ts";

const text = (
  reason: Parameters<typeof refusalText>[0]["reason"],
  place: string | null,
  language: "ja" | "en" = "ja",
) => refusalText({ reason, fileName: "台帳.xlsx", place }, language);

describe("a refusal in words", () => {
  it("says what to do with an old Excel file", () => {
    expect(text("wrong_format_xls", null)).toEqual({
      message: "古い形式のExcelファイル（.xls）です。",
      remedy: "Excelで開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し、もう一度お試しください。",
    });
  });

  it("names record, cell or part", () => {
    expect(text("unclosed_quote", "record 3").message).toContain("場所：3件目の行（見出しの行を1件目と数えます）。");
    expect(text("malformed_workbook", "台帳!B2").message).toContain("場所：シート「台帳」のセルB2。");
    expect(text("malformed_workbook", "台帳!B2", "en").message).toContain("Place: sheet “台帳”, cell B2.");
    expect(text("corrupt_file", "xl/styles.xml").message).toContain("xl/styles.xml");
  });

  it("does not ask for a password", () => {
    expect(text("password_protected", null).remedy).toContain("お知らせいただく必要はありません");
  });

  it("states the limits that hold", () => {
    expect(readingLimits).toMatchObject({ rows: 250_000, cells: 5_000_000, columns: 1_024, fieldCharacters: 32_767 });
    expect(readingLimits.fileBytes).toBe(64 * 1024 * 1024);
  });
});
