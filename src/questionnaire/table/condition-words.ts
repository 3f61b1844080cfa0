import type { Condition, Derived, Instrument, Question } from "../instrument/instrument.ts";

/** A condition in words for people who read a table: 「情報システム統括部署の有無」が「はい」. */
export function conditionWords(condition: Condition, instrument: Instrument, derived: readonly Derived[]): string {
  const words = (part: Condition): string => {
    if ("all" in part) return part.all.map(grouped).join("、かつ");
    if ("any" in part) return part.any.map(grouped).join("、または");
    if ("not" in part) return `${grouped(part.not)}ではない`;
    if ("derived" in part) {
      const variable = derived.find(({ id }) => id === part.derived);
      const labels = variable && "groups" in variable ? variable.groups : [];
      return `「${variable?.label.ja ?? part.derived}」が${among(part.is, labels)}`;
    }
    const question = questionOf(instrument, part.question);
    const name = `「${question?.label.ja ?? part.question}」`;
    if ("is" in part) {
      const row = question?.kind === "matrix" ? question.rows.find(({ id }) => id === part.row) : undefined;
      const labels = question && "options" in question ? question.options : [];
      return `${name}${row ? `の「${row.label.ja}」` : ""}が${among(part.is, labels)}`;
    }
    if ("picked" in part) return `${name}を${range(part.picked, "個")}選んだ`;
    if ("between" in part) return `${name}が${range(part.between, "")}`;
    return part.answered ? `${name}に回答した` : `${name}に回答していない`;
  };
  const grouped = (part: Condition) => ("all" in part || "any" in part ? `（${words(part)}）` : words(part));
  return words(condition);
}

/** Those of whom conditions hold: 「…」が「はい」の回答者, or 回答者のうち、「…」に回答したもの where it ends in a verb. */
export function whoMeets(conditions: readonly string[], who: string): string {
  const words = conditions.join("、かつ");
  return /[」か上下0-9]$/.test(words) ? `${words}の${who}` : `${who}のうち、${words}もの`;
}

export function questionOf(instrument: Instrument, id: string): Question | undefined {
  for (const section of instrument.sections) {
    for (const question of section.questions) if (question.id === id) return question;
  }
  return undefined;
}

function among(ids: readonly string[], labels: readonly { id: string; label: { ja: string } }[]): string {
  const named = ids.map((id) => `「${labels.find((option) => option.id === id)?.label.ja ?? id}」`);
  return named.length === 1 ? named.join("") : `${named.join("")}のいずれか`;
}

function range({ min, max }: { min?: number | undefined; max?: number | undefined }, unit: string): string {
  if (min === undefined) return max === undefined ? "何か" : `${max}${unit}以下`;
  if (max === undefined) return `${min}${unit}以上`;
  return min === max ? `${min}${unit}` : `${min}${unit}以上${max}${unit}以下`;
}
