import { nfkc } from "./plain-text.ts";

/** What counts as a version inside a longer text: v7.0.13, Rev.15.02.30, 9.1R11, 9.8(4)15, 10.2.1.9-57sv, 12.1.L, NS13.0 91.12.nc. */
const versionToken =
  /(?<=^|[\s/、,(（:：;])(?:NS\d+\.\d+[:\s]+\d+\.\d+(?:\.nc)?|(?:v(?:er(?:sion)?)?|rev(?:ision)?|fw|ファームウェア|版数?)[\s.:]*\d+(?:[.\w()-]*\w)?|\d+\.\d+(?:\(\d+\)\d*|\.?[A-Z]\d*(?:\.\d+)*|\.\d+)+(?:-[\w.]+)?|\d+\.\d+(?:\(\d+\)\d*|R\d+(?:\.\d+)*|-h\d+|-\d+(?:\.\d+)*\w*)?)(?![A-Za-z0-9])/i;

/** Takes the version out of a text that holds a product and its version. null: no version in it. */
export function findVersion(text: string): { version: string; before: string; after: string } | null {
  const match = versionToken.exec(text);
  if (!match) return null;
  return { version: match[0], before: text.slice(0, match.index), after: text.slice(match.index + match[0].length) };
}

/** A version as advisories write it: without "v", "Ver.", "Rev." and build text; NetScaler's "NS13.0 91.12.nc" as 13.0-91.12. */
export function canonicalVersion(text: string): string {
  const t = nfkc(text);
  const netscaler = /^NS(\d+\.\d+)[:\s]+(?:build\s*)?(\d+\.\d+)(?:\.nc)?$/i.exec(t);
  if (netscaler) return `${netscaler[1]}-${netscaler[2]}`;
  const bare = t
    .replace(/^(?:version|ver|rev(?:ision)?|v|ファームウェア|ファーム|バージョン|版数?|第)[\s.:]*(?=\d)/i, "")
    .replace(/[\s,]*\(?\bbuild[\s.:]*\d+[\w.-]*\)?$/i, "")
    .replace(/\s*版$/, "");
  const words = bare.split(" ");
  const last = words.at(-1);
  return words.length > 1 && last && /\d/.test(last) && words.slice(0, -1).every((word) => /^[A-Za-z]+$/.test(word))
    ? last
    : bare;
}

const between = /\s*(?:[/、,;\n]|・|及び|および|と|と)\s*/;

/** Several versions in one cell ("v6.4.5 / v7.0.1"); a text that only looks like a list stays one. */
export function versionsInText(text: string): string[] {
  const parts = nfkc(text)
    .split(between)
    .filter((part) => part !== "");
  const all = parts.length > 1 && parts.every((part) => /^(?:v|ver\.?|rev\.?)?\s*\d[\w.()-]*$/i.test(part));
  return all ? parts.map(canonicalVersion) : [canonicalVersion(text)];
}
