import type { AnswerFile, AnswerRow, RowProblem } from "../../questionnaire/answer-file/open-answer-file.ts";
import type { Instrument } from "../../questionnaire/instrument/instrument.ts";
import { makeReport } from "../../questionnaire/report/make-report.worker.tsx";
import { checkPlan, type PlanProblem } from "../../questionnaire/table/check-plan.ts";
import { defaultPlan } from "../../questionnaire/table/default-plan.ts";
import type { TablePlan } from "../../questionnaire/table/plan.ts";
import { printedShape } from "../../questionnaire/table/printed-shape.ts";
import type { Report } from "../../questionnaire/table/table.ts";
import { tabulate } from "../../questionnaire/table/tabulate.ts";
import type { TabulateContext } from "../../questionnaire/table/tabulation.ts";
import { type RoundData, startRoundData } from "../../questionnaire/tabulation/round-data.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { deliver } from "./ledger.cli.ts";
import { openAnswers, openInstrument, openPlan, shippedPlan } from "./questionnaire-files.cli.ts";

const shownProblems = 10;

export interface Tabulated {
  instrument: Instrument;
  plan: TablePlan;
  report: Report;
  /** Answers that were taken although something about them is wrong. */
  problems: readonly RowProblem[];
}

/** Tables of a file of answers: as JSON beside one another, as a workbook or as a report. */
export async function tabulateCommand(args: Arguments): Promise<unknown> {
  const made = await tabulateFiles(args);
  const format = (["xlsx", "pdf"] as const).filter((name) => args.flag(name));
  if (format.length > 1) throw new WrongUse("--xlsx と --pdf は、どちらか一つです。");
  const [wanted] = format;
  if (wanted) return deliver(args.option("out"), await makeReport(made.report, wanted));
  const { instrument, plan, report, problems } = made;
  const tables = printedShape(report, instrument, [...(instrument.derived ?? []), ...(plan.derived ?? [])]);
  const outcome = { tables, report, problems: problems.map(({ place, message }) => ({ place, message: message.ja })) };
  return args.option("out") ? deliver(args.option("out"), Buffer.from(JSON.stringify(outcome))) : outcome;
}

export async function tabulateFiles(args: Arguments): Promise<Tabulated> {
  const [, named, answers] = args.positional;
  const { instrument } = openInstrument(named);
  const plan = openPlan(args.option("tables")) ?? shippedPlan(instrument.id) ?? defaultPlan(instrument);
  const file = await openAnswers(instrument, answers, { askedOfAll: plan.askedOfAll ?? [] });
  const { data, problems } = readAll(instrument, file, plan);
  const context: TabulateContext = { asOf: null, things: data.things, ...populationOf(args) };
  const refused = checkPlan(instrument, data.dataSet, plan, context);
  if (refused.length > 0) throw new RefusedInput("plan_does_not_fit", planWords(refused), planPlace(refused[0]));
  return { instrument, plan, report: tabulate(instrument, data.dataSet, plan, context), problems };
}

/** What stands in a cell that cannot be read is no answer; what the instrument would not have asked is left out by the tabulator. */
function readAll(
  instrument: Instrument,
  file: AnswerFile,
  plan: TablePlan,
): { data: RoundData; problems: RowProblem[] } {
  const builder = startRoundData(instrument, file.size, plan.askedOfAll ?? []);
  const problems: RowProblem[] = [];
  const batch: AnswerRow[] = [];
  for (const row of file.rows()) {
    problems.push(...row.problems);
    batch.push(row);
    if (batch.length === 1000) builder.add(batch.splice(0));
  }
  builder.add(batch);
  return { data: builder.finish(), problems };
}

function populationOf(args: Arguments): { population?: number } {
  const given = args.option("population");
  if (given === undefined) return {};
  const population = Number(given);
  if (!Number.isInteger(population) || population < 1) throw new WrongUse("--population は1以上の整数です。");
  return { population };
}

const planPlace = (problem: PlanProblem | undefined) => (problem?.table == null ? null : `tables[${problem.table}]`);
const planWords = (problems: readonly PlanProblem[]) =>
  `集計計画が調査票と合いません: ${problems
    .slice(0, shownProblems)
    .map(({ table, reason, what }) => `${table === null ? "" : `${table + 1}番目の表 `}${reasons[reason]}「${what}」`)
    .join("、")}`;

const reasons: Record<PlanProblem["reason"], string> = {
  other_instrument: "別の調査票の計画です",
  no_such_variable: "この調査票にない設問",
  not_a_number: "数を答える設問ではありません",
  no_such_ranking: "順位の設問ではありません",
  no_correct_answer: "正答のない設問",
  no_such_section: "繰り返す区分ではありません",
  other_options: "選択肢がほかと違う設問",
  no_such_option: "この設問にない選択肢",
};

/** For people: each figure with its sentence. */
export function tabulateSummary(outcome: {
  report: Report;
  problems: readonly { place: string; message: string }[];
}): string {
  const figures = outcome.report.tables.map(
    ({ figure, title, narrative }) => `図表${figure} ${title}${narrative ? `\n  ${narrative}` : ""}`,
  );
  const more = outcome.problems.length - shownProblems;
  const problems = outcome.problems.slice(0, shownProblems).map(({ place, message }) => `  ${place}: ${message}`);
  return [
    `${outcome.report.title}（回答 ${outcome.report.respondents} 件、${outcome.report.tables.length} 表）`,
    ...figures,
    ...(problems.length > 0 ? [`確かめてください（${outcome.problems.length} か所）:`, ...problems] : []),
    ...(more > 0 ? [`  ほか ${more} か所`] : []),
  ].join("\n");
}
