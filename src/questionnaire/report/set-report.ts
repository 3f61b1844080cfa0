import { captionOf } from "../table/caption.ts";
import { printedNotes } from "./printed-notes.ts";
import { readingNotes, responseFacts } from "./response-words.ts";
import type { ShownReport, ShownTable } from "./shown-table.ts";
import { type Grid, gridOf } from "./table-grid.ts";

/** What report.typ takes: words only, already broken into tables that fit the page. */
export interface SetReport {
  title: string;
  date: { year: number; month: number; day: number };
  font: string;
  facts: readonly (readonly [string, string])[];
  readingNotes: readonly string[];
  tables: readonly SetTable[];
}

interface SetTable {
  caption: string;
  narrative: string;
  baseNote: string;
  notes: readonly string[];
  chart: { file: string; alt: string; height: number } | null;
  grids: readonly SetGrid[];
}

interface SetGrid {
  layout: Grid["layout"];
  stubHead: string;
  heads: readonly string[];
  rows: readonly { label: string; group: string; total: boolean; cells: readonly (readonly string[])[] }[];
}

/** Columns a page has room for; more are set as a second table below, with the same 表側. */
const mostColumns = 11;

/** @param charts file and picture by table id, for tables that have a chart */
export function setReport(
  report: ShownReport,
  charts: ReadonlyMap<string, { file: string; alt: string; heightShare: number }>,
  font: string,
): SetReport {
  const [year = 1970, month = 1, day = 1] = (report.asOf ?? "1970-01-01").split("-").map(Number);
  return {
    title: report.title,
    date: { year, month, day },
    font,
    facts: responseFacts(report),
    readingNotes,
    tables: report.tables.map((table) => setTable(table, charts.get(table.id))),
  };
}

function setTable(table: ShownTable, chart: { file: string; alt: string; heightShare: number } | undefined): SetTable {
  return {
    caption: captionOf(table),
    narrative: table.narrative ?? "",
    baseNote: table.baseNote,
    notes: printedNotes(table),
    chart: chart ? { file: chart.file, alt: chart.alt, height: chart.heightShare } : null,
    grids: pagesOf(gridOf(table)),
  };
}

/** n stays the first column of every part. */
function pagesOf(grid: Grid): SetGrid[] {
  const repeated = grid.layout === "cross" ? 1 : 0;
  const parts = Math.max(1, Math.ceil((grid.heads.length - repeated) / (mostColumns - repeated)));
  const size = Math.ceil((grid.heads.length - repeated) / parts);
  return Array.from({ length: parts }, (_, part) => {
    const from = repeated + part * size;
    const pick = <T>(all: readonly T[]): T[] => [...all.slice(0, repeated), ...all.slice(from, from + size)];
    return {
      layout: grid.layout,
      stubHead: grid.stubHead,
      heads: pick(grid.heads).map(({ label }) => label),
      rows: grid.rows.map(({ label, group, total, cells }) => ({
        label,
        group: group ?? "",
        total,
        cells: pick(cells).map(({ lines }) => lines),
      })),
    };
  });
}
