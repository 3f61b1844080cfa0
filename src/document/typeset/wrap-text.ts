/** Width of one character as a fraction of the font size. */
export type Advance = (codePoint: number) => number;

/** Characters that may not begin a line, and those that may not end one (JIS X 4051, the common ones). */
const notFirst = new Set(
  "、。，．,.;:；：?!？！）)］]｝}」』】〉》〕”’ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々ゝゞヽヾ・…‥～〜％%℃",
);
const notLast = new Set("（(［[｛{「『【〈《〔“‘￥¥＃#※");

/** A ledger has few distinct characters and very many of each. */
function remembered(test: RegExp): (character: string) => boolean {
  const known = new Map<string, boolean>();
  return (character) => {
    let answer = known.get(character);
    if (answer === undefined) {
      answer = test.test(character);
      known.set(character, answer);
    }
    return answer;
  };
}

/** Half-width letters, digits and signs, which make up words. */
const isWordPart = remembered(/[!-˯\u1e00-\u1eff]/);
/** Marks and variation selectors stand on the character before them and take no width. */
const joinsPrevious = remembered(/\p{M}|[\u200d\ufe00-\ufe0f]/u);
const endsToken = /[-/.,:;@_)\]]/;

type Break = "good" | "poor" | "none";

function breakBetween(before: string, after: string): Break {
  if (joinsPrevious(after)) return "none";
  if (after === " ") return "none";
  if (before === " " || before === "\u3000") return "good";
  if (notFirst.has(after) || notLast.has(before)) return "none";
  if (isWordPart(before) && isWordPart(after)) return endsToken.test(before) ? "poor" : "none";
  return "good";
}

/**
 * Lines of at most `width` (in font sizes). Breaks where Japanese and Western text may break; a string without such a place
 * (a serial number, an address) is broken where the line is full, so that nothing is ever cut off. Line breaks in the text stay.
 */
export function wrapText(text: string, width: number, advance: Advance): string[] {
  return cleaned(text)
    .split("\n")
    .flatMap((line) => wrapLine(Array.from(line), width, advance));
}

/** Without control characters (of imported cells) and invisible spaces: they have no glyph. */
const cleaned = (text: string) =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\P{Cc}\n]|[\u200b\ufeff]/gu, "");

function wrapLine(characters: readonly string[], width: number, advance: Advance): string[] {
  const lines: string[] = [];
  let start = 0;
  let used = 0;
  let good = 0;
  let poor = 0;
  let index = 0;
  while (index < characters.length) {
    const character = characters[index] ?? "";
    const before = characters[index - 1];
    if (index > start && before !== undefined) {
      const kind = breakBetween(before, character);
      if (kind === "good") good = index;
      if (kind === "poor") poor = index;
    }
    const size = joinsPrevious(character) ? 0 : advance(character.codePointAt(0) ?? 0);
    if (used + size > width && index > start && character !== " ") {
      // A break in the first third of the line would leave it nearly empty; breaking inside a token is then the lesser evil.
      const third = start + (index - start) / 3;
      const end = good > third ? good : poor > third ? poor : index;
      lines.push(characters.slice(start, end).join("").trimEnd());
      start = end;
      while (characters[start] === " ") start++;
      index = start;
      used = 0;
      good = start;
      poor = start;
      continue;
    }
    used += size;
    index++;
  }
  if (start < characters.length || lines.length === 0) lines.push(characters.slice(start).join("").trimEnd());
  return lines;
}

/** Width of the widest line as it stands, in font sizes. */
export function naturalWidth(text: string, advance: Advance): number {
  let widest = 0;
  for (const line of cleaned(text).split("\n")) {
    let used = 0;
    for (const character of line) used += joinsPrevious(character) ? 0 : advance(character.codePointAt(0) ?? 0);
    widest = Math.max(widest, used);
  }
  return widest;
}

/** Width of the widest piece that has no good place to break, in font sizes. */
export function widestWord(text: string, advance: Advance): number {
  let widest = 0;
  let used = 0;
  let before: string | undefined;
  for (const character of cleaned(text)) {
    if (before !== undefined && (character === "\n" || breakBetween(before, character) === "good")) used = 0;
    if (character !== " " && character !== "\n" && !joinsPrevious(character))
      used += advance(character.codePointAt(0) ?? 0);
    widest = Math.max(widest, used);
    before = character;
  }
  return widest;
}
