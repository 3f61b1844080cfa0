import { ok, type Result, refuse } from "../../shared/result.ts";
import type { FieldDefinition, FieldType } from "../catalogue.ts";
import { type FieldValue, Known } from "../contract.ts";
import { vocabularies } from "../vocabulary.ts";
import type { RecordReferences } from "./record-reference.ts";
import { marks, stateOfCell } from "./state-word.ts";

export const cellProblems = [
  "not_a_choice",
  "not_yes_or_no",
  "not_a_whole_number",
  "not_a_date",
  "no_such_record",
  "conflict_is_read_only",
  "unreadable_value",
] as const;
export type CellProblem = (typeof cellProblems)[number];

const known = (value: Known): FieldValue => ({ state: "known", value });
const words: readonly (readonly [string, boolean])[] = [
  ["はい", true],
  ["いいえ", false],
];

const choiceId = (type: FieldType, label: string): string | undefined =>
  type.is === "code" || type.is === "codes"
    ? vocabularies[type.vocabulary].find(({ id, ja }) => ja === label || id === label)?.id
    : undefined;

/**
 * Reads what a person sees or types in a cell of our workbook.
 * @param text as `tidy` leaves it
 * @returns null for an empty cell (not filled in)
 */
export function readCell(
  text: string,
  { type }: Pick<FieldDefinition, "type">,
  references: RecordReferences,
): Result<FieldValue | null, CellProblem> {
  if (text === "") return ok(null);
  const after = (mark: string): string | undefined =>
    text.startsWith(mark) ? text.slice(mark.length).trim() : undefined;
  const vague = after(marks.vague);
  if (vague !== undefined) return ok({ state: "vague", text: vague });
  const lossy = after(marks.lossy);
  if (lossy !== undefined) return ok({ state: "lossy", text: lossy });
  if (text.startsWith(marks.conflict)) return refuse("conflict_is_read_only");
  const json = after(marks.json);
  if (json !== undefined) return readJson(json);
  const choice = choiceId(type, text);
  if (choice !== undefined) return ok(known(type.is === "codes" ? [choice] : choice));
  const state = stateOfCell(after(marks.state) ?? text);
  return state ? ok({ state }) : readFact(text, type, references);
}

function readJson(json: string): Result<FieldValue, CellProblem> {
  try {
    const value = Known.safeParse(JSON.parse(json));
    return value.success ? ok(known(value.data)) : refuse("unreadable_value");
  } catch {
    return refuse("unreadable_value");
  }
}

function readFact(text: string, type: FieldType, references: RecordReferences): Result<FieldValue, CellProblem> {
  switch (type.is) {
    case "text":
      return ok(known(text));
    case "texts": {
      const parts = text.split("\n").map((part) => part.trim());
      return ok(known(parts.length > 1 ? parts : text));
    }
    case "whole": {
      const digits = text.normalize("NFKC").replaceAll(",", "");
      return /^\d{1,15}$/.test(digits) ? ok(known(Number(digits))) : refuse("not_a_whole_number");
    }
    case "yesNo": {
      const word = words.find(([label]) => label === text);
      return word ? ok(known(word[1])) : refuse("not_yes_or_no");
    }
    case "date": {
      const date = isoDate(text);
      return date ? ok(known(date)) : refuse("not_a_date");
    }
    case "code":
      return refuse("not_a_choice");
    case "codes": {
      const ids = text.split(/[、\n]/).map((label) => choiceId(type, label.trim()));
      return ids.every((id) => id !== undefined) ? ok(known(ids)) : refuse("not_a_choice");
    }
    case "ref": {
      const id = references.read(type.kind, text);
      return id === undefined ? refuse("no_such_record") : ok(known(id));
    }
  }
}

/** 2026, 2026-3, 2026/3/31, 2026年3月31日 → as precise as typed. */
function isoDate(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/.exec(text.normalize("NFKC")) ?? [];
  if (year === undefined) return undefined;
  const iso = [year, month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, "0")])).join("-");
  const real = new Date(`${`${iso}-01-01`.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? iso : undefined;
}
