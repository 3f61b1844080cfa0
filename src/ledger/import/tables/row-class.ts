import { nfkc } from "../cells/plain-text.ts";

/** Rows in a table that hold no record. */
export type NonRecord = "section_band" | "total" | "note";

const total =
  /^(?:総?合計|小計|総計|計|合計台数|total|subtotal|grandtotal|sum)(?:[(（:：].*|台数|件数|\d*(?:台|件)?)?$/;
const note = /^(?:※|＊|\*|注[)）:：\d]|[(（]注|注記|note[:：s]|備考[:：]|→|・.{8}|凡例)/;
const bracketed =
  /^(?:【.*】|〔.*〕|［.*］|\[.*\]|<.*>|＜.*＞|《.*》|■.*|●.*|◆.*|▼.*|▽.*|□.*|◇.*|○.{2,}|=+.*=+|-+.+-+|―.+―)$/s;

/** 「2. 緊急連絡先」「（３）端末」「第２章」 alone in its row: the heading of what follows. */
const numbered =
  /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、:：](?!\d)|[①-⑳]|第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[章節部])\s*\S/;

/**
 * Tells bands, totals and notes from records, by how little a row holds and how it begins.
 * @param first   text of the first filled cell
 * @param filled  number of filled cells
 * @param columns number of columns of the table that feed something
 * @param merged  the row is one merged cell across the table
 */
export function nonRecord(first: string, filled: number, columns: number, merged: boolean): NonRecord | null {
  const text = nfkc(first).toLowerCase().replace(/\s/g, "");
  if (filled <= Math.max(3, columns / 3) && total.test(text)) return "total";
  if (filled <= 2 && note.test(first.trim())) return "note";
  if (filled === 1 && columns > 2 && (merged || bracketed.test(first.trim()) || numbered.test(first.trim())))
    return "section_band";
  return null;
}
