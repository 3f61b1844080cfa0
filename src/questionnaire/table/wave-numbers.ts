import type { NumberColumn } from "./data-set.ts";
import { absenceNotes, earlierRound } from "./earlier-round.ts";
import { smallBase } from "./notes.ts";
import { summaryOf, valuesOf } from "./number-summary.ts";
import { methodNote, numbersNarrative } from "./number-table.ts";
import type { TableSpec } from "./plan.ts";
import type { NumberRow, NumberTable } from "./table.ts";
import { baseNoteOf, headOf } from "./table-head.ts";
import { testOfNumbers } from "./table-test.ts";
import { columnOf, ownTerms, type Setting, settingOf, type Tabulation, whoWords } from "./tabulation.ts";
import { countWords } from "./wording.ts";

type WaveSpec = Extract<TableSpec, { kind: "waves" }>;

export const isNumber = (tabulation: Tabulation, spec: WaveSpec): boolean =>
  columnOf(settingOf(tabulation, spec), spec.of).kind === "number";

/** 前回との比較 of a number: its summary in the round before, and in this one. */
export function waveNumbers(tabulation: Tabulation, spec: WaveSpec): NumberTable {
  const setting = settingOf(tabulation, spec);
  const column = columnOf(setting, spec.of);
  if (column.kind !== "number") throw new Error(`${spec.of} is no number`);
  const earlier = earlierRound(tabulation, setting, spec);
  const rounds = [
    ...(earlier?.column.kind === "number"
      ? [roundOf("previous", earlier.label, earlier.column, earlier.setting, spec)]
      : []),
    roundOf("this", tabulation.context.round ?? "今回", column, setting, spec),
  ];
  const rows = rounds.map(({ row }) => row);
  const tested =
    spec.test === undefined || rows.length < 2
      ? null
      : testOfNumbers(
          rounds.map(({ values }) => values),
          rows,
          setting.weights === null,
        );
  const now = rows.at(-1)?.n ?? 0;
  return {
    ...headOf(setting, spec, { id: `waves-${spec.of}`, title: `${column.label}（前回との比較）`, chart: "bar" }),
    kind: "numbers",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, spec.of), now, [
      rows.length > 1 && earlier ? `${earlier.label}はn=${countWords(rows[0]?.n ?? 0)}` : null,
      "数値を記入した回答のみ（0を含み、無回答を除く）",
      setting.weights ? "重み付け" : null,
    ]),
    narrative: numbersNarrative(rows, column.unit),
    notes: [
      ...(rows.length > 1 ? [] : absenceNotes(tabulation)),
      methodNote("population", setting.weights !== null),
      ...(rows.some(({ n }) => n > 0 && n < smallBase) ? [`nが${smallBase}に満たない値は参考値です。`] : []),
      ...(tested?.note ? [tested.note] : []),
    ],
    test: tested?.result ?? null,
    unitLabel: column.unit,
    sd: "population",
    rows,
    base: ownTerms(tabulation, spec),
  };
}

function roundOf(key: string, label: string, column: NumberColumn, setting: Setting, spec: WaveSpec) {
  const { values, weights } = valuesOf(column, setting, null);
  const row: NumberRow = { key, label, where: [], variable: spec.of, ...summaryOf(values, weights, "population") };
  return { row, values };
}
