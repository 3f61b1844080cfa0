import { createHash } from "node:crypto";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { refusalText } from "../../platform/spreadsheet/refusal-text.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { type AnswerFile, type AnswerRow, openAnswerFile } from "../answer-file/open-answer-file.ts";
import type { Instrument } from "../instrument/instrument.ts";
import type { Segments } from "./anonymity.ts";
import type { AnswerImport, ImportRefusal, UnreadableFile } from "./answer-import.ts";
import { checkRows } from "./check-import.ts";
import { instrumentOf } from "./instrument-of.store.ts";
import { isImported, keepImport } from "./keep-import.store.ts";
import { findRound, type StoredRound } from "./read-round.store.ts";
import { roundActions } from "./round.ts";
import type { ImportReport } from "./route-contracts.ts";

/** What people upload: 100,000 answers of 106 questions by the numbers of their options are about 50 MB. */
const limits = { cells: 12_000_000 };

/**
 * Brings the answers of a file into a round: every one of them, or, with a single problem, none. In a thread: reading takes long, and the
 * file comes from outside.
 */
export async function importAnswers(
  context: { db: Db; now(): Date },
  input: AnswerImport,
): Promise<Result<ImportReport, ImportRefusal>> {
  const { db, now } = context;
  const { organisationId, roundId, file, askedOfAll, dryRun } = input;
  const sha256 = createHash("sha256").update(file.content).digest("hex");
  const found = await inOrganisation(db, organisationId, async (trx): Promise<Result<Target, ImportRefusal>> => {
    const round = await findRound(trx, organisationId, roundId);
    if (!round) return refuse("not_found");
    if (!roundActions(round, japanDay(now())).includes("import")) return refuse("wrong_state");
    if (await isImported(trx, round, sha256)) return refuse("imported_already");
    return ok({ round, instrument: await instrumentOf(trx, round) });
  });
  if (!found.ok) return found;
  const { instrument } = found.value;
  const opened = await open(instrument, file, askedOfAll);
  if (!opened.ok) return opened;
  const { unknownColumns, missingQuestions, size } = opened.value;
  const segments: Segments[] = [];
  const checked = checkRows(instrument, notingSegments(opened.value.rows(), segments), askedOfAll);
  const report = {
    ...checked,
    dryRun,
    importId: null,
    sheets: size,
    unknownColumns: [...unknownColumns],
    missingQuestions: [...missingQuestions],
  };
  if (dryRun || checked.problemCount > 0) return ok(report);
  const kept = await keepImport(context, input, { ...found.value, sha256, answers: opened.value, segments });
  return kept.ok ? ok({ ...report, importId: kept.value }) : kept;
}

/** Reading a file of 100,000 rows takes a minute: what is needed of all rows together is noted on the way. */
function* notingSegments(rows: Iterable<AnswerRow>, segments: Segments[]): Generator<AnswerRow> {
  for (const row of rows) {
    segments.push(row.segments);
    yield row;
  }
}

interface Target {
  round: StoredRound;
  instrument: Instrument;
}

async function open(
  instrument: Instrument,
  { content, name }: AnswerImport["file"],
  askedOfAll: readonly string[],
): Promise<Result<AnswerFile, UnreadableFile>> {
  const read = await readWorkbook(content, name, limits);
  if (!read.ok) {
    const { message, remedy } = refusalText(read.error, "ja");
    return refuse({ reason: read.error.reason, message: `${message}${remedy}`, place: read.error.place });
  }
  const sheet = read.value.sheets.find(({ hidden }) => !hidden);
  const opened = sheet && openAnswerFile(instrument, sheet, { askedOfAll });
  if (opened?.ok) return opened;
  const reason = opened ? opened.error.reason : "no_rows";
  return refuse({ reason, message: fileRefusals[reason], place: opened?.error.place ?? null });
}

const fileRefusals = {
  no_rows: "回答の行がありません。1行目に設問の番号、2行目から回答者ごとの回答を置いてください。",
  no_question_named: "見出しに、この調査票の設問がありません。1行目に設問の番号（Q1 など）を置いてください。",
  column_twice: "同じ設問の列が二つあります。どちらかを消してください。",
};
