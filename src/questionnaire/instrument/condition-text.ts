import type { Condition, Instrument, ItemId, Question, Wording } from "./instrument.ts";

type Language = "ja" | "en";

/** What of an instrument its conditions name. */
export type Named = Pick<Instrument, "sections" | "derived">;

/**
 * A condition in words for people who design or answer a questionnaire: 「Q1が「はい」」, "Q1 is “Yes”". Questions go by their number, as
 * they stand in the margin of the form; the words for readers of tables name them by their labels (table/condition-words.ts).
 */
export function conditionText(condition: Condition, instrument: Named, language: Language): string {
  return language === "ja" ? inJapanese(condition, instrument) : inEnglish(condition, instrument);
}

function inJapanese(condition: Condition, instrument: Named): string {
  const words = (part: Condition): string => {
    if ("all" in part) return part.all.map(grouped).join("、かつ");
    if ("any" in part) return part.any.map(grouped).join("、または");
    if ("not" in part) return `${grouped(part.not)}ではない`;
    if ("derived" in part)
      return `「${derivedLabel(part.derived, instrument, "ja")}」が${eitherJa(groupLabels(part, instrument, "ja"))}`;
    const { question } = part;
    if ("is" in part) {
      const row = part.row ? `の「${rowLabel(part.question, part.row, instrument, "ja")}」` : "";
      return `${question}${row}が${eitherJa(optionLabels(part, instrument, "ja"))}`;
    }
    if ("picked" in part) return `${question}を${rangeJa(part.picked, "個")}選んだ`;
    if ("between" in part) return `${question}が${rangeJa(part.between, unitOf(question, instrument, "ja"))}`;
    return part.answered ? `${question}に回答した` : `${question}に回答していない`;
  };
  const grouped = (part: Condition) => ("all" in part || "any" in part ? `（${words(part)}）` : words(part));
  return words(condition);
}

function inEnglish(condition: Condition, instrument: Named): string {
  const words = (part: Condition): string => {
    if ("all" in part) return part.all.map(grouped).join(" and ");
    if ("any" in part) return part.any.map(grouped).join(" or ");
    if ("not" in part) return `not (${words(part.not)})`;
    if ("derived" in part)
      return `“${derivedLabel(part.derived, instrument, "en")}” is ${eitherEn(groupLabels(part, instrument, "en"))}`;
    const { question } = part;
    if ("is" in part) {
      const row = part.row ? ` (“${rowLabel(part.question, part.row, instrument, "en")}”)` : "";
      return `${question}${row} is ${eitherEn(optionLabels(part, instrument, "en"))}`;
    }
    if ("picked" in part) return `${rangeEn(part.picked, "")} picked in ${question}`;
    if ("between" in part) return `${question} is ${rangeEn(part.between, unitOf(question, instrument, "en"))}`;
    return part.answered ? `${question} is answered` : `${question} is not answered`;
  };
  const grouped = (part: Condition) => ("all" in part || "any" in part ? `(${words(part)})` : words(part));
  return words(condition);
}

const inLanguage = (wording: Wording, language: Language): string => wording[language] ?? wording.ja;

function questionOf({ sections }: Named, id: ItemId): Question | undefined {
  for (const { questions } of sections) for (const question of questions) if (question.id === id) return question;
  return undefined;
}

interface Picked {
  question: ItemId;
  is: readonly ItemId[];
}
function optionLabels({ question: id, is }: Picked, instrument: Named, language: Language): string[] {
  const question = questionOf(instrument, id);
  return labelsOf(is, question && "options" in question ? question.options : [], language);
}

function groupLabels(part: { derived: ItemId; is: readonly ItemId[] }, { derived }: Named, language: Language) {
  const variable = derived?.find(({ id }) => id === part.derived);
  return labelsOf(part.is, variable && "groups" in variable ? variable.groups : [], language);
}

function derivedLabel(id: ItemId, { derived }: Named, language: Language): string {
  const variable = derived?.find((one) => one.id === id);
  return variable ? inLanguage(variable.label, language) : id;
}

function rowLabel(question: ItemId, row: ItemId, instrument: Named, language: Language): string {
  const asked = questionOf(instrument, question);
  return labelsOf([row], asked?.kind === "matrix" ? asked.rows : [], language)[0] ?? row;
}

const labelsOf = (ids: readonly ItemId[], known: readonly { id: ItemId; label: Wording }[], language: Language) =>
  ids.map((id) => {
    const found = known.find((one) => one.id === id);
    return found ? inLanguage(found.label, language) : id;
  });

function unitOf(id: ItemId, instrument: Named, language: Language): string {
  const question = questionOf(instrument, id);
  return question?.kind === "number" && question.unit ? inLanguage(question.unit, language) : "";
}

function eitherJa(labels: readonly string[]): string {
  if (labels.length === 0) return "「…」";
  const quoted = labels.map((label) => `「${label}」`).join("");
  return labels.length === 1 ? quoted : `${quoted}のいずれか`;
}
const eitherEn = (labels: readonly string[]): string => labels.map((label) => `“${label}”`).join(" or ") || "“…”";

interface Range {
  min?: number | undefined;
  max?: number | undefined;
}
function rangeJa({ min, max }: Range, unit: string): string {
  if (min === undefined) return max === undefined ? "いくつか" : `${max}${unit}以下`;
  if (max === undefined) return `${min}${unit}以上`;
  return min === max ? `${min}${unit}` : `${min}${unit}以上${max}${unit}以下`;
}
function rangeEn({ min, max }: Range, unit: string): string {
  const after = unit && ` ${unit}`;
  if (min === undefined) return max === undefined ? "any" : `at most ${max}${after}`;
  if (max === undefined) return `at least ${min}${after}`;
  return min === max ? `${min}${after}` : `${min} to ${max}${after}`;
}
