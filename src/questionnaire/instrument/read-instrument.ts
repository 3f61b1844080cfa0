import { z } from "zod";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { Instrument } from "./instrument.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";
import { fromSurveyShape, isSurveyShape } from "./survey-shape.ts";

export interface ReadInstrument {
  instrument: Instrument;
  /** What was read in another way than it was written, and why. */
  notices: readonly string[];
}

/**
 * An instrument from what a JSON or YAML file holds: our own shape, or the one in which research groups write questionnaires down
 * (survey-shape.ts). Only the shape is judged here; whether it makes sense, `checkInstrument` says.
 */
export function readInstrument(json: unknown): Result<ReadInstrument, InstrumentProblem[]> {
  if (isSurveyShape(json)) {
    const { tree, notices, problems } = fromSurveyShape(json);
    if (problems.length > 0) return refuse(problems);
    return parsed(tree, notices);
  }
  return parsed(json, []);
}

const inJapanese = z.locales.ja().localeError;
const inEnglish = z.locales.en().localeError;

function parsed(tree: unknown, notices: readonly string[]): Result<ReadInstrument, InstrumentProblem[]> {
  const result = Instrument.safeParse(tree, { error: inJapanese });
  if (result.success) return ok({ instrument: result.data, notices });
  const english = Instrument.safeParse(tree, { error: inEnglish }).error?.issues ?? [];
  return refuse(
    result.error.issues.map((issue, at) =>
      problem("error", placeOf(issue.path, tree), issue.message, english[at]?.message ?? issue.message),
    ),
  );
}

/** Where in the file, with the id of the question where there is one: people look for that. */
function placeOf(path: readonly PropertyKey[], tree: unknown): string {
  let id = "";
  let at: unknown = tree;
  for (const step of path) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
    const own = (at as { id?: unknown } | null | undefined)?.id;
    if (typeof own === "string") id = own;
  }
  const place = path.reduce<string>(
    (before, step) =>
      typeof step === "number" ? `${before}[${step}]` : before ? `${before}.${String(step)}` : String(step),
    "",
  );
  return id ? `${place}（${id}）` : place || "/";
}
