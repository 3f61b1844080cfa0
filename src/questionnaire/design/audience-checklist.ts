import { z } from "zod";
import file from "../../../reference/checklist-mhlw-5.2.yaml";
import { Instrument } from "../instrument/instrument.ts";

/** The checklist of guideline 5.2 as questionnaires: one for executives, one for system administrators, one for everybody who uses the systems. */
export function audienceChecklists(): Instrument[] {
  const sheet = Sheet.parse(file);
  return sheet.audiences.map((audience) => questionnaire(sheet, audience));
}

const Labelled = z.object({ id: z.string(), label_ja: z.string(), label_en: z.string() });
const Sheet = z.object({
  source: z.object({ doc: z.string() }),
  answers: z.array(Labelled.extend({ requires_note: z.boolean().optional() })),
  audiences: z.array(Labelled),
  items: z.array(Labelled.extend({ audience: z.string(), section: z.string() })),
});
type Sheet = z.infer<typeof Sheet>;

const wordingOf = ({ label_ja, label_en }: z.infer<typeof Labelled>) => ({ ja: label_ja, en: label_en });

function questionnaire(sheet: Sheet, audience: z.infer<typeof Labelled>): Instrument {
  const items = sheet.items.filter((item) => item.audience === audience.id);
  const options = sheet.answers.map((answer) => ({
    id: answer.id,
    label: wordingOf(answer),
    ...(answer.requires_note ? { other: true } : {}),
  }));
  return Instrument.parse({
    format: "sekisho/instrument/1",
    id: `mhlw-5.2-${audience.id.replace("_", "-")}`,
    edition: "5.2",
    title: {
      ja: `医療機関のサイバーセキュリティ対策チェックリスト（${audience.label_ja}）`,
      en: `Hospital cybersecurity checklist (${audience.label_en})`,
    },
    intro: {
      ja: "ガイドライン第5.2版のチェックリストの論点を要約・再構成した調査票です。公式の文言ではありません。意味が分からない項目は「分からない」を選び、分からない点を書いてください。",
      en: "The topics of the checklist of guideline 5.2, in short and rebuilt; these are not its official words. Where an item is not understood, say so and say what.",
    },
    source: { doc: sheet.source.doc, certainty: "proposal" },
    sections: [...new Set(items.map(({ section }) => section))].map((section) => ({
      id: section,
      label: sectionWords[section] ?? { ja: section },
      questions: items
        .filter((item) => item.section === section)
        .map((item) => ({ id: item.id, kind: "single" as const, label: wordingOf(item), required: true, options })),
    })),
  });
}

/** The file names its sections by a key only. */
const sectionWords: Record<string, { ja: string; en: string }> = {
  policy: { ja: "方針", en: "Policy" },
  organisation: { ja: "体制と規程", en: "Organisation and rules" },
  resources: { ja: "予算と人材", en: "Budget and people" },
  risk: { ja: "リスクの把握", en: "Risks" },
  pdca: { ja: "点検と見直し", en: "Audit and review" },
  supply_chain: { ja: "委託先", en: "Contractors" },
  emergency: { ja: "非常時の備え", en: "Emergencies" },
  sharing: { ja: "情報の共有", en: "Sharing of information" },
  physical: { ja: "場所の安全", en: "Physical security" },
  technical: { ja: "技術的な対策", en: "Technical measures" },
  people: { ja: "教育と守秘", en: "Training and confidentiality" },
  disposal: { ja: "破棄", en: "Disposal" },
  maintenance: { ja: "保守と委託", en: "Maintenance and contractors" },
  mobile: { ja: "持出しと私物", en: "Taking out, private devices" },
  external: { ja: "外部との接続", en: "External connections" },
  training: { ja: "教育", en: "Training" },
  account: { ja: "IDとパスワード", en: "Accounts" },
  workplace: { ja: "机と画面", en: "Workplace" },
  mail: { ja: "メール", en: "Mail" },
  device: { ja: "機器と媒体", en: "Devices and media" },
  other: { ja: "その他", en: "Other" },
};
