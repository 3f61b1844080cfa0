import { z } from "zod";
import { Audience, Checklist, type ItemRef } from "./contract.ts";
import { rowNumbered } from "./row-numbered.ts";
import { sectionWords } from "./section-words.ts";

const Labelled = z.object({ id: z.string(), label_ja: z.string(), label_en: z.string() });
const File = z.object({
  title_ja: z.string(),
  title_en: z.string(),
  audiences: z.array(Labelled.extend({ id: Audience })),
  items: z.array(
    Labelled.extend({
      audience: Audience,
      section: z.string(),
      certainty: z.string(),
      /** "mhlw-r7:1-1": a row of the sheet for hospitals of that year, by its number. */
      maps_to: z.string().optional(),
    }),
  ),
});

/** The checklist of guideline 5.2, one sheet for each of its three audiences (reference/checklist-mhlw-5.2.yaml). */
export function audienceChecklist(file: unknown): Checklist {
  const { title_ja, title_en, audiences, items } = File.parse(file);
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
