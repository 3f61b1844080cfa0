import { checkInstrument } from "../../questionnaire/instrument/check-instrument.ts";
import type { InstrumentProblem } from "../../questionnaire/instrument/instrument-problem.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { openInstrument } from "./questionnaire-files.cli.ts";
import { publishCommand, publishSummary } from "./questionnaire-publish.cli.ts";
import { tabulateCommand, tabulateSummary } from "./questionnaire-tabulate.cli.ts";

/** Questionnaires as files: nothing here needs a database. */
export async function questionnaireCommand(args: Arguments): Promise<unknown> {
  const [task] = args.positional;
  if (task === "check") return checkCommand(args);
  if (task === "tabulate") return tabulateCommand(args);
  if (task === "publish") return publishCommand(args);
  throw new WrongUse("questionnaire check・tabulate・publish のいずれかです。");
}

interface Checked {
  instrument: { id: string; edition: string; title: string; questions: number };
  notices: readonly string[];
  problems: InstrumentProblem[];
}

function checkCommand(args: Arguments): Checked {
  const { instrument, notices } = openInstrument(args.positional[1]);
  const problems = checkInstrument(instrument);
  const errors = problems.filter(({ weight }) => weight === "error");
  if (errors.length > 0)
    throw new RefusedInput(
      "instrument_has_errors",
      errors.map(({ place, message }) => `${place}: ${message.ja}`).join("\n"),
      errors[0]?.place ?? null,
    );
  const questions = instrument.sections.reduce((sum, section) => sum + section.questions.length, 0);
  const { id, edition, title } = instrument;
  return { instrument: { id, edition, title: title.ja, questions }, notices, problems };
}

export function questionnaireSummary(outcome: unknown): string {
  if (outcome && typeof outcome === "object" && "release" in outcome) return publishSummary(outcome as never);
  if (outcome && typeof outcome === "object" && "report" in outcome) return tabulateSummary(outcome as never);
  if (!outcome || typeof outcome !== "object" || !("notices" in outcome)) return JSON.stringify(outcome);
  const { instrument, notices, problems } = outcome as Checked;
  return [
    `${instrument.title}（${instrument.id} ${instrument.edition}版、${instrument.questions}問）: 使えます。`,
    ...notices.map((notice) => `  ${notice}`),
    ...problems.map(({ place, message }) => `  ${place}: ${message.ja}`),
  ].join("\n");
}
