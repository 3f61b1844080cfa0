import { audienceSheet, sectionWords } from "../../questionnaire/checklist/vocabulary.ts";
import { Checklist, type ItemRef } from "./contract.ts";
import { rowNumbered } from "./row-numbered.ts";

/** The checklist of guideline 5.2, one sheet for each of its three audiences (reference/checklist-mhlw-5.2.yaml). */
export function audienceChecklist(): Checklist {
  const { title_ja, title_en, audiences, items } = audienceSheet;
  return Checklist.parse({
    format: "sekisho/checklist/1",
    instrument: "mhlw-5.2",
    edition: "5.2",
    title: { ja: title_ja, en: title_en },
    marks: "circle",
    reconstructed: true,
    sheets: audiences.map(({ id, label_ja, label_en }) => ({
      audience: id,
      label: { ja: label_ja, en: label_en },
      respondents: "several",
    })),
    items: items.map(({ id, audience, section, certainty, maps_to, label_ja, label_en }) => ({
      id,
      audience,
      section: sectionWords[section] ?? { ja: section, en: section },
      number: id,
      topic: { ja: label_ja, en: label_en },
      certainty,
      mapsTo: maps_to ? [target(maps_to)] : [],
    })),
  });
}

function target(mapsTo: string): ItemRef {
  const [, edition = "", number = ""] = /^mhlw-(\w+):(.+)$/.exec(mapsTo) ?? [];
  return rowNumbered("facility", edition, number);
}
