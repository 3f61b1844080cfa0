import { sql } from "kysely";
import type { Ledger } from "../../ledger/contract.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Answer, Audience, ChecklistSays } from "./contract.ts";
import { latestAnswers } from "./report.store.ts";
import { shippedChecklists } from "./shipped.ts";
import { contradictions, type GivenAnswer } from "./support/support.ts";

export { checklistReport } from "./report.store.ts";

/** Audiences that answered in the hospital's latest survey. */
export const answeringAudiences = async (trx: Trx, facilityId: string): Promise<readonly Audience[]> =>
  (await latestAnswers(trx, facilityId))?.audiences ?? [];

/**
 * What the answers of the hospital's latest survey say: where they are the opposite of its ledger, and how many were not understood. Only
 * checklists that come along are judged by the ledger: what an item of another means, it does not know.
 */
export async function checklistSays(trx: Trx, ledger: Ledger): Promise<ChecklistSays> {
  const facilityId = ledger.facility.id;
  const { rows } = await sql<Answered>`
    select distinct on (sheet_id, item) instrument, edition, audience, item, answer, hard_to_understand as hard from survey_check
    where facility_id = ${facilityId} and programme_id = (select programme_id from survey_check
      where facility_id = ${facilityId} order by recorded_at desc limit 1)
    order by sheet_id, item, number desc`.execute(trx);
  const answers = rows.flatMap(({ hard: _, ...row }): GivenAnswer[] => {
    const checklist = shippedChecklists.find((one) => one.instrument === row.instrument && one.edition === row.edition);
    const item = checklist?.items.find(({ id }) => id === row.item);
    return item ? [{ ...row, number: item.number ?? item.id, topic: item.topic }] : [];
  });
  return {
    contradictions: contradictions(ledger, answers),
    answered: rows.length,
    unclear: rows.filter(({ answer, hard }) => answer === "unknown" || hard).length,
  };
}

interface Answered {
  instrument: string;
  edition: string;
  audience: Audience;
  item: string;
  answer: Answer;
  hard: boolean;
}
