import { audienceSheet, type Labelled, sectionWords } from "../checklist/vocabulary.ts";
import { Instrument } from "../instrument/instrument.ts";

/** The checklist of guideline 5.2 as questionnaires: one for executives, one for system administrators, one for everybody who uses the systems. */
export function audienceChecklists(): Instrument[] {
  return audienceSheet.audiences.map(questionnaire);
}

const wordingOf = ({ label_ja, label_en }: Labelled) => ({ ja: label_ja, en: label_en });

function questionnaire(audience: Labelled): Instrument {
  const items = audienceSheet.items.filter((item) => item.audience === audience.id);
  const options = audienceSheet.answers.map((answer) => ({
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
    source: { doc: audienceSheet.source.doc, certainty: "proposal" },
    sections: [...new Set(items.map(({ section }) => section))].map((section) => ({
      id: section,
      label: sectionWords[section] ?? { ja: section },
      questions: items
        .filter((item) => item.section === section)
        .map((item) => ({ id: item.id, kind: "single" as const, label: wordingOf(item), required: true, options })),
    })),
  });
}
