import { checkProblem, fieldsOf, sameFields } from "../check.ts";
import {
  type Answer,
  type Check,
  CheckFields,
  type CheckProblem,
  type CheckToRecord,
  type FieldConflict,
} from "../contract.ts";

/** What stands in the form for one item; not kept by the server before it has an answer. */
export type ItemDraft = Omit<CheckFields, "answer"> & { answer: Answer | null };

/** On which day and visit the person in front of the form is checking. */
export interface Occasion {
  on: string;
  visit: number | null;
}

export function startOf(newest: Check | undefined, { on, visit }: Occasion): ItemDraft {
  if (newest) return { ...fieldsOf(newest), checkedOn: on, visit };
  return {
    answer: null,
    notUnderstood: "",
    hardToUnderstand: false,
    evidenceAsked: false,
    evidenceSeen: false,
    evidence: "",
    evidenceFileId: null,
    checkedOn: on,
    targetOn: null,
    visit,
    note: "",
  };
}

/** A change by hand. What belongs to another answer goes with it: a target date to ×, what is not understood to 分からない. */
export function changed(draft: ItemDraft, patch: Partial<ItemDraft>): ItemDraft {
  const next = { ...draft, ...patch };
  return {
    ...next,
    targetOn: next.answer === "no" ? next.targetOn : null,
    evidenceAsked: next.evidenceAsked || (patch.evidenceSeen === true && !draft.evidenceAsked),
    evidenceSeen: patch.evidenceAsked === false ? false : next.evidenceSeen,
  };
}

const complete = (draft: ItemDraft): CheckFields | null =>
  draft.answer === null
    ? null
    : fieldsOf({
        ...draft,
        answer: draft.answer,
        notUnderstood: draft.answer === "unknown" ? draft.notUnderstood : "",
      });

/** What keeps a draft from being kept; null when nothing does, or nothing was answered yet. */
export function draftProblem(draft: ItemDraft, sheet: { targetRequired: boolean; today: string }): CheckProblem | null {
  const fields = complete(draft);
  return fields && checkProblem(fields, sheet, sheet.today);
}

/** The check to send; null while there is nothing to say beyond what is kept, or something is missing. */
export function toSend(
  item: string,
  draft: ItemDraft,
  newest: Check | undefined,
  sheet: { targetRequired: boolean; today: string },
): CheckToRecord | null {
  const fields = complete(draft);
  if (!fields || checkProblem(fields, sheet, sheet.today)) return null;
  if (newest && sameFields(fieldsOf(newest), { ...fields, checkedOn: newest.checkedOn, visit: newest.visit }))
    return null;
  return { ...fields, item, basedOn: newest?.number ?? 0 };
}

/**
 * Both sayings brought together as the person chose, field by field. What the person did not touch is what the other wrote.
 * @param base the check that the draft began from; undefined where there was none
 * @param mine fields in conflict for which the draft's value was chosen
 */
export function settled(
  draft: ItemDraft,
  base: Check | undefined,
  { theirs, fields }: { theirs: Check; fields: readonly FieldConflict[] },
  mine: ReadonlySet<string>,
): ItemDraft {
  const { checkedOn: on, visit } = draft;
  const begun = startOf(base, { on, visit });
  const disputed = new Set<string>(fields.map(({ field }) => field));
  const isTheirs = (field: keyof ItemDraft) => (disputed.has(field) ? !mine.has(field) : draft[field] === begun[field]);
  const taken = CheckFields.keyof().options.filter(
    (field) => isTheirs(field) && !["checkedOn", "visit"].includes(field),
  );
  return { ...draft, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
}
