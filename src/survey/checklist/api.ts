import { sql } from "kysely";
import type { Ledger } from "../../ledger/contract.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Answer, Audience, Contradiction } from "./contract.ts";
import { latestAnswers } from "./report.store.ts";
import { shippedChecklists } from "./shipped.ts";
import { contradictions, type GivenAnswer } from "./support/support.ts";

export { checklistReport } from "./report.store.ts";

/** Audiences that answered in the hospital's latest survey. */
export const answeringAudiences = async (trx: Trx, facilityId: string): Promise<readonly Audience[]> =>
  (await latestAnswers(trx, facilityId))?.audiences ?? [];

/**
 * Answers of the hospital's latest survey that say the opposite of its ledger. Only checklists that come along are judged: what an item
 * of another means, the ledger does not know.
 */
export async function checklistContradictions(trx: Trx, ledger: Ledger): Promise<Contradiction[]> {
  const facilityId = ledger.facility.id;
  const { rows } = await sql<{ instrument: string; edition: string; audience: Audience; item: string; answer: Answer }>`
    select distinct on (sheet_id, item) instrument, edition, audience, item, answer from survey_check
    where facility_id = ${facilityId} and programme_id = (select programme_id from survey_check
      where facility_id = ${facilityId} order by recorded_at desc limit 1)
    order by sheet_id, item, number desc`.execute(trx);
  const answers = rows.flatMap((row): GivenAnswer[] => {
    const checklist = shippedChecklists.find((one) => one.instrument === row.instrument && one.edition === row.edition);
    const item = checklist?.items.find(({ id }) => id === row.item);
    return item ? [{ ...row, number: item.number ?? item.id, topic: item.topic }] : [];
  });
  return contradictions(ledger, answers);
}
