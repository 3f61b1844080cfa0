import type { CountRow, Table, Term } from "../table/table.ts";
import type { ReleasedRow, ReleasedTable } from "./released-table.ts";

/** A table with everything told, in the shape of a released one. Figures that speak of other tables ("1人あたり") stay behind. */
export function asReleased(table: Table): ReleasedTable {
  const head = {
    id: table.id,
    figure: table.figure,
    title: table.title,
    baseNote: table.baseNote.replace(/、1人あたり[\d.]+件/, ""),
    unit: table.unit,
    chart: table.chart,
    narrative: table.narrative,
    notes: [...table.notes],
    test: table.test && { ...table.test, cautions: [...table.test.cautions] },
    roundedTo: null,
    base: table.base?.map(copy) ?? null,
  };
  if (table.kind === "numbers") {
    const rows = table.rows.map((row) => ({ ...row, where: row.where.map(copy) }));
    return { ...head, kind: table.kind, unitLabel: table.unitLabel, sd: table.sd, rows };
  }
  const counts = {
    columns: table.columns.map((column) => ({ ...column, where: column.where.map(copy) })),
    rows: table.rows.map(rowAsReleased),
    digits: table.digits,
  };
  if (table.kind === "rank") {
    return {
      ...head,
      ...counts,
      kind: table.kind,
      questions: [...table.questions],
      scores: table.scores.map((score) => ({ ...score })),
    };
  }
  const { kind, rowVariable, columnVariable, columnsAddUp } = table;
  return { ...head, ...counts, kind, rowVariable, columnVariable, columnsAddUp };
}

function rowAsReleased({ columnsWhere, extra, ...row }: CountRow): ReleasedRow {
  return {
    ...row,
    where: row.where.map(copy),
    cells: row.cells.map((cell) => ({ ...cell })),
    ...(columnsWhere ? { columnsWhere: columnsWhere.map((terms) => terms.map(copy)) } : {}),
    ...(extra ? { extra: extra.map((one) => ({ ...one })) } : {}),
  };
}

const copy = (term: Term) => ({ ...term, is: [...term.is] });
