import { Answers, type DeLinkedRound, Instrument } from "../../questionnaire/contract.ts";
import type { ChecklistItem, Wording } from "../checklist/contract.ts";
import { type HospitalAnswer, hospitalAnswerNames, hospitalAnswers } from "./hospital-answer.ts";
import type { LedgerFigures } from "./ledger-figures.ts";

/** What a programme's statistics are made of: one entry a hospital, without which hospital it is. */
export interface StatisticsSource {
  programme: { id: string; title: string };
  /** Tells this moment from others of the same programme: "2026-11-28 14:05". */
  moment: string;
  sheets: readonly { label: Wording; items: readonly ChecklistItem[] }[];
  hospitals: readonly {
    bedClass: string;
    founderClass: string;
    region: string;
    answers: ReadonlyMap<string, HospitalAnswer>;
    figures: LedgerFigures | null;
    /** Hours worked; null: none was written down. */
    hours: number | null;
  }[];
}

/** Numbers beside the checklists; ids that no checklist has. */
const figureQuestions = [
  { id: "connections", label: { ja: "外部接続の数", en: "External connections" } },
  { id: "entry-devices", label: { ja: "入口の機器の数", en: "Entry devices" } },
  {
    id: "firmware-unknown",
    label: { ja: "ファームウェア版数が分からない入口の機器の数", en: "Entry devices of unknown firmware" },
  },
  { id: "hours", label: { ja: "調査の工数（時間）", en: "Hours of the survey" } },
];

const options = hospitalAnswers.map((id) => ({ id, label: hospitalAnswerNames[id] }));

/** The questionnaire that these answers are answers to. The company that surveyed is left out: nothing about companies is published. */
export function statisticsInstrument({ programme, moment, sheets }: StatisticsSource): Instrument {
  return Instrument.parse({
    format: "sekisho/instrument/1",
    id: `programme-${programme.id.slice(0, 8)}`,
    edition: moment,
    title: { ja: `${programme.title}（結果）`, en: `${programme.title} (results)` },
    sections: [
      ...sheets.map(({ label, items }, at) => ({
        id: `sheet-${at + 1}`,
        label,
        questions: items.map(({ id, topic }) => ({ kind: "single", id, label: topic, options })),
      })),
      {
        id: "figures",
        label: { ja: "外部接続と工数", en: "External connections and hours" },
        questions: figureQuestions.map((question) => ({ kind: "number", ...question })),
      },
    ],
  });
}

/** Answers and segments of each hospital, in the order given. */
export function statisticsSheets({ sheets, hospitals }: StatisticsSource): DeLinkedRound["sheets"] {
  const items = sheets.flatMap((sheet) => sheet.items.map(({ id }) => id));
  return hospitals.map(({ bedClass, founderClass, region, answers, figures, hours }) => {
    const picked = items.flatMap((id) => {
      const answer = answers.get(id);
      return answer ? [[id, { picked: [answer] }] as const] : [];
    });
    const numbers = {
      connections: figures?.connections ?? null,
      "entry-devices": figures?.entryDevices ?? null,
      "firmware-unknown": figures?.firmwareUnknown ?? null,
      hours,
    };
    const counted = Object.entries(numbers).flatMap(([id, value]) =>
      value === null ? [] : [[id, { number: value }] as const],
    );
    return {
      answers: Answers.parse({ values: Object.fromEntries([...picked, ...counted]) }),
      segments: { bedClass, founderClass, region },
    };
  });
}
