import type { TableSpec } from "./plan.ts";
import type { Table } from "./table.ts";
import type { Setting } from "./tabulation.ts";
import { countWords } from "./wording.ts";

/** Filled in by the report, which sees all tables: number and unique id. */
type Head = Pick<Table, "id" | "figure" | "title" | "unit" | "chart" | "test">;

export function headOf(
  setting: Setting,
  spec: TableSpec,
  made: { id: string; title: string; chart: Table["chart"] },
): Head {
  return {
    id: spec.id ?? made.id,
    figure: spec.figure ?? 0,
    title: spec.title ?? made.title,
    unit: setting.unit,
    chart: spec.chart ?? made.chart,
    test: null,
  };
}

/** "ベース: 全回答者 (n=46)、無回答を含む". */
export function baseNoteOf(who: string, n: number, rules: readonly (string | null)[]): string {
  return [`ベース: ${who} (n=${countWords(n)})`, ...rules.filter((rule) => rule !== null)].join("、");
}

export const noAnswerWords = (setting: Setting): string =>
  setting.rule.noAnswer === "last" ? "無回答を含む" : "無回答を除く";
