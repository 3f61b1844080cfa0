import type { z } from "zod";
import {
  chapterWords,
  gateRow,
  type InspectionRow,
  type InspectionSheet,
  inspectionScopes,
  inspectionSheet,
  placeInEdition,
  vendorContractRows,
} from "../checklist/vocabulary.ts";
import { Instrument, type Question, type Section } from "../instrument/instrument.ts";

/**
 * The ministry's checklist for on-site inspections (立入検査) as questionnaires: one for hospitals, one for vendors, an edition a year.
 * A row keeps its id over the years, so answers of two years can be laid side by side.
 */
export function inspectionChecklists(): Instrument[] {
  return sides.flatMap((side) =>
    inspectionSheet.editions.flatMap((edition, index): Instrument[] => {
      const rows = rowsOf(side, edition.id);
      if (rows.length === 0) return [];
      const before = inspectionSheet.editions[index - 1];
      return [questionnaire(side, edition, rows, before)];
    }),
  );
}

const sides = ["facility", "vendor"] as const;
type Side = (typeof sides)[number];

type Edition = InspectionSheet["editions"][number];

const rowsOf = (side: Side, edition: string): InspectionRow[] =>
  inspectionSheet.items.filter((row) => row.side === side && row.numbers[edition] !== undefined);

function questionnaire(
  side: Side,
  edition: Edition,
  rows: readonly InspectionRow[],
  before: Edition | undefined,
): Instrument {
  const known = new Set(before && rowsOf(side, before.id).map(({ id }) => id));
  const added = rows.filter(({ id }) => !known.has(id)).flatMap(({ id }) => (id === gateRow ? [id] : askedFor(id)));
  return Instrument.parse({
    format: "sekisho/instrument/1",
    id: `mhlw-checklist-${side}`,
    edition: edition.label_ja,
    title: {
      ja: `サイバーセキュリティ対策チェックリスト（${titles[side].ja}）`,
      en: `Cybersecurity checklist (${titles[side].en})`,
    },
    intro: {
      ja: "厚生労働省の立入検査用チェックリストの項目を要約した調査票です。項目ごとに、はい・いいえと確認日を記入し、「いいえ」のときは年度内の目標日を入れてください。",
      en: "The rows of the ministry's checklist for on-site inspections, in short. Answer each with yes or no and the day it was checked; where it is no, give a target date within the fiscal year.",
    },
    source: { doc: edition.source.doc, certainty: edition.certainty },
    sections: sectionsOf(edition.id, rows),
    ...(before
      ? { follows: { edition: before.label_ja, changes: added.map((question) => ({ question, change: "new" })) } }
      : {}),
  });
}

/** By chapter, and in a chapter by what a row is about: numbers begin anew for servers, terminals and network devices. */
function sectionsOf(edition: string, rows: readonly InspectionRow[]): z.input<typeof Section>[] {
  const chapters = [...new Set(rows.map(({ section }) => section))].sort();
  const hasGate = rows.some(({ id }) => id === gateRow);
  return chapters.flatMap((chapter) =>
    inspectionScopes.flatMap((scope): z.input<typeof Section>[] => {
      const own = rows.filter((row) => row.section === chapter && row.scope === scope);
      if (own.length === 0) return [];
      const { ja, en } = chapterWords[chapter] ?? { ja: chapter, en: chapter };
      const about = scope === "all" ? null : scopeWords[scope];
      return [
        {
          id: scope === "all" ? `S${chapter[0]}` : `S${chapter[0]}-${scope}`,
          label: about ? { ja: `${ja}（${about.ja}）`, en: `${en} (${about.en})` } : { ja, en },
          ...(hasGate && chapter !== "0" ? { show: { question: gateRow, is: ["yes"] } } : {}),
          questions: byNumber(own, edition).flatMap((row) => questionsOf(edition, row)),
        },
      ];
    }),
  );
}

const byNumber = (rows: readonly InspectionRow[], edition: string): InspectionRow[] =>
  rows.toSorted((a, b) => placeInEdition(a, edition) - placeInEdition(b, edition));

/** A row is asked with the day it was checked, and with a target date where the answer is no. */
function questionsOf(edition: string, row: InspectionRow): z.input<typeof Question>[] {
  const label = { ja: row.label_ja, en: row.label_en };
  const yesOrNo = inspectionSheet.answers.map(({ id, label_ja, label_en }) => ({
    id,
    label: { ja: label_ja, en: label_en },
  }));
  const text = { ja: `${row.numbers[edition]}　${label.ja}`, en: `${row.numbers[edition]} ${label.en}` };
  if (row.id === gateRow) return [{ id: gateRow, kind: "single", label, required: true, options: yesOrNo }];
  const help = helpOf(edition, row);
  const [, checked = "", target = ""] = askedFor(row.id);
  return [
    {
      id: row.id,
      kind: "single",
      label,
      text,
      ...(help ? { help } : {}),
      required: true,
      options: [...yesOrNo, notApplicable],
    },
    {
      id: checked,
      kind: "date",
      label: { ja: `${label.ja}：確認日`, en: `${label.en}: checked on` },
      text: { ja: "確認日", en: "Checked on" },
      show: { question: row.id, is: yesOrNo.map(({ id }) => id) },
    },
    {
      id: target,
      kind: "date",
      label: { ja: `${label.ja}：目標日`, en: `${label.en}: target date` },
      text: { ja: "目標日（年度内）", en: "Target date (within the fiscal year)" },
      show: { question: row.id, is: ["no"] },
      required: true,
    },
  ];
}

const askedFor = (row: string): string[] => [row, `${row}-checked`, `${row}-target`];

const notApplicable = { id: "not_applicable", label: { ja: "対象外", en: "Not applicable" } };

function helpOf(edition: string, { id, stage }: InspectionRow): { ja: string; en: string } | null {
  if (vendorContractRows.includes(id))
    return {
      ja: "事業者と契約していない場合は「対象外」を選んでください。",
      en: "Without a contract with any vendor, choose not applicable.",
    };
  return stage?.[edition] === "reference" ? { ja: "参考項目", en: "For reference" } : null;
}

const titles = {
  facility: { ja: "医療機関確認用", en: "for hospitals" },
  vendor: { ja: "事業者確認用", en: "for vendors" },
};
const scopeWords = {
  server: { ja: "サーバ", en: "servers" },
  terminal: { ja: "端末PC", en: "terminals" },
  network: { ja: "ネットワーク機器", en: "network devices" },
};
