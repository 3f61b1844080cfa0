import { bothCalendars } from "../../shared/japanese-date.ts";
import { wilsonInterval } from "../statistic/wilson.ts";
import { countWords } from "../table/wording.ts";
import type { ShownReport } from "./shown-table.ts";

type Facts = Pick<ShownReport, "instrument" | "respondents" | "population" | "asOf">;

/** What a reader needs before the first table: of what, of how many, as of when. */
export function responseFacts({ instrument, respondents, population, asOf }: Facts): [name: string, value: string][] {
  const facts: [string, string][] = [
    ["調査票", `${instrument.title}（${instrument.edition}版）`],
    ["有効回答数", `n = ${countWords(respondents)}`],
  ];
  if (population !== null && population >= respondents && population > 0) {
    const { low, high } = wilsonInterval(respondents, population);
    const percent = (fraction: number) => `${(Math.floor(fraction * 1000 + 0.5) / 10).toFixed(1)}%`;
    facts.push(["対象数", countWords(population)]);
    facts.push(["回収率", `${percent(respondents / population)}（95％信頼区間 ${percent(low)}～${percent(high)}）`]);
  }
  if (asOf !== null) facts.push(["データの時点", bothCalendars(asOf)]);
  return facts;
}

export const responseWords = (report: Facts): string[] =>
  responseFacts(report).map(([name, value]) => `${name}　${value}`);

/** How to read the tables, for the first page. */
export const readingNotes = [
  "「-」は0件、「X」は個別の回答が分からないように秘匿した値、「・」はその調査回になかった選択肢です。",
  "割合は件数から計算し、四捨五入しています。そのため、合計が100％にならないことがあります。",
  "質問の対象でない回答者（非該当）は、どの表にも含みません。無回答は最後の区分とし、対象に含めるかどうかを各表に示します。",
  "クロス集計は、上段が件数、下段が行の割合（％）です。括弧内は95％信頼区間です。",
];
