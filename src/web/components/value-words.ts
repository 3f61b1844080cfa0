import type { FieldDefinition } from "../../ledger/catalogue.ts";
import type { Claim, FieldValue, Known, Source } from "../../ledger/contract.ts";
import { term } from "../../ledger/vocabulary.ts";
import type { Language } from "../language.ts";

const yesNo = { ja: { true: "はい", false: "いいえ" }, en: { true: "Yes", false: "No" } };
const separator = { ja: "、", en: ", " };

/**
 * A known value as people read it: codes by their label, yes/no in words, several separated. A code outside the vocabulary (kept as
 * an import wrote it) stays as it is.
 * @param refNames names of the records that `ref` fields point to
 */
export function knownWords(
  definition: FieldDefinition,
  value: Known,
  language: Language,
  refNames: Readonly<Record<string, string>> = {},
): string {
  const { type } = definition;
  if (typeof value === "boolean") return yesNo[language][value ? "true" : "false"];
  const words = [value].flat().map((one) => {
    if (type.is === "code" || type.is === "codes") return term(type.vocabulary, String(one))?.[language] ?? String(one);
    if (type.is === "ref") return refNames[String(one)] ?? String(one);
    return String(one);
  });
  return words.join(separator[language]);
}

/** The words of any statement that has some: the value, or what stood there when it is vague or lossy. Empty for bare states. */
export function statementWords(
  definition: FieldDefinition,
  value: FieldValue | Claim | undefined,
  language: Language,
  refNames: Readonly<Record<string, string>> = {},
): string {
  if (!value) return "";
  if (value.state === "known") return knownWords(definition, value.value, language, refNames);
  if (value.state === "vague" || value.state === "lossy") return value.text;
  return "";
}

const sourceWord = {
  ja: {
    row: (n: number) => `${n}行`,
    column: (n: number) => `${n}列目`,
    interview: "聞き取り",
    entry: "画面入力",
    answer: (n: number) => `照会 ${n} への回答`,
  },
  en: {
    row: (n: number) => `row ${n}`,
    column: (n: number) => `column ${n}`,
    interview: "interview",
    entry: "typed in",
    answer: (n: number) => `answer to inquiry ${n}`,
  },
};

/** Where a statement comes from: file, sheet and row; an interview or the answer to an inquiry; or a person at the screen. */
export function sourceWords(source: Source, language: Language): string {
  const words = sourceWord[language];
  switch (source.type) {
    case "file":
      return [source.file, source.sheet, source.sideways ? words.column(source.row) : words.row(source.row)]
        .filter(Boolean)
        .join(" / ");
    case "interview":
      return [source.inquiry ? words.answer(source.inquiry) : words.interview, source.on, source.with].join(" ");
    case "entry":
      return [words.entry, source.at.slice(0, 10), source.by].join(" ");
  }
}
