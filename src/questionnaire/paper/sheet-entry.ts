import { ok, type Result, refuse } from "../../shared/result.ts";
import type { AnswerMap, Answers, AnswerValue } from "../instrument/answer.ts";
import type { AnswerProblemReason } from "../instrument/answer-problem.ts";
import { evaluate, withoutUnasked } from "../instrument/evaluate.ts";
import type { Instrument, ItemId, Question, Section, Wording } from "../instrument/instrument.ts";
import { isRefused, placeOf, type Spot, valuesAt, withAnswer, withNewThing } from "../respond/answering.ts";
import { openCode, refusedCode } from "./option-code.ts";
import { type CodeRefusal, readRow, readTyped } from "./typed-code.ts";

interface Row {
  id: ItemId;
  label: Wording;
}

/** One thing to be typed from a sheet. */
export type EntryStep =
  | { key: string; is: "question"; section: Section; spot: Spot; question: Exclude<Question, { kind: "matrix" }> }
  | { key: string; is: "row"; section: Section; spot: Spot; question: Extract<Question, { kind: "matrix" }>; row: Row }
  /** Whether the sheets of this respondent hold one more thing of a repeated section. */
  | { key: string; is: "more"; section: Section };

export type EntryRefusal = CodeRefusal | AnswerProblemReason;

/** What is to be typed of this sheet, in its order: what the answers so far do not ask is left out. */
export function entrySteps(instrument: Instrument, answers: Answers): EntryStep[] {
  const { asked } = evaluate(instrument, withoutUnasked(instrument, answers));
  return instrument.sections.flatMap((section): EntryStep[] => {
    const own = asked.filter((one) => one.section === section.id);
    const steps = own.flatMap(({ question, thing }): EntryStep[] => {
      const spot = { section: section.id, thing };
      const key = placeOf(spot, question.id);
      if (question.kind !== "matrix") return [{ key, is: "question", section, spot, question }];
      const rows = isRefused(valuesAt(answers, spot)[question.id]) ? question.rows.slice(0, 1) : question.rows;
      return rows.map((row) => ({ key: `${key}/${row.id}`, is: "row", section, spot, question, row }));
    });
    const things = Math.max(1, answers.repeated?.[section.id]?.length ?? 0);
    if (own.length === 0 || !section.repeats || things >= section.repeats.atMost) return steps;
    return [...steps, { key: `${section.id}/more/${things}`, is: "more", section }];
  });
}

/** The answers with what was typed at a step; refused when it cannot be read, or when no sheet could hold it beside the others. */
export function keyIn(
  instrument: Instrument,
  answers: Answers,
  step: EntryStep,
  text: string,
): Result<Answers, EntryRefusal> {
  if (step.is === "more") return keyInMore(answers, step.section, text);
  const before = valuesAt(answers, step.spot)[step.question.id];
  const value = step.is === "row" ? readMatrixRow(step, before, text) : readTyped(step.question, text);
  if (!value.ok) return value;
  const next = withAnswer(answers, step.spot, step.question.id, value.value);
  const place = placeOf(step.spot, step.question.id);
  const problem = evaluate(instrument, withoutUnasked(instrument, next)).problems.find((one) => one.place === place);
  return problem ? refuse(problem.reason) : ok(next);
}

/** What is handed to the server: without answers that are not asked any more, and without things of which nothing was written. */
export function sheetOf(instrument: Instrument, answers: Answers): Answers {
  const { values, repeated } = withoutUnasked(instrument, answers);
  if (!repeated) return { values };
  const written = (things: readonly AnswerMap[]) => things.filter((thing) => Object.keys(thing).length > 0);
  const sections = Object.entries(repeated).map(([section, things]) => [section, written(things)] as const);
  return { values, repeated: Object.fromEntries(sections.filter(([, things]) => things.length > 0)) };
}

function readMatrixRow(
  { question, row }: Extract<EntryStep, { is: "row" }>,
  before: AnswerValue | undefined,
  text: string,
): Result<AnswerValue | null, CodeRefusal> {
  if (text.normalize("NFKC").trim() === refusedCode)
    return question.mayRefuse ? ok({ refused: true }) : refuse("may_not_refuse");
  const read = readRow(question, text);
  if (!read.ok) return read;
  const others = before && "rows" in before ? before.rows : {};
  const rows = Object.fromEntries(
    question.rows.flatMap(({ id }) => {
      const picked = id === row.id ? read.value : others[id];
      return picked ? [[id, picked]] : [];
    }),
  );
  return ok(Object.keys(rows).length === 0 ? null : { rows });
}

/** 1: there is one more; 0: that was the last. */
function keyInMore(answers: Answers, section: Section, text: string): Result<Answers, CodeRefusal> {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return refuse("no_code");
  if (typed === openCode) return ok(answers);
  return typed === "1" ? ok(withNewThing(answers, section.id)) : refuse("unknown_code");
}
