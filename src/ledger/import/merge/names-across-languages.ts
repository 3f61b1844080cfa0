import { nfkc } from "../cells/plain-text.ts";

const table: Record<string, string> = {};
const rows: readonly (readonly [string, string])[] = [
  ["アイウエオ", "a i u e o"],
  ["カキクケコ", "ka ki ku ke ko"],
  ["サシスセソ", "sa shi su se so"],
  ["タチツテト", "ta chi tsu te to"],
  ["ナニヌネノ", "na ni nu ne no"],
  ["ハヒフヘホ", "ha hi fu he ho"],
  ["マミムメモ", "ma mi mu me mo"],
  ["ヤユヨ", "ya yu yo"],
  ["ラリルレロ", "ra ri ru re ro"],
  ["ワヲン", "wa o n"],
  ["ガギグゲゴ", "ga gi gu ge go"],
  ["ザジズゼゾ", "za ji zu ze zo"],
  ["ダヂヅデド", "da ji zu de do"],
  ["バビブベボ", "ba bi bu be bo"],
  ["パピプペポ", "pa pi pu pe po"],
  ["ァィゥェォ", "a i u e o"],
  ["ャュョ", "ya yu yo"],
  ["ヴ", "vu"],
];
for (const [kana, romaji] of rows)
  romaji.split(" ").forEach((sound, at) => {
    table[kana[at] ?? ""] = sound;
  });

/** Katakana or hiragana as Hepburn letters without long vowels ("シロチョウ" → "shirocho"), for comparing with a name in English. */
export function romanised(kana: string): string {
  const text = nfkc(kana).replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
  let out = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    const next = text[at + 1] ?? "";
    const sound = table[letter];
    if (letter === "ッ") {
      out += (table[next] ?? "")[0] ?? "";
    } else if (sound && /[ャュョ]/.test(next)) {
      out += sound.slice(0, -1) + (/(?:sh|ch|j)i$/.test(sound) ? (table[next] ?? "").slice(1) : (table[next] ?? ""));
      at += 1;
    } else if (sound && /[ァィゥェォ]/.test(next)) {
      out += sound.slice(0, -1) + (table[next] ?? "");
      at += 1;
    } else out += sound ?? "";
  }
  return short(out);
}

function short(letters: string): string {
  return letters
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/ou|oo|oh(?![aeiou])/g, "o")
    .replace(/uu/g, "u")
    .replace(/([aeiou])\1/g, "$1");
}

const leadingKana = /^(?:株式会社|有限会社|\(株\)|㈱|合同会社|一般社団法人|医療法人)?\s*([ァ-ヶー]{2,}|[ぁ-ゖー]{3,})/;

/**
 * The Japanese name behind an English one ("Shirocho Medical" → 「シロチョウ医療システム株式会社」): its kana read as the first
 * word. null when none or several fit.
 */
export function japaneseNameFor(english: string, names: readonly string[]): string | null {
  const first = /^[A-Za-z'’-]{3,}/.exec(nfkc(english))?.[0];
  if (!first) return null;
  const sound = short(first);
  const whole = new Set<string>();
  const start = new Set<string>();
  for (const name of names) {
    const kana = romanised(leadingKana.exec(nfkc(name))?.[1] ?? "");
    if (kana === sound) whole.add(name);
    else if (sound.length >= 4 && kana.startsWith(sound)) start.add(name);
  }
  const found = whole.size > 0 ? whole : start;
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

export function isLatin(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(nfkc(text)) && /[A-Za-z]{3}/.test(text);
}
