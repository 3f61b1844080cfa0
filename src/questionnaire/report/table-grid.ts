import { baseFigure, countFigure, intervalFigure, measureFigure, percentFigure, zeroMark } from "./figure-words.ts";
import {
  addsUp,
  hiddenMark,
  isCount,
  isHidden,
  type ShownCell,
  type ShownRow,
  type ShownTable,
  toldNumber,
} from "./shown-table.ts";

/**
 * A table laid out as Japanese statistics print it. `list`: options below one another, count and percent beside. `cross`: 表側 at the left,
 * 表頭 above, count over row percent. `numbers`: one line each. Screen, PDF and workbook take the same grid.
 */
export interface Grid {
  layout: "list" | "cross" | "numbers";
  stubHead: string;
  heads: readonly GridHead[];
  rows: readonly GridRow[];
}

export interface GridHead {
  label: string;
  /** Set apart: 無回答, measures beside the options. */
  aside: boolean;
}

export interface GridRow {
  label: string;
  /** Heading above the row, where it differs from the row before. */
  group: string | null;
  total: boolean;
  cells: readonly GridCell[];
}

/** What is printed, one to three lines, and the number behind each line where there is one. */
export interface GridCell {
  lines: readonly string[];
  values: readonly (number | null)[];
}

export function gridOf(table: ShownTable): Grid {
  if (!isCount(table)) return numbersGrid(table);
  const [row] = table.rows;
  return table.rows.length === 1 && row && table.kind === "simple" ? listGrid(table, row) : crossGrid(table);
}

const text = (words: string, value: number | null = null): GridCell => ({ lines: [words], values: [value] });
const countCell = (cell: ShownCell): GridCell => text(countFigure(cell), isHidden(cell) ? null : cell.count);
const percentCell = (cell: ShownCell, digits: 0 | 1): GridCell => text(percentFigure(cell, digits), toldPercent(cell));
const toldPercent = (cell: ShownCell) => (isHidden(cell) ? null : toldNumber(cell.percent));

function listGrid(table: Extract<ShownTable, { columns: unknown }>, row: ShownRow): Grid {
  const intervals = row.cells.some((cell) => !isHidden(cell) && cell.interval);
  const heads = ["件数", "割合（％）", ...(intervals ? ["95％信頼区間（％）"] : [])].map((label) => ({
    label,
    aside: false,
  }));
  const rows = table.columns.map(({ label }, index): GridRow => {
    const cell = row.cells[index] ?? { count: 0, percent: null };
    const cells = [countCell(cell), percentCell(cell, table.digits), ...(intervals ? [text(intervalWords(cell))] : [])];
    return { label, group: null, total: false, cells };
  });
  const whole = addsUp(table) ? text((100).toFixed(table.digits), 100) : text("");
  const cells = [
    text(baseFigure(row.n), toldNumber(row.n)),
    row.n === 0 ? text(zeroMark) : whole,
    ...(intervals ? [text("")] : []),
  ];
  const label = addsUp(table) ? "計" : "回答者数（n）";
  return { layout: "list", stubHead: "選択肢", heads, rows: [...rows, { label, group: null, total: true, cells }] };
}

function intervalWords(cell: ShownCell): string {
  if (isHidden(cell)) return hiddenMark;
  return cell.interval ? intervalFigure(cell.interval) : "";
}

function crossGrid(table: Extract<ShownTable, { columns: unknown }>): Grid {
  const extras = [...new Set(table.rows.flatMap(({ extra }) => (extra ?? []).map(({ label }) => label)))];
  const heads = [
    { label: "n", aside: true },
    ...table.columns.map(({ label, role }) => ({ label, aside: role !== "option" })),
    ...extras.map((label) => ({ label, aside: true })),
  ];
  let before: string | null = null;
  const rows = table.rows.map((row): GridRow => {
    const group = row.group !== before ? row.group : null;
    before = row.group;
    const measures = extras.map((label) => {
      const extra = row.extra?.find((one) => one.label === label);
      return extra ? text(`${measureFigure(extra.value, extra.digits)}${extra.unit}`, extra.value) : text("");
    });
    return {
      label: row.label,
      group,
      total: row.role === "total",
      cells: [
        text(baseFigure(row.n), toldNumber(row.n)),
        ...row.cells.map((cell) => crossCell(cell, table.digits)),
        ...measures,
      ],
    };
  });
  if (table.kind === "rank") rows.push(...scoreRows(table));
  return { layout: "cross", stubHead: "", heads, rows };
}

/** Count over percent, and the interval below where there is one. */
function crossCell(cell: ShownCell, digits: 0 | 1): GridCell {
  const interval = isHidden(cell) || !cell.interval ? [] : [`(${intervalFigure(cell.interval)})`];
  return {
    lines: [countFigure(cell), percentFigure(cell, digits), ...interval],
    values: [isHidden(cell) || cell.absent ? null : cell.count, toldPercent(cell), ...interval.map(() => null)],
  };
}

function scoreRows(table: Extract<ShownTable, { kind: "rank" }>): GridRow[] {
  const line = (label: string, figure: (score: (typeof table.scores)[number]) => GridCell): GridRow => ({
    label,
    group: null,
    total: true,
    cells: [
      text(""),
      ...table.columns.map(({ key }) => {
        const score = table.scores.find((one) => one.key === key);
        return score ? figure(score) : text("");
      }),
    ],
  });
  if (table.scores.length === 0) return [];
  return [
    line("得点", ({ points }) => text(measureFigure(points, 0), toldNumber(points))),
    line("平均順位", ({ meanRank }) => text(measureFigure(meanRank, 2), toldNumber(meanRank))),
  ];
}

const measures = [
  ["調査数", "n", 0],
  ["平均値", "mean", 2],
  ["標準偏差", "sd", 2],
  ["最小値", "min", 1],
  ["第1四分位", "q1", 1],
  ["中央値", "median", 1],
  ["第3四分位", "q3", 1],
  ["最大値", "max", 1],
] as const;

function numbersGrid(table: Extract<ShownTable, { kind: "numbers" }>): Grid {
  const sd = table.sd === "population" ? "標準偏差（母）" : "標準偏差（標本）";
  return {
    layout: "numbers",
    stubHead: table.unitLabel ? `単位：${table.unitLabel}` : "",
    heads: measures.map(([label, key]) => ({ label: key === "sd" ? sd : label, aside: key === "n" })),
    rows: table.rows.map((row) => ({
      label: row.label,
      group: null,
      total: false,
      cells: measures.map(([, key, digits]) => {
        if (isHidden(row[key])) return text(hiddenMark);
        const value = toldNumber(row[key]);
        if (value !== null && key !== "mean" && key !== "sd" && Number.isInteger(value))
          return text(measureFigure(value, 0), value);
        return text(measureFigure(value, key === "n" ? 1 : digits), value);
      }),
    })),
  };
}
