import { checkInstrument } from "../instrument/check-instrument.ts";
import { Instrument } from "../instrument/instrument.ts";
import { type InstrumentProblem, problem } from "../instrument/instrument-problem.ts";

/** What a draft lacks to be an instrument at all: it cannot be saved so. `place`: id of the question, section, derived variable or ranking. */
export function shapeProblems(draft: Instrument): InstrumentProblem[] {
  const parsed = Instrument.safeParse(draft);
  if (parsed.success) return [];
  const seen = new Set<string>();
  return parsed.error.issues.flatMap(({ path }) => {
    const { place, value } = lastNamed(draft, path);
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    const isCondition = path.includes("show") || path.includes("when");
    const last = isCondition
      ? "condition"
      : String(path.findLast((step) => typeof step === "string" && step !== "ja" && step !== "en") ?? "");
    if (seen.has(`${place} ${last}`)) return [];
    seen.add(`${place} ${last}`);
    const [ja, en] = isCondition ? incomplete : isEmpty ? (empty[last] ?? anyEmpty) : wrong;
    return [problem("error", place, ja, en)];
  });
}

/** Everything there is to say about a draft: what keeps it from being saved, or else what the check finds. */
export function draftProblems(draft: Instrument): InstrumentProblem[] {
  const shape = shapeProblems(draft);
  return shape.length > 0 ? shape : checkInstrument(draft);
}

/** The innermost thing of the form on the way that has an address in the designer; options and rows belong to their question. */
function lastNamed(draft: Instrument, path: readonly PropertyKey[]): { place: string; value: unknown } {
  let place = "";
  let at: unknown = draft;
  for (const [depth, step] of path.entries()) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
    const isThing = ["sections", "questions", "derived", "rankings"].includes(String(path[depth - 1]));
    const id = (at as { id?: unknown } | null | undefined)?.id;
    if (isThing && typeof id === "string") place = id;
  }
  return { place, value: at };
}

const empty: Record<string, readonly [ja: string, en: string]> = {
  questions: [
    "設問が一つもありません。設問を加えるか、取り除いてください。",
    "There is no question here. Add some, or remove this.",
  ],
  sections: ["区分が一つもありません。", "There is no section."],
  options: ["選択肢がありません。", "There are no options."],
  rows: ["項目がありません。", "There are no rows."],
  groups: ["群がありません。", "There are no groups."],
  label: ["名前が空です。", "A name is empty."],
  title: ["題名が空です。", "The title is empty."],
};
const incomplete = [
  "条件が途中です。どの設問が、どのときかを選んでください。",
  "A condition is not complete: choose the question, and when.",
] as const;
const anyEmpty = ["空の欄があります。", "A field is empty."] as const;
const wrong = [
  "使えない文字や、長すぎる文があります。",
  "Something is too long, or holds signs that cannot be used.",
] as const;
