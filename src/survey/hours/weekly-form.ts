import { addDays } from "../../shared/day.ts";
import type { DocumentCell, DocumentSheet, SheetDocument } from "../../shared/sheet-document.ts";
import type { Hundredths } from "./hundredths.ts";
import type { WeekLine, WeeklyReport } from "./weekly-report.ts";

export interface WeeklyFormInput {
  title: string;
  /** ISO day. */
  asOf: string;
  /** Lines may be of hospitals without a company or hours yet. */
  report: Omit<WeeklyReport, "lines"> & {
    lines: readonly (Omit<WeekLine, "companyId"> & { companyId: string | null })[];
  };
  planned: Hundredths;
  companies: ReadonlyMap<string, string>;
  hospitals: ReadonlyMap<string, string>;
}

/** Weekly hours by company and hospital; an empty cell: nothing was entered in that week. */
export function weeklyForm({ title, asOf, report, planned, companies, hospitals }: WeeklyFormInput): SheetDocument {
  const { mondays, totals, total } = report;
  const cell = (hundredths: Hundredths | undefined): DocumentCell =>
    hundredths === undefined ? null : { value: hundredths / 100, format: "decimal" };
  const lines = report.lines
    .map((line) => ({
      ...line,
      company: companies.get(line.companyId ?? "") ?? "",
      hospital: hospitals.get(line.facilityId) ?? "",
    }))
    .sort((a, b) => a.company.localeCompare(b.company, "ja") || a.hospital.localeCompare(b.hospital, "ja"));
  const sheet: DocumentSheet = {
    name: "週次集計",
    titleRows: [
      { cells: [{ value: title, size: "title" }] },
      { cells: [{ value: `${asOf} 現在。単位は時間、週は月曜日から日曜日。`, size: "small" }] },
    ],
    columns: [
      { header: "調査企業", width: 28 },
      { header: "病院", width: 28 },
      { header: "予定", width: 10, format: "decimal", align: "right" },
      { header: "実績計", width: 10, format: "decimal", align: "right" },
      ...mondays.map((monday) => ({
        header: `${monday}〜${addDays(monday, 6).slice(5)}`,
        width: 19,
        format: "decimal" as const,
        align: "right" as const,
      })),
    ],
    rows: [
      ...lines.map((line) => ({
        cells: [
          line.company,
          line.hospital,
          cell(planned),
          cell(line.total),
          ...mondays.map((monday) => cell(line.weeks[monday])),
        ],
      })),
      {
        bold: true,
        tone: "band",
        cells: [
          "合計",
          null,
          cell(planned * lines.length),
          cell(total),
          ...mondays.map((monday) => cell(totals[monday])),
        ],
      },
    ],
    freeze: { rows: "header", columns: 2 },
    print: {
      paper: "A4",
      orientation: "landscape",
      fitToWidth: true,
      repeatHeader: true,
      footer: { center: "{page} / {pages}" },
    },
  };
  return { title, asOf: `${asOf}T00:00:00Z`, sheets: [sheet] };
}
