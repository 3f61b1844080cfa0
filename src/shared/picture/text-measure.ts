/**
 * Text widths without a browser, so that a layout is the same on the server, on screen and in a test. Estimates are generous:
 * a box may be a little too wide, text never runs out of it. Classes of width follow Noto Sans JP.
 */

/** Regular or bold. */
export type Weight = 400 | 700;

const narrow = new Set("iljtfrI.,:;'|!()[]{}` ");
const wide = new Set("mwMW@%&");

/** Width of one character in em. */
function characterWidth(character: string, weight: Weight): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff61 && code <= 0xffdc) return 0.55;
  if (code >= 0x2010 || isAmbiguousSymbol(code)) return 1;
  const bold = weight === 700 ? 1.05 : 1;
  if (narrow.has(character)) return 0.38 * bold;
  if (wide.has(character)) return 0.95 * bold;
  if (code >= 0x41 && code <= 0x5a) return 0.68 * bold;
  return 0.6 * bold;
}

/** Symbols below U+2010 that Japanese fonts draw full width. */
function isAmbiguousSymbol(code: number): boolean {
  return code === 0xd7 || code === 0xf7 || code === 0xb1 || code === 0xa7 || code === 0xb6;
}

/** Width in the unit of `size`. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let em = 0;
  for (const character of text) em += characterWidth(character, weight);
  return em * size;
}

// Characters that XML 1.0 cannot carry at all, and line ends: both become a space.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/gu;
const loneSurrogate = /\p{Surrogate}/gu;

/** One line of text that any picture format can carry. */
export function plainLine(text: string): string {
  return text.replace(unprintable, " ").replace(loneSurrogate, "\ufffd").replace(/ {2,}/g, " ").trim();
}

const notAtStart = /^[、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\],.!?:;%]/u;
const notAtEnd = /[（「『【〔〈《(［[]$/u;

/** Pieces that may stand on different lines: words of half-width text, single full-width characters with what clings to them. */
function pieces(text: string): string[] {
  const raw = text.match(/[\u0021-\u02ff]+ ?|[\s\S]/gu) ?? [];
  const joined: string[] = [];
  for (const piece of raw) {
    const last = joined.at(-1);
    if (last !== undefined && (notAtStart.test(piece) || notAtEnd.test(last))) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** Shortens to `maxWidth`, ending in … when something was left out. */
export function fitLine(text: string, size: number, maxWidth: number, weight: Weight = 400): string {
  const line = plainLine(text);
  if (textWidth(line, size, weight) <= maxWidth) return line;
  let kept = "";
  let width = size;
  for (const character of line) {
    width += characterWidth(character, weight) * size;
    if (width > maxWidth) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Breaks into at most `maxLines` lines of at most `maxWidth`; the last line ends in … when text was left out. */
export function wrapText(
  text: string,
  size: number,
  maxWidth: number,
  maxLines: number,
  weight: Weight = 400,
): string[] {
  const lines: string[] = [];
  let line = "";
  const rest = pieces(plainLine(text)).flatMap((piece) => splitLong(piece, size, maxWidth, weight));
  for (const [index, piece] of rest.entries()) {
    if (line === "" || textWidth((line + piece).trimEnd(), size, weight) <= maxWidth) {
      line += piece;
      continue;
    }
    if (lines.length === maxLines - 1) {
      lines.push(fitLine(line + rest.slice(index).join(""), size, maxWidth, weight));
      return lines;
    }
    lines.push(line.trimEnd());
    line = piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

function splitLong(piece: string, size: number, maxWidth: number, weight: Weight): string[] {
  if (textWidth(piece.trimEnd(), size, weight) <= maxWidth) return [piece];
  const parts: string[] = [];
  let part = "";
  for (const character of piece) {
    if (part !== "" && textWidth(part + character, size, weight) > maxWidth) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return part === "" ? parts : [...parts, part];
}
