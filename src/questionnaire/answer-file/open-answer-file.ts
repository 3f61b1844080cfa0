import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Cell, Sheet } from "../../shared/workbook.ts";
import type { AnswerMap, Answers } from "../instrument/answer.ts";
import { answerProblems } from "../instrument/answer-problem.ts";
import { evaluate } from "../instrument/evaluate.ts";
import type { Instrument, ItemId } from "../instrument/instrument.ts";
import { type FileColumn, fileColumns } from "./file-columns.ts";
import { type CellProblem, optionFinder, readCell } from "./read-cell.ts";

/** One respondent of an answer file. */
export interface AnswerRow {
  /** Row of the sheet, from 1. */
  row: number;
  /** As the file names the respondent; null where it has no such column. */
  respondent: string | null;
  answers: Answers;
  segments: Record<string, string>;
  /** What cannot be taken as it stands; the rest of the row is read all the same. */
  problems: readonly RowProblem[];
}

export interface RowProblem {
  /** "3行目 Q9". */
  place: string;
  message: { ja: string; en: string };
  /** The question, where all that is wrong is that its condition keeps it from this respondent. */
  notAsked: ItemId | null;
}

export interface AnswerFile {
  /** How many respondents `rows` gives. */
  size: number;
  /** Headers of columns that belong to no question. */
  unknownColumns: readonly string[];
  /** Questions that no column speaks of: of them everybody left everything open. */
  missingQuestions: readonly string[];
  /** Read anew each time, a row at a time: answers of 100,000 people never lie in memory together. */
  rows(): Iterable<AnswerRow>;
}

export type AnswerFileRefusal = "no_rows" | "no_question_named" | "column_twice";

export interface AnswerFileRules {
  /** Questions that were asked of everybody, whatever the instrument says. */
  askedOfAll?: readonly string[];
}

/** A sheet of answers: a header line that names questions, then a line a respondent. */
export function openAnswerFile(
  instrument: Instrument,
  sheet: Sheet,
  rules: AnswerFileRules = {},
): Result<AnswerFile, { reason: AnswerFileRefusal; place: string | null }> {
  let headers: string[] | undefined;
  let size = 0;
  let headerRow = 0;
  for (const { number, cells } of sheet.rows()) {
    if (!cells.some((cell) => textOf(cell).trim() !== "")) continue;
    if (headers) size += 1;
    else {
      headers = Array.from(cells, textOf);
      headerRow = number;
    }
  }
  if (!headers) return refuse({ reason: "no_rows", place: null });
  const columns = fileColumns(instrument, headers);
  const answers = columns.filter((column) => column.is === "answer");
  if (answers.length === 0) return refuse({ reason: "no_question_named", place: `${headerRow}行目` });
  const keys = answers.map(
    ({ question, row, thing }) => `${thing?.section ?? ""}/${thing?.at ?? ""}/${question.id}.${row ?? ""}`,
  );
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  if (twice >= 0) return refuse({ reason: "column_twice", place: answers[twice]?.question.id ?? null });
  const named = new Set(answers.map(({ question }) => question.id));
  const questions = instrument.sections.flatMap((section) => section.questions);
  return ok({
    size,
    unknownColumns: columns.flatMap((column) =>
      column.is === "unknown" && column.header.trim() !== "" ? [column.header] : [],
    ),
    missingQuestions: questions.filter(({ id }) => !named.has(id)).map(({ id }) => id),
    rows: () => rowsOf(instrument, sheet, columns, headerRow, rules),
  });
}

function* rowsOf(
  instrument: Instrument,
  sheet: Sheet,
  columns: readonly FileColumn[],
  headerRow: number,
  { askedOfAll = [] }: AnswerFileRules,
): Generator<AnswerRow> {
  const optionsOf = optionFinder();
  for (const { number, cells } of sheet.rows()) {
    if (number <= headerRow || !cells.some((cell) => textOf(cell).trim() !== "")) continue;
    const values: AnswerMap = {};
    const repeated: Record<ItemId, AnswerMap[]> = {};
    const row: AnswerRow & { problems: RowProblem[] } = {
      row: number,
      respondent: null,
      answers: { values },
      segments: {},
      problems: [],
    };
    for (const [at, column] of columns.entries()) {
      const text = textOf(cells[at]);
      if (column.is === "respondent") row.respondent = text.trim() || null;
      if (column.is === "segment" && text.trim() !== "") row.segments[column.name] = text.trim();
      if (column.is !== "answer") continue;
      const read = readCell(column.question, text, optionsOf);
      if (!read.ok) {
        const place = `${number}行目 ${column.question.id}`;
        row.problems.push({ place, message: cellMessage(read.error), notAsked: null });
        continue;
      }
      if (read.value === null) continue;
      const map = column.thing ? thingMap(repeated, column.thing) : values;
      if (column.row !== null && "picked" in read.value) {
        const before = map[column.question.id];
        const rows = before && "rows" in before ? before.rows : {};
        map[column.question.id] = { rows: { ...rows, [column.row]: read.value.picked[0] as ItemId } };
      } else map[column.question.id] = read.value;
    }
    if (Object.keys(repeated).length > 0) row.answers.repeated = repeated;
    for (const { place, reason } of evaluate(instrument, row.answers, { askedOfAll }).problems)
      row.problems.push({
        place: `${number}行目 ${place}`,
        message: answerProblems[reason],
        notAsked: reason === "notAsked" ? (place.split("/").at(-1) as ItemId) : null,
      });
    yield row;
  }
}

function thingMap(repeated: Record<ItemId, AnswerMap[]>, { section, at }: { section: ItemId; at: number }): AnswerMap {
  repeated[section] ??= [];
  const things = repeated[section];
  while (things.length <= at) things.push({});
  return things[at] as AnswerMap;
}

const cellMessage = ({ reason, text }: CellProblem): RowProblem["message"] => {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (reason === "unknownOption")
    return {
      ja: `「${shown}」という選択肢はありません。調査票の選択肢か、その番号にしてください。`,
      en: `There is no option “${shown}”. Use the wording of an option, or its number.`,
    };
  if (reason === "notANumber")
    return { ja: `「${shown}」は数として読めません。`, en: `“${shown}” cannot be read as a number.` };
  return {
    ja: `「${shown}」は日付として読めません。2026-11-20 のように書いてください。`,
    en: `“${shown}” is no day. Write 2026-11-20.`,
  };
};

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (cell.type === "number") return cell.text;
  if (cell.type === "date") return cell.iso.slice(0, 10);
  return cell.type === "boolean" ? String(cell.value) : "";
}
