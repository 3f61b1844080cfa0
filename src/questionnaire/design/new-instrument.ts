import { Instrument } from "../instrument/instrument.ts";

/** A questionnaire to begin with: one section, one question, to be changed. */
export const blankInstrument = (id: string, title: string): Instrument =>
  Instrument.parse({
    format: "sekisho/instrument/1",
    id,
    edition: "1",
    title: { ja: title },
    sections: [
      {
        id: "S1",
        label: { ja: "第1部" },
        questions: [
          {
            id: "Q1",
            kind: "single",
            label: { ja: "最初の設問" },
            options: [
              { id: "1", label: { ja: "はい" } },
              { id: "2", label: { ja: "いいえ" } },
            ],
          },
        ],
      },
    ],
  });

/** The same questions under another edition: what follows starts where this one ends, so every id stays and nothing is mapped yet. */
export const nextEdition = (before: Instrument, edition: string): Instrument => ({
  ...before,
  edition,
  follows: { edition: before.edition, changes: [] },
});
