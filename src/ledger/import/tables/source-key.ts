import { nfkc } from "../cells/plain-text.ts";
import { headerKey } from "./header-text.ts";

const era = "(?:令和|平成|昭和|[RHS])\\s?(?:元|\\d{1,2})";
const dates = [
  new RegExp(`${era}(?:年度?)?[.\\-_/]?\\d{0,2}月?[.\\-_/]?\\d{0,2}日?(?:更新|版|現在|時点)?`, "gi"),
  /(?:19|20)\d{2}(?:年度?|[.\-_/]?\d{0,2}(?:月|[.\-_/]?\d{0,2}日?)?)(?:更新|版|現在|時点)?/g,
  /\d{1,2}月(?:\d{1,2}日)?(?:更新|版|現在|時点)?/g,
  /(?:ver|v|rev|第)\.?\d+(?:\.\d+)*版?/gi,
  /[（(]\d+[)）]/g,
];

/** File name without extension, dates and version marks, so that next month's export is the same source. */
export function stableName(fileName: string): string {
  let name = nfkc(fileName).replace(/\.(?:xlsx|xlsm|csv|tsv|txt)$/i, "");
  for (const pattern of dates) name = name.replace(pattern, "");
  name = name
    .toLowerCase()
    .replace(/コピー|copy|最新版?|修正版?|更新版?/g, "")
    .replace(/[\s_\-.()（）・]+/g, "");
  return name === "" ? nfkc(fileName).toLowerCase() : name;
}

/** Key under which a mapping is remembered: file name without dates, sheet, and the headers of its tables (for an empty sheet: none). */
export function sourceKey(fileName: string, sheet: string | null, headers: readonly string[]): string {
  const shape = [...new Set(headers.map(headerKey))].join("|");
  return `${stableName(fileName)}#${sheet === null ? "" : stableName(sheet)}#${hash(shape)}`;
}

/** 53-bit cyrb hash as base 36; a key only has to be stable and short, not secret. */
function hash(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36);
}
