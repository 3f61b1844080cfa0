/** Of one question. */
export const anInstrument = (word: string) => ({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: { ja: word },
  sections: [
    {
      id: "S",
      label: { ja: "全般" },
      questions: [
        { id: "Q1", kind: "single", label: { ja: `${word}の問い` }, options: [{ id: "1", label: { ja: "はい" } }] },
      ],
    },
  ],
});

/** An open round about the instrument that hospital.ts makes. */
export const aRound = (word: string) => ({
  title: `${word}の調査の回`,
  instrumentId: "shiken",
  edition: "1",
  access: "open" as const,
  anonymous: false,
  editable: false,
  opensOn: null,
  closesOn: null,
  population: null,
  remindAfterDays: 7,
  remindersAtMost: 2,
});
