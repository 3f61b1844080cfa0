import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import type { Contradiction } from "../../survey/checklist/contract.ts";
import type { FindingFact } from "../contract.ts";
import { evidence } from "../reading.ts";

const joined = (words: readonly string[], most: number, more: (rest: number) => string) =>
  words.length > most ? `${words.slice(0, most).join("、")}${more(words.length - most)}` : words.join("、");

/** CL-nn: an answer to a checklist says one thing, the ledger another. Which of them is right is for the hospital to say. */
export function contradictedAnswers(ledger: Ledger, contradicted: readonly Contradiction[]): FindingFact[] {
  const records = new Map(
    Object.values(ledger.records)
      .flat()
      .map((record): [string, LedgerRecord] => [record.id, record]),
  );
  return contradicted.map(({ rule, says, answers, facts, evidence: fields }): FindingFact => {
    const items = (language: "ja" | "en") => answers.map(({ number, topic }) => `${number} ${topic[language]}`);
    const mark = says === "no" ? "○" : "×";
    return {
      rule,
      on: "facility",
      ref: ledger.facility.id,
      statement: {
        ja: `チェックリストでは「${joined(items("ja"), 3, (rest) => `ほか${rest}項目`)}」に${mark}の回答ですが、台帳の記録は合っていません（${facts.map(({ ja }) => ja).join("／")}）。`,
        en: `The checklist says ${says === "no" ? "yes" : "no"} to “${joined(items("en"), 3, (rest) => ` and ${rest} more`)}”, but the ledger reads otherwise (${facts.map(({ en }) => en).join("; ")}).`,
      },
      detail: fields.flatMap(({ id, field }) => {
        const record = records.get(id);
        return record ? evidence(record, field) : [];
      }),
      suggestion: {
        ja: "回答した方と台帳の担当の方で、どちらが今の状況かを確かめてください。台帳を直すか、次の確認で回答し直すと、この所見は消えます。",
        en: "Let whoever answered and whoever keeps the ledger find out which is so now. Correct the ledger, or answer again at the next check, and this finding closes.",
      },
    };
  });
}
