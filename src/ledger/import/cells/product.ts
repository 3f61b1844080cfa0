import { makers } from "../words/makers.ts";
import { type ProductFamily, productFamilies } from "../words/product-families.ts";
import { nfkc, plain } from "./plain-text.ts";

const legal =
  /(?:[,\s]+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|gmbh|ag|kk|k\.k|sa|nv|bv)\.?)+$/i;

const byAlias = new Map<string, string>();
for (const [canonical, aliases] of makers) {
  for (const alias of [canonical, ...aliases.split("|")]) byAlias.set(makerKey(alias), canonical);
}

function makerKey(text: string): string {
  return plain(nfkc(text).replace(legal, ""));
}

/** The canonical spelling of a maker; undefined when the text is none we know. */
export function knownMaker(text: string): string | undefined {
  return byAlias.get(makerKey(text));
}

/**
 * A maker at the start of a text (「ﾔﾏﾊ RTX830」, "Cisco ASA5525-X"), and the rest. A word counts only when a known maker; a model
 * that happens to begin with a maker's letters (HLC-…, GE…) does not.
 */
export function makerAtStart(text: string): { maker: string; rest: string } | undefined {
  const tokens = text.split(/[\s/／]+/);
  for (let count = Math.min(3, tokens.length); count > 0; count -= 1) {
    const head = tokens.slice(0, count).join(" ");
    const maker = knownMaker(head);
    if (maker) return { maker, rest: text.slice(endOf(text, count)).trim() };
  }
  const glued = /^([ぁ-んァ-ヶー一-龠]+)\s*([A-Za-z0-9].*)$/s.exec(text);
  const maker = glued?.[1] ? knownMaker(glued[1]) : undefined;
  return maker && glued?.[2] ? { maker, rest: glued[2] } : undefined;
}

function endOf(text: string, tokenCount: number): number {
  const separators = /[\s/／]+/g;
  let end = text.length;
  for (let count = 0; count < tokenCount; count += 1) {
    const match = separators.exec(text);
    if (!match) return text.length;
    end = match.index + match[0].length;
  }
  return end;
}

export function productFamily(model: string): ProductFamily | undefined {
  return productFamilies.find((family) => family.pattern.test(model));
}

/** Model text in its usual spelling ("FG-200F" → "FortiGate 200F"). */
export function canonicalModel(model: string): string {
  const text = nfkc(model).replace(/\s*\n\s*/g, " ");
  const family = productFamily(text);
  return family?.spelling ? text.replace(family.pattern, family.spelling).trim() : text;
}
