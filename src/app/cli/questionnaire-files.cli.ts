import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../../platform/config.ts";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { refusalText } from "../../platform/spreadsheet/refusal-text.ts";
import {
  type AnswerFile,
  type AnswerFileRules,
  openAnswerFile,
} from "../../questionnaire/answer-file/open-answer-file.ts";
import type { Instrument } from "../../questionnaire/instrument/instrument.ts";
import { readInstrument } from "../../questionnaire/instrument/read-instrument.ts";
import { TablePlan } from "../../questionnaire/table/plan.ts";
import { RefusedInput, WrongUse } from "./arguments.ts";

const shippedFolder = join(projectFolder, "reference", "questionnaires");
/** A survey of 100,000 people with 106 questions is more than a hospital's ledger, which the usual limits are made for. */
const answerLimits = { fileBytes: 1024 * 1024 * 1024, cells: 40_000_000 };

/** An instrument by its file (JSON, YAML) or by the id of one that comes along. */
export function openInstrument(named: string | undefined): { instrument: Instrument; notices: readonly string[] } {
  if (!named) throw new WrongUse("調査票のファイルか、同梱の調査票の名前を指定してください。");
  const file = existsSync(named) ? named : join(shippedFolder, `${named}.yaml`);
  if (!existsSync(file))
    throw new RefusedInput(
      "not_found",
      `調査票 ${named} が見つかりません。同梱の調査票: ${shipped().join("、")}`,
      named,
    );
  const read = readInstrument(readTree(file));
  if (read.ok) return read.value;
  throw new RefusedInput(
    "not_an_instrument",
    `${basename(file)} は調査票として読めません:\n${read.error.map(({ place, message }) => `  ${place}: ${message.ja}`).join("\n")}`,
    read.error[0]?.place ?? file,
  );
}

/** A table plan by its file; null where none was named. */
export function openPlan(named: string | undefined): TablePlan | null {
  if (!named) return null;
  const file = existsSync(named) ? named : join(shippedFolder, `${named}.plan.yaml`);
  if (!existsSync(file)) throw new RefusedInput("not_found", `集計計画 ${named} が見つかりません。`, named);
  const plan = TablePlan.safeParse(readTree(file));
  if (plan.success) return plan.data;
  const [issue] = plan.error.issues;
  throw new RefusedInput(
    "not_a_plan",
    `${basename(file)} は集計計画として読めません: ${issue?.message}`,
    issue?.path.join(".") ?? file,
  );
}

/** The plan that comes along with an instrument of ours; null where none does. */
export function shippedPlan(instrumentId: string): TablePlan | null {
  return existsSync(join(shippedFolder, `${instrumentId}.plan.yaml`)) ? openPlan(instrumentId) : null;
}

/** The answers of a CSV or a workbook's first visible sheet. */
export async function openAnswers(
  instrument: Instrument,
  file: string | undefined,
  rules: AnswerFileRules,
): Promise<AnswerFile> {
  if (!file) throw new WrongUse("回答のファイルを指定してください。");
  if (!existsSync(file)) throw new RefusedInput("not_found", `回答のファイル ${file} が見つかりません。`, file);
  const book = await readWorkbook(readFileSync(file), file, answerLimits);
  if (!book.ok) {
    const { message, remedy } = refusalText(book.error, "ja");
    throw new RefusedInput(book.error.reason, `${message}${remedy}`, book.error.place);
  }
  const sheet = book.value.sheets.find(({ hidden }) => !hidden);
  const opened = sheet && openAnswerFile(instrument, sheet, rules);
  if (opened?.ok) return opened.value;
  const reason = opened ? opened.error.reason : "no_rows";
  throw new RefusedInput(reason, refusals[reason], opened?.error.place ?? file);
}

const refusals = {
  no_rows: "回答の行がありません。1行目に設問の番号、2行目から回答者ごとの回答を置いてください。",
  no_question_named: "見出しに、調査票の設問がひとつもありません。1行目に設問の番号（Q1 など）を置いてください。",
  column_twice: "同じ設問の列が二つあります。どちらかを消してください。",
};

const shipped = () =>
  readdirSync(shippedFolder).flatMap((name) => (/^[^.]+\.yaml$/.test(name) ? [name.slice(0, -".yaml".length)] : []));

/** Data only: YAML's own tags run nothing. */
function readTree(file: string): unknown {
  const text = readFileSync(file, "utf8");
  try {
    return extname(file) === ".json" ? JSON.parse(text) : parse(text);
  } catch (error) {
    throw new RefusedInput(
      "not_readable",
      `${basename(file)} を読めません（${error instanceof Error ? error.message : error}）。`,
      file,
    );
  }
}
