import { z } from "zod";
import file from "../../../../reference/checklist-ledger-support.yaml";
import { kindDefinition } from "../../../ledger/catalogue.ts";
import type { Ledger, LedgerRecord } from "../../../ledger/contract.ts";
import type { Answer, Audience, Contradiction, Support, Wording } from "../contract.ts";
import { ledgerReadings } from "./ledger-readings.ts";

const ReadingName = z.enum(Object.keys(ledgerReadings) as (keyof typeof ledgerReadings)[]);
const File = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      reading: ReadingName,
      label_ja: z.string(),
      label_en: z.string(),
      judges: z.array(z.string()),
      shown: z.array(z.string()),
    }),
  ),
});

/** Rules by which the ledger supports or contradicts answers (reference/checklist-ledger-support.yaml). */
export const supportRules = File.parse(file).items;

/** Records named beside a fact; the rest is counted. */
const mentioned = 5;
/** Fields of the ledger that a finding stands on, at most: more is read by nobody. */
const evidenceShown = 10;

export interface ItemOfInstrument {
  instrument: string;
  item: string;
}
const keyOf = ({ instrument, item }: ItemOfInstrument) => `${instrument}:${item}`;

/** What the ledger says about an item; none where it knows nothing of the topic. */
export function supportOf(ledger: Ledger, ref: ItemOfInstrument): Support[] {
  const key = keyOf(ref);
  return supportRules
    .filter(({ judges, shown }) => judges.includes(key) || shown.includes(key))
    .map((rule) => {
      const { says, facts } = ledgerReadings[rule.reading](ledger);
      return {
        rule: rule.id,
        label: { ja: rule.label_ja, en: rule.label_en },
        // Facts that are only shown judge nothing.
        says: rule.judges.includes(key) ? says : "open",
        facts: facts.map(({ text, records }) => ({
          text,
          count: records.length,
          records: records.slice(0, mentioned).map(mention),
        })),
      };
    });
}

function mention(record: LedgerRecord) {
  const { ja, nameField } = kindDefinition(record.kind);
  const value = record.fields[nameField];
  const name = value?.state === "known" ? String(value.value) : "";
  return { kind: record.kind, id: record.id, name: `${ja} ${record.number} ${name}`.trim() };
}

export interface GivenAnswer extends ItemOfInstrument {
  edition: string;
  audience: Audience;
  number: string;
  topic: Wording;
  answer: Answer;
}

export const contradicts = (answer: Answer, says: Support["says"]): boolean =>
  (answer === "yes" && says === "no") || (answer === "no" && says === "yes");

/** Topics about which answers and ledger say the opposite; what either leaves open contradicts nothing. */
export function contradictions(ledger: Ledger, answers: readonly GivenAnswer[]): Contradiction[] {
  return supportRules.flatMap((rule): Contradiction[] => {
    const judged = answers.filter((answer) => rule.judges.includes(keyOf(answer)));
    if (judged.length === 0) return [];
    const { says, facts, evidence } = ledgerReadings[rule.reading](ledger);
    const opposed = judged.filter(({ answer }) => contradicts(answer, says));
    if (says === "open" || opposed.length === 0) return [];
    return [
      {
        rule: rule.id,
        says,
        answers: opposed.map(({ number, topic, audience, edition }) => ({ number, topic, audience, edition })),
        facts: facts.map(({ text }) => text),
        evidence: evidence
          .slice(0, evidenceShown)
          .map(({ record, field }) => ({ kind: record.kind, id: record.id, field })),
      },
    ];
  });
}
