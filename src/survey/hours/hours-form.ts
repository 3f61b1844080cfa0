import type { DocumentCell, DocumentRow, DocumentSheet, SheetDocument } from "../../shared/sheet-document.ts";
import type { HourSheet, SheetRow } from "./hour-sheet.ts";
import type { Hundredths } from "./hundredths.ts";

/** Hours as a spreadsheet cell: a blank stays blank. */
const cell = (hundredths: Hundredths | null): DocumentCell =>
  hundredths === null ? null : { value: hundredths / 100, format: "decimal" };

export interface HoursFormInput {
  hospital: string;
  company: string | null;
  /** ISO day. */
  asOf: string;
  sheet: HourSheet;
}

/** The form 調査担当企業工数確認票 (資料6) as it is printed, with the hours worked beside the planned ones. */
export function hoursForm({ hospital, company, asOf, sheet }: HoursFormInput): SheetDocument {
  const rows = sheet.rows.map((row) => ({
    cells: [row.row, row.label.ja, workWords[row.work], cell(row.planned), cell(row.actual), difference(row)],
  }));
  const total = (label: string, { planned, actual }: { planned: Hundredths; actual: Hundredths }): DocumentRow => ({
    bold: true,
    tone: "band",
    cells: [null, label, null, cell(planned), cell(actual), cell(actual - planned)],
  });
  const { survey, document } = sheet.byWork;
  const form: DocumentSheet = {
    name: "工数確認票",
    titleRows: [
      { cells: [{ value: "調査担当企業工数確認票", size: "title" }] },
      { cells: ["対象病院", hospital] },
      { cells: ["調査企業", company ?? ""] },
      { cells: [{ value: `${asOf} 現在。単位は時間。空欄の予定は、定めがないことを表します。`, size: "small" }] },
    ],
    columns: [
      { header: "番号", width: 10, format: "integer", align: "center" },
      { header: "作業・成果物", width: 58, wrap: true },
      { header: "区分", width: 12 },
      { header: "予定工数", width: 12, format: "decimal", align: "right" },
      { header: "実績工数", width: 12, format: "decimal", align: "right" },
      { header: "差", width: 12, format: "decimal", align: "right" },
    ],
    rows: [...rows, total("調査の計", survey), total("文書の計", document), total("合計", sheet)],
    freeze: { rows: "header", columns: 0 },
    print: {
      paper: "A4",
      orientation: "portrait",
      fitToWidth: true,
      repeatHeader: true,
      footer: { center: "{page} / {pages}" },
    },
  };
  return { title: `調査担当企業工数確認票 ${hospital}`, asOf: `${asOf}T00:00:00Z`, sheets: [form] };
}

const difference = ({ planned, actual }: SheetRow) =>
  planned === null || actual === null ? null : cell(actual - planned);

export const workWords = {
  survey: "調査",
  document: "文書",
  travel: "移動",
  meeting: "打合せ",
  other: "その他",
} as const;
