import { defaultRule } from "../../disclosure/protection.ts";
import type { ReleasedCountTable } from "../../disclosure/released-table.ts";
import type { NewRelease } from "../release.store.ts";

/** A cross table in which one cell is too small, and three more are hidden with it. */
export const aReleasedTable = (word: string): ReleasedCountTable => ({
  id: "cross:Q1:Q2",
  figure: 1,
  title: `${word}の対策（組織の有無別）`,
  baseNote: "ベース: 全回答者（n=46）、無回答を含む",
  unit: { kind: "respondent", label: "回答者" },
  chart: "band",
  narrative: null,
  notes: [],
  test: null,
  roundedTo: null,
  kind: "cross",
  rowVariable: "Q1",
  columnVariable: "Q2",
  columns: [
    { key: "1", label: "実施している", role: "option", where: [{ variable: "Q2", is: ["1"] }] },
    { key: "2", label: "実施していない", role: "option", where: [{ variable: "Q2", is: ["2"] }] },
    { key: "3", label: "わからない", role: "option", where: [{ variable: "Q2", is: ["3"] }] },
  ],
  rows: [
    row("total", "全体", 46, [30, 16, 0]),
    row("1", "部門がある", 33, ["X", "X", 0]),
    row("2", "部門がない", 13, ["X", "X", 0]),
  ],
  columnsAddUp: true,
  digits: 1,
  base: [],
});

const row = (
  key: string,
  label: string,
  n: number,
  counts: readonly (number | "X")[],
): ReleasedCountTable["rows"][number] => ({
  key,
  label,
  group: null,
  role: key === "total" ? "total" : "row",
  n,
  where: key === "total" ? [] : [{ variable: "Q1", is: [key] }],
  cells: counts.map((count) =>
    count === "X" ? count : { count, percent: count === 0 ? null : Math.round((count * 1000) / n) / 10 },
  ),
});

/** The first release of a round, as it is kept. */
export const aRelease = (word: string): NewRelease => ({
  title: `${word}の調査結果`,
  content: {
    format: "sekisho/release/1",
    title: `${word}の調査結果`,
    round: `${word}の調査の回`,
    instrument: { id: "shiken", edition: "1", title: word },
    respondents: 46,
    population: 506,
    asOf: "2026-11-20",
    rule: defaultRule,
    tables: [aReleasedTable(word)],
  },
  answersState: "0:0",
  earlier: 0,
});
