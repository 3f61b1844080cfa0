import { bothCalendars } from "../../shared/japanese-date.ts";
import { wilsonInterval } from "../statistic/wilson.ts";
import { countWords } from "../table/wording.ts";
import type { ShownReport } from "./shown-table.ts";

type Facts = Pick<ShownReport, "instrument" | "respondents" | "population" | "asOf">;

const names = {
  ja: {
    instrument: "調査票",
    edition: (title: string, edition: string) => `${title}（${edition}版）`,
    respondents: "有効回答数",
    population: "対象数",
    rate: "回収率",
    interval: (rate: string, low: string, high: string) => `${rate}（95％信頼区間 ${low}～${high}）`,
    asOf: "データの時点",
    day: bothCalendars,
  },
  en: {
    instrument: "Questionnaire",
    edition: (title: string, edition: string) => `${title} (edition ${edition})`,
    respondents: "Valid answers",
    population: "Of",
    rate: "Response rate",
    interval: (rate: string, low: string, high: string) => `${rate} (95 % interval ${low} to ${high})`,
    asOf: "Answers up to",
    day: (iso: string) => iso,
  },
};

/** What a reader needs before the first table: of what, of how many, as of when. */
export function responseFacts(
  { instrument, respondents, population, asOf }: Facts,
  language: keyof typeof names = "ja",
): [name: string, value: string][] {
  const words = names[language];
  const facts: [string, string][] = [
    [words.instrument, words.edition(instrument.title, instrument.edition)],
    [words.respondents, `n = ${countWords(respondents)}`],
  ];
  if (population !== null && population >= respondents && population > 0) {
    const { low, high } = wilsonInterval(respondents, population);
    const percent = (fraction: number) => `${(Math.floor(fraction * 1000 + 0.5) / 10).toFixed(1)}%`;
    facts.push([words.population, countWords(population)]);
    facts.push([words.rate, words.interval(percent(respondents / population), percent(low), percent(high))]);
  }
  if (asOf !== null) facts.push([words.asOf, words.day(asOf)]);
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
