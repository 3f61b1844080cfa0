import { nfkc } from "../cells/plain-text.ts";

const noise = /[の\s\-‐‑–—―ー・_/／\\、,.。:：;()[\]「」『』【】<>〈〉《》※*＊?？!！"'’“”#＃]/g;

/** Header text reduced to what tells one header from another. */
export function headerKey(text: string): string {
  const key = nfkc(text).toLowerCase().replace(noise, "");
  return key === "" ? nfkc(text).toLowerCase().replace(/\s/g, "") : key;
}

/** Keys to try for one header, the fullest first: as written, without remarks in parentheses, without 様/名/欄 at the end. */
export function headerKeys(text: string): string[] {
  const keys = [headerKey(text)];
  const bare = nfkc(text)
    .replace(/[(（[【].*?[)）\]】]/gs, "")
    .replace(/[※*＊].*$/s, "");
  if (bare.trim() !== "") keys.push(headerKey(bare));
  const first = bare.split(/\n/)[0];
  if (first && first.trim() !== "" && first !== bare) keys.push(headerKey(first));
  return [...new Set(keys)].filter((key) => key !== "");
}

/** A group header ("契約の状況", "患者情報") reduced to the word that its columns' headers lack. */
export function groupKey(text: string): string {
  return headerKey(
    nfkc(text).replace(/(?:の状況|に関する情報|についての情報|の情報|の内容|関係|関連|の詳細|詳細|項目)$/, ""),
  );
}
