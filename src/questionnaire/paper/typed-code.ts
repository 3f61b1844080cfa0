import { ok, type Result, refuse } from "../../shared/result.ts";
import type { AnswerValue } from "../instrument/answer.ts";
import type { ItemId, Option, Question } from "../instrument/instrument.ts";
import { readNumber } from "../respond/read-number.ts";
import { openCode, printedOptions, refusedCode } from "./option-code.ts";

export type CodeRefusal =
  | "no_code"
  | "unknown_code"
  | "twice"
  | "one_only"
  | "stands_alone"
  | "too_many"
  | "too_few"
  | "may_not_refuse"
  | "not_a_number"
  | "not_whole"
  | "out_of_range"
  | "not_a_date"
  | "too_long";

/** Null: left open on paper. */
type Read<T = AnswerValue> = Result<T | null, CodeRefusal>;

/**
 * One answer as it is typed from paper: codes with spaces or commas between them, then the words beside an "other" option; a number; a
 * text; a date as 2026-11-20, 20261120 or 20261120 in full-width figures. `0` alone is left open, also for a number: 0 itself is typed
 * as `00`, so that nobody takes one for the other.
 */
export function readTyped(question: Exclude<Question, { kind: "matrix" }>, text: string): Read {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return refuse("no_code");
  if (typed === openCode) return ok(null);
  if (typed === refusedCode) return question.mayRefuse ? ok({ refused: true }) : refuse("may_not_refuse");
  switch (question.kind) {
    case "single":
    case "multiple":
      return readPicked(question, typed);
    case "number": {
      const read = readNumber(typed, question);
      return read.ok ? ok(read.value === null ? null : { number: read.value }) : read;
    }
    case "text":
      return text.length > (question.maxLength ?? 10_000) ? refuse("too_long") : ok({ text: text.trim() });
    case "date":
      return readDay(question, typed);
  }
}

/** The option picked in one row of a matrix. */
export function readRow(question: Extract<Question, { kind: "matrix" }>, text: string): Read<ItemId> {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return refuse("no_code");
  if (typed === openCode) return ok(null);
  const option = optionOf(printedOptions(question), typed);
  return option ? ok(option.id) : refuse("unknown_code");
}

function readPicked(question: Extract<Question, { kind: "single" | "multiple" }>, typed: string): Read {
  const [, codes = "", words = ""] = /^([\d\s,、.]*)(.*)$/su.exec(typed) ?? [];
  const named = codes.split(/[\s,、.]+/).filter((code) => code !== "");
  const options = printedOptions(question);
  const picked = named.map((code) => optionOf(options, code));
  if (picked.length === 0 || picked.some((option) => option === undefined)) return refuse("unknown_code");
  const known = picked.filter((option) => option !== undefined);
  const ids = new Set(known.map(({ id }) => id));
  if (ids.size < known.length) return refuse("twice");
  if (question.kind === "single" && ids.size > 1) return refuse("one_only");
  if (ids.size > 1 && known.some(({ exclusive }) => exclusive)) return refuse("stands_alone");
  if (question.kind === "multiple") {
    if (question.atMost !== undefined && ids.size > question.atMost) return refuse("too_many");
    const alone = known.some(({ exclusive }) => exclusive);
    if (question.atLeast !== undefined && ids.size < question.atLeast && !alone) return refuse("too_few");
  }
  const inOrder = options.map(({ id }) => id).filter((id) => ids.has(id));
  if (words === "") return ok({ picked: inOrder });
  const other = known.find((option) => option.other);
  return other ? ok({ picked: inOrder, words: { [other.id]: words.slice(0, 1000) } }) : refuse("unknown_code");
}

const optionOf = (options: readonly Option[], code: string): Option | undefined =>
  /^\d{1,3}$/.test(code) ? options[Number(code) - 1] : undefined;

function readDay({ min, max }: Extract<Question, { kind: "date" }>, typed: string): Read {
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(typed) ?? [];
  if (!year || !month || !day) return refuse("not_a_date");
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const real = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso) return refuse("not_a_date");
  return (min && iso < min) || (max && iso > max) ? refuse("out_of_range") : ok({ date: iso });
}
