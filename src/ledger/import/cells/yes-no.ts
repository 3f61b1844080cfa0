import { exposures, fieldWords, noWords, partlyWords, yesWords } from "../words/yes-no.ts";
import { nfkc } from "./plain-text.ts";

const headAndRemark = /^([^(（]{1,12})[(（].*[)）]$/s;

/**
 * Reads a text as yes or no for one field. "partly" is left to the caller; undefined: neither.
 * A text that only ends in a yes or a no counts too (「電話連絡あり」, 「院内LANを通らない」).
 */
export function yesOrNo(field: string, text: string): boolean | "partly" | undefined {
  const word = nfkc(text).toLowerCase().replace(/\s/g, "");
  const own = fieldWords[field];
  if (own?.no.test(word)) return false;
  if (own?.yes.test(word)) return true;
  const whole = general(field, word);
  if (whole !== undefined) return whole;
  const head = headAndRemark.exec(word)?.[1];
  if (head !== undefined) {
    const reading = general(field, head);
    if (reading !== undefined) return reading;
  }
  if (/(?:なし|無し|無|ない|せず|不可|不要|未|未実施|禁止|できず)$/.test(word)) return false;
  if (/(?:あり|有り|有|済|済み|可|可能|している|できる|する|しています|見える|必要)$/.test(word)) return true;
  if (/^(?:一部|部分的)/.test(word)) return "partly";
  if (/^(?:有|あり|可|はい|yes)[、。,:：・\s]/.test(word)) return true;
  if (/^(?:無|なし|不可|いいえ|no)[、。,:：・\s]/.test(word)) return false;
  return undefined;
}

function general(field: string, word: string): boolean | "partly" | undefined {
  if (partlyWords.has(word)) return exposures.has(field) ? true : "partly";
  if (yesWords.has(word)) return true;
  if (noWords.has(word)) return false;
  return undefined;
}
