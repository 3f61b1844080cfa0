import { stateOfWord, type WordState } from "../words/value-states.ts";
import { nfkc } from "./plain-text.ts";

const dashes = /[‐‑‒–—―−─━-]/g;
const withRemark = /^([^(（]{1,14})[(（](.+)[)）]$/s;
const longest = 40;

/**
 * 不明, 確認中, なし, － … as states, also with a remark in parentheses (「なし（常時接続）」) and after a noun (「版数不明」,
 * 「業者へ照会中」). undefined: the text is a value.
 */
export function stateOf(text: string): WordState | undefined {
  if (text.length > longest) return undefined;
  const word = normalised(text);
  if (word === "") return "blank";
  if (/^[ー-]+$/.test(word)) return "notApplicable";
  const exact = stateOfWord(word);
  if (exact) return exact;
  const parts = withRemark.exec(nfkc(text));
  if (parts?.[1]) {
    const head = stateOfWord(normalised(parts[1]));
    if (head && head !== "vague") return head;
  }
  if (
    /^(?:型番|型式|機種|品番|版数|バージョン|バージョン等|ver|型番・版数|メーカー?|番号|os|詳細)(?:は|が|も)?(?:不明|未確認|わからない|分からない)$/.test(
      word,
    )
  )
    return "unknown";
  if (/^.{0,10}(?:確認中|照会中|問合せ中|問い合わせ中|調査中|回答待ち)(?:です)?$/.test(word)) return "checking";
  return undefined;
}

function normalised(text: string): string {
  return nfkc(text).toLowerCase().replace(/\s/g, "").replace(dashes, "-").replace(/。$/, "");
}
