import { differenceOfShares } from "../statistic/newcombe.ts";
import { type Axis, axisOf } from "./axis.ts";
import { type ComparedOption, comparedOptions } from "./compared-options.ts";
import { everybody } from "./count.ts";
import { type CountedRow, countedRows, finish } from "./count-rows.ts";
import { absenceNotes, earlierRound } from "./earlier-round.ts";
import { mergedAxis, type OptionGroup } from "./merged-axis.ts";
import { crossNarrative } from "./narrative.ts";
import { notesOf } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { CountColumn, CountRow, CountTable } from "./table.ts";
import { baseNoteOf, headOf, noAnswerWords } from "./table-head.ts";
import { axis, baseTerms, settingOf, type Tabulation, whoWords } from "./tabulation.ts";
import { countWords, fixed, percentWords, quoted } from "./wording.ts";

type WaveSpec = Extract<TableSpec, { kind: "waves" }>;

/**
 * 前回との比較: this round below the one before, in options that mean the same in both editions (one that was split stands beside its
 * parts together). What was not asked or not offered then is said to be absent, which is neither zero nor unanswered.
 */
export function waveTable(tabulation: Tabulation, spec: WaveSpec): CountTable {
  const setting = settingOf(tabulation, spec);
  const plain = axis(tabulation, setting, spec.of, setting.rule);
  const before = earlierRound(tabulation, setting, spec);
  const earlier = before && { ...before, axis: axisOf(before.column, setting.rule, () => []) };
  const compared = earlier
    ? comparedOptions(tabulation.instrument, earlier.instrument, spec.of, optionsOf(plain), optionsOf(earlier.axis))
    : optionsOf(plain).map((option): ComparedOption => ({ before: [], now: [option] }));
  const groups = compared.map((one): { earlier: OptionGroup; now: OptionGroup } => {
    const head = {
      key: [...(one.now.length > 0 ? one.now : one.before)].join("+"),
      label: labelOf(one, plain, earlier?.axis),
    };
    return { earlier: { ...head, options: one.before }, now: { ...head, options: one.now } };
  });
  const target = mergedAxis(
    plain,
    groups.map(({ now }) => now),
    { others: "hidden" },
  );
  const round = tabulation.context.round ?? "今回";
  const counted: CountedRow[] = [];
  if (earlier) {
    const then = mergedAxis(
      earlier.axis,
      groups.map((group) => group.earlier),
      { others: "hidden" },
    );
    counted.push(...countedRows(earlier.setting, everybody, [headOfRound("previous", earlier.label)], then));
  }
  counted.push(...countedRows(setting, everybody, [headOfRound("this", round)], target));
  const addUp = plain.picked === null;
  const made = finish(counted, target.entries, { ...setting.cells, addUp }, false);
  const columns = made.columns.filter(({ key }) => key !== "#others");
  const rows = made.rows.map((row, i) => ({
    ...row,
    cells: row.cells
      .filter((_, column) => made.columns[column]?.key !== "#others")
      .map((cell, column) => {
        const one = compared[column];
        const there = i === 0 && earlier ? one?.before : one?.now;
        return there?.length === 0 ? { count: 0, percent: null, absent: true as const } : cell;
      }),
  }));
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const now = rows.at(-1);
  const then = earlier ? rows[0] : undefined;
  const both = columns.filter((column, i) => column.role !== "option" || rows.every((row) => !row.cells[i]?.absent));
  return {
    ...headOf(setting, spec, {
      id: `waves-${spec.of}`,
      title: `${plain.label}（前回との比較）`,
      chart: addUp ? "band" : "bar",
    }),
    kind: "waves",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, spec.of), now?.n ?? 0, [
      then && earlier ? `${earlier.label}はn=${countWords(then.n)}` : null,
      noAnswerWords(setting),
      addUp ? null : "複数回答",
    ]),
    narrative:
      then && now
        ? crossNarrative(
            both,
            rows.map((row) => only(row, columns, both)),
            digits,
          )
        : null,
    notes: [
      ...(earlier ? mappingNotes(compared, plain, earlier.axis, earlier.label) : absenceNotes(tabulation)),
      ...(then && now ? differenceNotes(columns, then, now, digits) : []),
      ...notesOf(rows, addUp, digits),
    ],
    rowVariable: null,
    columnVariable: spec.of,
    columns,
    rows,
    columnsAddUp: addUp,
    digits,
    // Of this round; the round before is another set of answers.
    base: baseTerms(tabulation, setting, spec, [plain]),
  };
}

const headOfRound = (key: string, label: string) => ({ key, label, group: "調査回", role: "row" as const, where: [] });

const optionsOf = (of: Axis): string[] => of.entries.filter(({ role }) => role === "option").map(({ key }) => key);

const only = (row: CountRow, columns: readonly CountColumn[], kept: readonly CountColumn[]): CountRow => ({
  ...row,
  cells: row.cells.filter((_, i) => kept.some((column) => column === columns[i])),
});

function labelOf({ before, now }: ComparedOption, plain: Axis, earlier: Axis | undefined): string {
  const [of, keys] = now.length > 0 ? [plain, now] : [earlier, before];
  return keys.map((key) => of?.entries.find((entry) => entry.key === key)?.label ?? key).join("・");
}

function mappingNotes(compared: readonly ComparedOption[], plain: Axis, earlier: Axis, label: string): string[] {
  const names = (of: Axis, keys: readonly string[]) =>
    quoted(keys.map((key) => of.entries.find((entry) => entry.key === key)?.label ?? key));
  const added = compared.filter(({ before }) => before.length === 0).flatMap(({ now }) => now);
  const dropped = compared.filter(({ now }) => now.length === 0).flatMap(({ before }) => before);
  return [
    ...compared.flatMap(({ before, now }) =>
      before.length > 0 && now.length > 0 && before.length + now.length > 2
        ? [`${label}の${names(earlier, before)}は、今回の${names(plain, now)}を合わせたものと比べています。`]
        : [],
    ),
    ...(added.length > 0 ? [`${names(plain, added)}は今回加わった選択肢で、${label}にはありません。`] : []),
    ...(dropped.length > 0 ? [`${names(earlier, dropped)}は${label}だけにあった選択肢です。`] : []),
  ];
}

/** Above this many options a note lists only the differences whose interval leaves zero out. */
const mostListed = 8;

/** Differences with Newcombe intervals, for information: options of one question hang together, and answers of the same firm twice. */
function differenceNotes(columns: readonly CountColumn[], then: CountRow, now: CountRow, digits: 0 | 1): string[] {
  if (then.n === 0 || now.n === 0) return [];
  const points = (value: number) => `${value > 0 ? "+" : ""}${fixed(100 * value, 1)}`;
  const made = columns.flatMap((column, i) => {
    const [a, b] = [then.cells[i], now.cells[i]];
    if (column.role !== "option" || !a || !b || a.absent || b.absent) return [];
    const { difference, low, high } = differenceOfShares({ count: b.count, n: now.n }, { count: a.count, n: then.n });
    const words = `「${column.label}」${percentWords(a.percent ?? 0, digits)}→${percentWords(b.percent ?? 0, digits)}（差${points(difference)}ポイント、95%信頼区間${points(low)}〜${points(high)}）`;
    return [{ words, isClear: low > 0 || high < 0 }];
  });
  if (made.length === 0) return [];
  const caution = "区間は選択肢ごとの目安（ニューカムの方法）で、多くの選択肢を比べると偶然の差も現れます。";
  const listed = made.length > mostListed ? made.filter(({ isClear }) => isClear) : made;
  if (listed.length === 0) return [`参考: どの選択肢でも、差の95%信頼区間は0を含みます。${caution}`];
  const rest = listed.length < made.length ? "ほかの選択肢では、差の区間は0を含みます。" : "";
  return [`参考: ${listed.map(({ words }) => words).join("、")}。${rest}${caution}`];
}
