import type { CountColumn } from "../../table/table.ts";
import {
  hiddenMark,
  type ShownCell,
  type ShownCountTable,
  type ShownNumberTable,
  type ShownReport,
  type ShownRow,
} from "../shown-table.ts";

/** Invented tables for tests; a test sets what it is about. */
export const column = (key: string, label: string, role: CountColumn["role"] = "option"): CountColumn => ({
  key,
  label,
  role,
  where: [],
});

export const noAnswerColumn = column("#noAnswer", "無回答", "noAnswer");

export const cell = (count: number, n: number): ShownCell => ({
  count,
  percent: count === 0 || n === 0 ? null : Math.floor((count * 1000) / n + 0.5) / 10,
});

export const row = (label: string, counts: readonly (number | null)[], n?: number): ShownRow => {
  const base = n ?? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return {
    key: label,
    label,
    group: null,
    role: "row",
    n: base,
    cells: counts.map((count) => (count === null ? hiddenMark : cell(count, base))),
  };
};

export const countTable = (own: Partial<ShownCountTable>): ShownCountTable => ({
  id: "table",
  figure: 1,
  title: "対策の状況",
  baseNote: "ベース: 全回答者（n=46）、無回答を含む",
  unit: { kind: "respondent", label: "回答者" },
  chart: "bar",
  narrative: "「実施している」が最も高くなっています。",
  notes: [],
  test: null,
  kind: "simple",
  rowVariable: null,
  columnVariable: "Q1",
  columns: [column("a", "実施している"), column("b", "実施していない"), noAnswerColumn],
  rows: [{ ...row("全体", [30, 12, 4]), role: "total" }],
  columnsAddUp: true,
  digits: 1,
  ...own,
});

export const numberTable = (own: Partial<ShownNumberTable> = {}): ShownNumberTable => ({
  id: "numbers",
  figure: 3,
  title: "担当者の人数",
  baseNote: "ベース: 全回答者（n=7）、数値を記入した回答のみ",
  unit: { kind: "respondent", label: "回答者" },
  chart: "bar",
  narrative: null,
  notes: ["標準偏差は母標準偏差（nで割る）です。"],
  test: null,
  kind: "numbers",
  unitLabel: "人",
  sd: "population",
  rows: [
    {
      key: "Q2",
      label: "専任",
      variable: "Q2",
      n: 7,
      mean: 2.5,
      sd: 1.25,
      median: 2,
      q1: 1,
      q3: 4,
      min: 0,
      max: 9,
    },
  ],
  ...own,
});

export const reportOf = (tables: ShownReport["tables"]): ShownReport => ({
  title: "医療機関の情報セキュリティに関する調査（架空）",
  instrument: { id: "invented", edition: "1", title: "情報セキュリティに関する調査（架空）" },
  respondents: 46,
  population: 506,
  asOf: "2026-11-20",
  tables,
});
