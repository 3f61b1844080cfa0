import { renderToStaticMarkup } from "react-dom/server";
import { writeCsv } from "../../platform/spreadsheet/write-csv.ts";
import { writeXlsx } from "../../platform/spreadsheet/write-xlsx.ts";
import { compilePdf, fontFamily } from "../../platform/typst/compiler.ts";
import { chartLayout } from "./chart/chart-layout.ts";
import { ChartPicture } from "./chart/chart-picture.tsx";
import reportSource from "./report.typ?raw";
import { figuresSheet } from "./report-files.ts";
import type { ReportFormat } from "./report-format.ts";
import { reportWorkbook } from "./report-workbook.ts";
import { setReport } from "./set-report.ts";
import type { ShownReport, ShownTable } from "./shown-table.ts";

/** Above this many table cells the structure for screen readers is left out: it would make the file many times as large. */
const taggedUpToCells = 12_000;

/** A whole report as a file. The same report gives the same bytes. */
export async function makeReport(report: ShownReport, format: ReportFormat): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return reportPdf(report);
    case "xlsx":
      return writeXlsx(reportWorkbook(report));
    case "csv": {
      const written = writeCsv(figuresSheet(report), { encoding: "utf-8-bom" });
      if (!written.ok) throw new Error("UTF-8 has every character");
      return written.value.bytes;
    }
    case "json":
      return Buffer.from(`${JSON.stringify(report, null, 1)}\n`);
  }
}

/** The chart of one table as an SVG file; null where it has none. */
export function chartSvg(table: ShownTable): string | null {
  const layout = chartLayout(table);
  return layout && renderToStaticMarkup(<ChartPicture layout={layout} id="chart" />);
}

function reportPdf(report: ShownReport): Uint8Array {
  const files: Record<string, string> = {};
  const charts = new Map<string, { file: string; alt: string; heightShare: number }>();
  for (const [index, table] of report.tables.entries()) {
    const layout = chartLayout(table);
    if (!layout) continue;
    const file = `chart-${index + 1}.svg`;
    files[file] = renderToStaticMarkup(<ChartPicture layout={layout} id="chart" />);
    charts.set(table.id, { file, alt: layout.title, heightShare: layout.height / layout.width });
  }
  const set = setReport(report, charts, fontFamily);
  const cells = set.tables.flatMap(({ grids }) => grids.map(({ rows, heads }) => rows.length * heads.length));
  const { year, month, day } = set.date;
  return compilePdf({
    main: reportSource,
    files: { ...files, "report.json": JSON.stringify(set) },
    timestamp: Date.UTC(year, month - 1, day) / 1000,
    tagged: cells.reduce((sum, count) => sum + count, 0) <= taggedUpToCells,
  });
}
