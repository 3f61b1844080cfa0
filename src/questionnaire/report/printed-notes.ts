import { fixed } from "../table/wording.ts";
import type { ShownTable } from "./shown-table.ts";

const names = {
  chiSquare: "カイ二乗検定",
  fisher: "フィッシャーの正確確率検定",
  kruskalWallis: "クラスカル・ウォリス検定",
};
const statistics = { chiSquare: "χ²", fisher: "", kruskalWallis: "H" };

/** What stands below a table, its test last: "カイ二乗検定: χ²=14.55、自由度2、p<0.001。" and the cautions. */
export function printedNotes({ notes, test }: Pick<ShownTable, "notes" | "test">): string[] {
  if (!test) return [...notes];
  const figures = [
    ...(test.statistic === null ? [] : [`${statistics[test.name]}=${fixed(test.statistic, 2)}`]),
    ...(test.df === null ? [] : [`自由度${test.df}`]),
    test.p < 0.001 ? "p<0.001" : `p=${fixed(test.p, 3)}`,
  ];
  return [...notes, `${names[test.name]}: ${figures.join("、")}。${test.cautions.join("")}`];
}
