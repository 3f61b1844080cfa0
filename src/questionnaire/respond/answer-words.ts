import type { AnswerValue } from "../instrument/answer.ts";
import type { ItemId, Question, Wording } from "../instrument/instrument.ts";

/** An answer in the words of the form, a line for each thing said; a refusal has no words of its own. */
export function answerWords(question: Question, value: AnswerValue, word: (wording: Wording) => string): string[] {
  const labelOf = (labelled: readonly { id: ItemId; label: Wording }[], id: string): string => {
    const found = labelled.find((one) => one.id === id);
    return found ? word(found.label) : id;
  };
  const options = "options" in question ? question.options : [];
  if ("picked" in value)
    return value.picked.map((id) => {
      const own = value.words?.[id];
      return own === undefined ? labelOf(options, id) : `${labelOf(options, id)}（${own}）`;
    });
  if ("rows" in value) {
    const { rows } = value;
    const asked = question.kind === "matrix" ? question.rows : [];
    return asked.flatMap(({ id, label }) => {
      const picked = rows[id];
      return picked === undefined ? [] : [`${word(label)}：${labelOf(options, picked)}`];
    });
  }
  if ("number" in value) {
    const unit = question.kind === "number" && question.unit ? word(question.unit) : "";
    return [`${value.number}${unit}`];
  }
  if ("text" in value) return [value.text];
  return "date" in value ? [value.date] : [];
}
