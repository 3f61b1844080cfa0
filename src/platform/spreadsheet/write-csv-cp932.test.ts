import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { writeCsv } from "./write-csv.ts";

const oneCell = (text: string) => ({ name: "表", columns: [{ header: "名称", width: 10 }], rows: [{ cells: [text] }] });

test("kana, kanji and signs at the edges of the CP932 table are written and read back", () => {
  const text = "ぁあんァアヶーｱﾝ亜腕弌熙ⅰⅹ纊黑①〒㈱～－∥￠￡￢";
  const written = writeCsv(oneCell(text), { encoding: "cp932" });
  expect(written.ok && iconv.decode(written.value.bytes, "cp932")).toBe(`名称\r\n${text}\r\n`);
});

test("a character that CP932 lacks is named with its place", () => {
  const written = writeCsv(oneCell("髙島𠮷"), { encoding: "cp932" });
  expect(written).toEqual({
    ok: false,
    error: { reason: "characters_not_in_cp932", cells: [{ record: 2, column: 1, header: "名称", characters: ["𠮷"] }] },
  });
});
