import { kindDefinition } from "../../ledger/catalogue.ts";
import { type EditProblem, editRemedies } from "../../ledger/export/ledger-edit.ts";
import type { IgnoreReason, PlanNotice, Question, RowOutcome } from "../../ledger/import/import-contract.ts";
import type { PlanSummary } from "../../ledger/importing/import.store.ts";

export interface RefusedRow {
  file: string;
  sheet: string | null;
  row: number;
  reason: string | null;
  cell: string | null;
  text: string | null;
}

export interface ImportOutcome extends PlanSummary {
  import: string;
  committed: boolean;
  refusedRows: RefusedRow[];
}

/** More of one sort than this and the rest is only counted: the whole stands in the output of --json. */
const shown = 20;

/** The outcome of an import in words, as a person at a terminal reads it. */
export function importSummary(outcome: ImportOutcome): string {
  const { committed, created, changed, sources, questions, unmapped, duplicates, conflicts, notices } = outcome;
  const open = conflicts.filter(({ resolved }) => resolved === null).length;
  return [
    committed
      ? `取り込みました: 登録 ${created}件・変更 ${changed}件。取り消すには sekisho undo 医療機関 ${outcome.import}`
      : `試し読みの結果: 登録 ${created}件・変更 ${changed}件になります。台帳は変わっていません。`,
    ...sources.map(sourceLine),
    ...listed("取り込めない行", outcome.refusedRows.map(refusedLine)),
    ...listed("元の値を確かめてほしいセル", questions.map(questionLine)),
    ...listed(
      "対応する項目が分からない列",
      unmapped.map(
        ({ source, header, samples }) => `${placeText(sources[source])} 「${header}」 例: ${samples.join("、")}`,
      ),
    ),
    ...(duplicates.length > 0 ? [`同じものとして一つにまとめた行: ${duplicates.length}件`] : []),
    ...(open > 0 ? [`資料が食い違い、両方を残した項目: ${open}件`] : []),
    ...listed("お知らせ", notices.map(noticeLine)),
  ].join("\n");
}

function sourceLine({ mapping, counts, ...source }: PlanSummary["sources"][number]): string {
  if (mapping.action === "ignore")
    return `  ${placeText(source)}: 読み取りません（${mapping.reason ? ignored[mapping.reason] : ""}）`;
  const kinds = [...new Set(mapping.tables.map(({ kind }) => kindDefinition(kind).ja))].join("・");
  const numbers = outcomes.map(([outcome, label]) => `${label} ${counts[outcome]}`).join("・");
  return `  ${placeText(source)}（${kinds}）: ${numbers}`;
}

const outcomes: readonly (readonly [RowOutcome["outcome"], string])[] = [
  ["created", "登録"],
  ["changed", "変更"],
  ["unchanged", "変更なし"],
  ["refused", "取り込めない"],
  ["skipped", "対象外"],
];

const ignored: Record<IgnoreReason, string> = {
  hidden_superseded: "非表示の旧台帳のため",
  hidden_sheet: "非表示のシートのため",
  lookup_list: "選択肢の一覧のため",
  change_log: "変更履歴のため",
  empty: "空のため",
  not_recognised: "表の種類が分からないため",
  chosen: "選択により",
};

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > shown ? [`  … ほか ${lines.length - shown}件`] : [];
  return [`${title}: ${lines.length}件`, ...lines.slice(0, shown).map((line) => `  ${line}`), ...more];
}

/** One refused row: where, what stands there and what would be right. */
export function refusedLine({ reason, cell, text, row, ...source }: RefusedRow): string {
  const why =
    reason === "no_name" ? "名前になる項目が空です。" : (editRemedies[reason as EditProblem]?.ja ?? reason ?? "");
  return `${placeText(source)} ${cell ?? `${row}行`}${text ? `「${text}」` : ""}: ${why}`;
}

const questionTexts: Record<Question["code"], string> = {
  version_became_number: "表計算ソフトが版数を数値に変えたおそれがあります",
  version_became_date: "表計算ソフトが版数を日付に変えたおそれがあります",
  long_number_lost_digits: "長い番号の桁が失われたおそれがあります",
};

const questionLine = ({ code, place, text, suggestions }: Question): string =>
  `${placeText(place)} ${place.cell ?? ""}「${text}」: ${questionTexts[code]}${suggestions.length > 0 ? `（候補: ${suggestions.join("、")}）` : ""}`;

const noticeTexts: Record<PlanNotice["code"], string> = {
  several_tables: "一つのシートに複数の表があります",
  date_order_assumed: "日付の年月日の順を推定しました",
  unreadable_date: "日付として読めません",
  unknown_code: "選択肢にない言葉のため、書かれたまま取り込みます",
  workbook: "ファイルの一部は読みません",
  name_matched_across_languages: "同じ業者とみなしました",
  no_rows: "取り込める行が見つかりません",
  same_file: "取込み済みのファイルと同じ内容です",
  missing_rows: "ファイルに行がない記録があります。台帳からは消しません",
  foreign_column: "台帳の項目ではない列のため、読み取りません",
  cell_refused: "ほかにも取り込めないセルがあります",
};

const noticeLine = ({ code, place, text }: PlanNotice): string =>
  `${[placeText(place), place.cell].filter(Boolean).join(" ")}: ${noticeTexts[code]}${text ? `（${text}）` : ""}`;

const placeText = (place: { file: string; sheet: string | null } | undefined): string =>
  [place?.file, place?.sheet].filter(Boolean).join(" ／ ");
