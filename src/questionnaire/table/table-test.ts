import { chiSquareTest } from "../statistic/chi-square.ts";
import { fisherExactTest } from "../statistic/fisher.ts";
import { kruskalWallisTest, levelCounts } from "../statistic/kruskal-wallis.ts";
import type { CountColumn, CountRow, NumberRow, TestResult } from "./table.ts";

/** What came of a test that was asked for: its result, or a note why there is none. */
interface Tested {
  result: TestResult | null;
  note: string | null;
}

const none = (note: string): Tested => ({ result: null, note });

/**
 * Test of a cross table, for information. 無回答, refusals and totals are left out of it: the question is whether those who answered
 * differ. Only where everybody stands in one row and one column, and counts are counts; ranks only of options that have an order.
 */
export function testOfCounts(
  name: TestResult["name"],
  columns: readonly CountColumn[],
  rows: readonly CountRow[],
  table: { addUp: boolean; rowsApart: boolean; ordered: boolean; weighted: boolean },
): Tested {
  if (!table.addUp || !table.rowsApart)
    return none("複数回答を含む表には検定を行いません（同じ人が重ねて数えられるため）。");
  if (table.weighted) return none("重み付けした表には検定を行いません（重みの合計は件数ではないため）。");
  if (name === "kruskalWallis" && !table.ordered)
    return none("選択肢に順序がないため、順位による検定（クラスカル・ウォリス検定）は行いません。");
  const options = columns.map(({ role }) => role === "option");
  const counts = rows
    .filter(({ role }) => role === "row")
    .map((row) => row.cells.filter((_, i) => options[i]).map(({ count }) => count));
  const cautions = ["参考のための検定です。無回答は除いています。"];
  if (name === "kruskalWallis") {
    const test = kruskalWallisTest(counts);
    return test ? { result: { name, ...test, cautions }, note: null } : tooLittle;
  }
  const chi = chiSquareTest(counts);
  if (!chi) return tooLittle;
  if (name === "fisher") {
    const p = fisherExactTest(counts);
    if (p !== null) return { result: { name, statistic: null, df: null, p, cautions }, note: null };
    cautions.push("表が大きくフィッシャーの正確検定を計算できないため、カイ二乗検定に代えました。");
  }
  if (chi.smallestExpected < 1 || chi.shareBelow5 > 0.2) {
    cautions.push(
      "期待度数の小さいセルが多く、カイ二乗検定の近似は当てになりません。フィッシャーの正確検定をお使いください。",
    );
  }
  const { statistic, df, p } = chi;
  return { result: { name: "chiSquare", statistic, df, p, cautions }, note: null };
}

/** Kruskal-Wallis over the groups of a numbers table; `apart`: one variable, unweighted, everybody in one group. */
export function testOfNumbers(values: readonly Float64Array[], rows: readonly NumberRow[], apart: boolean): Tested {
  if (!apart) return none("数値の検定は、重み付けのない1つの数値を単一回答の群で比べるときにだけ行います。");
  const test = kruskalWallisTest(levelCounts(values));
  if (!test) return tooLittle;
  const cautions = ["参考のための検定です。無回答は除いています。"];
  if (rows.some(({ n }) => n > 0 && n < 5))
    cautions.push("5件に満たない群があり、カイ二乗分布による近似は粗くなります。");
  return { result: { name: "kruskalWallis", ...test, cautions }, note: null };
}

const tooLittle = none("比べられる行または列が2つに満たないため、検定は行いません。");
