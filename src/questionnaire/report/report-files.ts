import type { DocumentCell, DocumentSheet } from "../../shared/sheet-document.ts";
import { hiddenMark, isCount, isHidden, type ShownReport, type ShownTable } from "./shown-table.ts";

/** All figures of a report in one long sheet, one cell of a table a line: what programs read. Written as CSV. */
export function figuresSheet(report: ShownReport): DocumentSheet {
  const headers = [
    "figure",
    "table",
    "kind",
    "title",
    "group",
    "row",
    "column",
    "measure",
    "value",
    "percent",
    "n",
    "low",
    "high",
    "base",
  ];
  return {
    name: "figures",
    columns: headers.map((header) => ({ header, width: 16 })),
    rows: report.tables.flatMap((table) => figuresOf(table).map((cells) => ({ cells }))),
  };
}

function figuresOf(table: ShownTable): DocumentCell[][] {
  const head = [table.figure, table.id, table.kind, table.title];
  if (!isCount(table)) {
    const measures = ["n", "mean", "sd", "min", "q1", "median", "q3", "max"] as const;
    return table.rows.flatMap((row) =>
      measures.map((measure): DocumentCell[] => [
        ...head,
        null,
        row.label,
        null,
        measure,
        row[measure],
        null,
        row.n,
        null,
        null,
        table.baseNote,
      ]),
    );
  }
  const counts = table.rows.flatMap((row) => [
    ...table.columns.map(({ label }, index): DocumentCell[] => {
      const cell = row.cells[index];
      const own = [...head, row.group, row.label, label, "count"];
      const { n } = row;
      if (!cell || isHidden(cell)) return [...own, hiddenMark, hiddenMark, n, null, null, table.baseNote];
      // An option that its round did not offer has no figure, not even zero.
      if (cell.absent) return [...own, null, null, n, null, null, table.baseNote];
      const { count, percent, interval } = cell;
      return [
        ...own,
        count,
        percent ?? (n === 0 ? null : 0),
        n,
        interval?.low ?? null,
        interval?.high ?? null,
        table.baseNote,
      ];
    }),
    ...(row.extra ?? []).map(({ label, value }): DocumentCell[] => [
      ...head,
      row.group,
      row.label,
      null,
      label,
      value,
      null,
      row.n,
      null,
      null,
      table.baseNote,
    ]),
  ]);
  const scores =
    table.kind === "rank"
      ? table.scores.flatMap(({ label, points, meanRank, placed }) =>
          (
            [
              ["points", points],
              ["meanRank", meanRank],
              ["placed", placed],
            ] as const
          ).map(([measure, value]): DocumentCell[] => [
            ...head,
            null,
            null,
            label,
            measure,
            value,
            null,
            null,
            null,
            null,
            table.baseNote,
          ]),
        )
      : [];
  return [...counts, ...scores];
}
