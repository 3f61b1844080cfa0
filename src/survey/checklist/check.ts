import { type Check, CheckFields, type CheckProblem, type FieldConflict } from "./contract.ts";

/**
 * Whether an answer is complete enough to be kept; the same rule in the form and on the server.
 * @param today ISO date in Japan
 */
export function checkProblem(
  fields: CheckFields,
  { targetRequired }: { targetRequired: boolean },
  today: string,
): CheckProblem | null {
  const { answer, notUnderstood, evidenceAsked, evidenceSeen, checkedOn, targetOn } = fields;
  if (answer === "unknown" && notUnderstood === "") return "not_understood_missing";
  if (checkedOn > today) return "checked_in_future";
  if (targetOn !== null && answer !== "no") return "target_without_no";
  if (targetRequired && answer === "no" && targetOn === null) return "target_missing";
  if (targetOn !== null && targetOn < checkedOn) return "target_before_check";
  if (evidenceSeen && !evidenceAsked) return "evidence_not_asked";
  return null;
}

const fieldNames = CheckFields.keyof().options;

/** When a check was made, not what it says: whoever writes last says when. */
const circumstances: readonly string[] = ["checkedOn", "visit"];

export const fieldsOf = (check: CheckFields): CheckFields => CheckFields.parse(check);

export const sameFields = (one: CheckFields, other: CheckFields): boolean =>
  fieldNames.every((field) => one[field] === other[field]);

/**
 * Brings together what two people wrote from the same check, a field at a time: what only one of them changed is taken from that one,
 * and the day and visit are those of the second.
 * @param base   the check both started from; undefined where there was none, and every field both filled in differently is a conflict
 * @param theirs what was written since
 */
export function mergeChecks(
  base: CheckFields | undefined,
  theirs: CheckFields,
  mine: CheckFields,
): { merged: CheckFields } | { conflicts: FieldConflict[] } {
  const merged: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const field of fieldNames) {
    const [before, their, my] = [base?.[field], theirs[field], mine[field]];
    if (circumstances.includes(field)) merged[field] = my;
    else if (their === my || (base && my === before)) merged[field] = their;
    else if (base ? their === before : isEmpty(their)) merged[field] = my;
    else if (!base && isEmpty(my)) merged[field] = their;
    else conflicts.push({ field, base: before ?? null, theirs: their, mine: my });
  }
  return conflicts.length > 0 ? { conflicts } : { merged: CheckFields.parse(merged) };
}

/** Left as it is when nobody said anything. */
const isEmpty = (value: unknown): boolean => value === "" || value === false || value === null;

/** A check that a person made, with the corrections of the same day and visit; the last one counts. */
export interface CheckRound<Kept extends CheckFields = Check> {
  last: Kept;
  corrected: readonly Kept[];
}

/** Checks of one item, oldest first, as they were made: writing again on the same day of the same visit corrects, a later day checks again. */
export function checkRounds<Kept extends CheckFields>(checks: readonly Kept[]): CheckRound<Kept>[] {
  const rounds: { last: Kept; corrected: Kept[] }[] = [];
  for (const check of checks) {
    const before = rounds.at(-1);
    if (before && before.last.checkedOn === check.checkedOn && before.last.visit === check.visit) {
      before.corrected.push(before.last);
      before.last = check;
    } else rounds.push({ last: check, corrected: [] });
  }
  return rounds;
}
