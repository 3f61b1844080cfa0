import type { Cell } from "../../../shared/workbook.ts";

const ascii = /^[\x20-\x7e]*$/;
const untidy = /^ | {2}| $/;

/** NFKC with blanks collapsed at the ends and within a line; line breaks stay. For identifiers, versions and comparisons. */
export function nfkc(text: string): string {
  if (ascii.test(text) && !untidy.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

const halfKana = /[\uff61-\uff9f]+/g;
const fullWidthAlnum = /[０-９Ａ-Ｚａ-ｚ]/g;
const betweenAlnum = /(?<=[0-9A-Za-z])[．－／：＿＋＆＃](?=[0-9A-Za-z])/g;

/**
 * Text as a person would have typed it carefully: half-width kana widened, full-width letters and digits narrowed. Unlike NFKC it
 * keeps ①, ㈱ and Japanese punctuation, because names and remarks are read by people.
 */
export function tidy(text: string): string {
  if (ascii.test(text)) return text.trim();
  return text
    .replace(/\r\n?/g, "\n")
    .replace(halfKana, (run) => run.normalize("NFKC"))
    .replace(fullWidthAlnum, (letter) => letter.normalize("NFKC"))
    .replace(betweenAlnum, (mark) => mark.normalize("NFKC"))
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

const company =
  /株式会社|有限会社|合同会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|\((?:株|有|同|一社|一財|公財)\)/g;
const noise = /[\s\-‐‑‒–—―ー−・_/、,.。，()[\]「」『』【】]/g;

/** For deciding whether two texts say the same: NFKC, lower case, without blanks, hyphens, punctuation and company form. */
export function plain(text: string): string {
  return nfkc(text).toLowerCase().replace(company, "").replace(noise, "");
}

/** What a person sees in the cell; "" for an empty or unreadable cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  switch (cell.type) {
    case "number":
    case "date":
      return cell.text;
    case "boolean":
      return cell.value ? "TRUE" : "FALSE";
    case "error":
      return "";
  }
}

/** "A" for 1, "AG" for 33. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
