import { type Hundredths, sumOf } from "./hundredths.ts";
import type { TemplateRow, Work } from "./template.ts";

/** One cell of the week grid, as far as sums go. */
export interface Entry {
  rowId: string;
  workedOn: string;
  hundredths: Hundredths;
}

export interface SheetRow extends TemplateRow {
  /** Null: nothing was entered, which is not the same as zero hours. */
  actual: Hundredths | null;
}

export interface HourSheet {
  rows: readonly SheetRow[];
  /** Over the rows that have planned hours; over everything entered. */
  planned: Hundredths;
  actual: Hundredths;
  byWork: Readonly<Record<Work, { planned: Hundredths; actual: Hundredths }>>;
}

/**
 * Planned and actual hours by row (資料6). Hours on a row that the plan has no more (a later edition dropped it) stay counted, under
 * the row's id.
 */
export function hourSheet(template: readonly TemplateRow[], entries: readonly Entry[]): HourSheet {
  const known = new Set(template.map(({ id }) => id));
  const gone = [...new Set(entries.map(({ rowId }) => rowId))]
    .filter((id) => !known.has(id))
    .sort()
    .map(
      (id): TemplateRow => ({
        id,
        row: null,
        deliverable: null,
        work: "other",
        planned: null,
        label: { ja: id, en: id },
      }),
    );
  const byRow = Map.groupBy(entries, ({ rowId }) => rowId);
  const rows = [...template, ...gone].map((row): SheetRow => {
    const own = byRow.get(row.id);
    return { ...row, actual: own ? sumOf(own.map(({ hundredths }) => hundredths)) : null };
  });
  const total = (works: readonly SheetRow[]) => ({
    planned: sumOf(works.map(({ planned }) => planned ?? 0)),
    actual: sumOf(works.map(({ actual }) => actual ?? 0)),
  });
  const of = (work: Work) => total(rows.filter((row) => row.work === work));
  const byWork = {
    survey: of("survey"),
    document: of("document"),
    travel: of("travel"),
    meeting: of("meeting"),
    other: of("other"),
  };
  return { rows, ...total(rows), byWork };
}
