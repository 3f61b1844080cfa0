import type { AnswerValue } from "./answer.ts";
import type { Condition, ItemId } from "./instrument.ts";

/** What conditions look at: answers to questions that were asked, and the groups of derived variables. */
export interface AnswersView {
  /** Undefined: not asked, or left open. */
  valueOf(question: ItemId): AnswerValue | undefined;
  /** Id of the group a derived variable is in, null where it is in none. */
  groupOf(derived: ItemId): ItemId | null;
}

/**
 * Whether a condition holds, yes or no: a leaf about what was not asked, left open or refused is false, so that `not` of it is true. The
 * tabulator says the same of whole columns (table/condition-mask.ts).
 */
export function holds(condition: Condition, view: AnswersView): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, view));
  if ("any" in condition) return condition.any.some((part) => holds(part, view));
  if ("not" in condition) return !holds(condition.not, view);
  if ("derived" in condition) {
    const group = view.groupOf(condition.derived);
    return group !== null && condition.is.includes(group);
  }
  const value = view.valueOf(condition.question);
  if ("is" in condition) return pickedIn(value, condition.row).some((id) => condition.is.includes(id));
  if ("picked" in condition) {
    const count = pickedIn(value, undefined).length;
    return count > 0 && within(count, condition.picked);
  }
  if ("between" in condition)
    return value !== undefined && "number" in value && within(value.number, condition.between);
  return condition.answered === (value !== undefined && !("refused" in value));
}

function pickedIn(value: AnswerValue | undefined, row: ItemId | undefined): readonly ItemId[] {
  if (value === undefined) return [];
  if ("picked" in value) return value.picked;
  const picked = row !== undefined && "rows" in value ? value.rows[row] : undefined;
  return picked === undefined ? [] : [picked];
}

const within = (value: number, range: { min?: number | undefined; max?: number | undefined }): boolean =>
  value >= (range.min ?? Number.NEGATIVE_INFINITY) && value <= (range.max ?? Number.POSITIVE_INFINITY);
