import { type VocabularyId, vocabularies } from "../../vocabulary.ts";
import {
  assetKindWords,
  founderWords,
  mediaKindWords,
  offlineWords,
  overallDiagramWords,
  roleWords,
  systemCategoryWords,
} from "../words/asset-codes.ts";
import {
  accessLineWords,
  anonymisationWords,
  type CodePattern,
  clauseWords,
  contractFormWords,
  contractTypeWords,
  deviceKindWords,
  partyWords,
  purposeWords,
  serviceClassWords,
  sslTargetWords,
  tunnelWords,
} from "../words/connection-codes.ts";
import { targetCategoryWords } from "../words/target-categories.ts";
import { nfkc, plain } from "./plain-text.ts";

const patterns: Partial<Record<VocabularyId, readonly CodePattern[]>> = {
  accessLine: accessLineWords,
  tunnel: tunnelWords,
  sslTarget: sslTargetWords,
  party: partyWords,
  deviceKind: deviceKindWords,
  contractType: contractTypeWords,
  contractForm: contractFormWords,
  clause: clauseWords,
  purpose: purposeWords,
  serviceClass: serviceClassWords,
  yesNoClaim: anonymisationWords,
  targetCategory: targetCategoryWords,
  assetKind: assetKindWords,
  mediaKind: mediaKindWords,
  offlineOrImmutable: offlineWords,
  systemCategory: systemCategoryWords,
  role: roleWords,
  overallDiagram: overallDiagramWords,
  founderClass: founderWords,
};

const exact = new Map<VocabularyId, Map<string, string>>();
for (const [vocabulary, terms] of Object.entries(vocabularies)) {
  const labels = new Map<string, string>();
  for (const term of terms) for (const label of [term.id, term.ja, term.en]) labels.set(plain(label), term.id);
  exact.set(vocabulary as VocabularyId, labels);
}
for (const term of vocabularies.prefecture)
  exact.get("prefecture")?.set(plain(term.ja.replace(/[都府県]$/, "")), term.id);

/** First code whose pattern fits the text. */
export function codeIn(words: readonly CodePattern[], text: string): string | undefined {
  const word = nfkc(text).toLowerCase().replace(/\s/g, "");
  return words.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Code of a vocabulary for a text: its own id and labels first, then the words people use. undefined: none fits. */
export function codeOf(vocabulary: VocabularyId, text: string): string | undefined {
  const label = exact.get(vocabulary)?.get(plain(text));
  if (label) return label;
  const words = patterns[vocabulary];
  return words ? codeIn(words, text) : undefined;
}

/** Every code named in a text with several entries (「障害対応、ソフトウェア改訂」), without repetition, in order. */
export function codesOf(vocabulary: VocabularyId, text: string): string[] {
  const found = new Set<string>();
  for (const part of text.split(/[、,，/／・;；\n+＋&＆]|および|及び/)) {
    const code = part.trim() === "" ? undefined : codeOf(vocabulary, part);
    if (code) found.add(code);
  }
  return [...found];
}
