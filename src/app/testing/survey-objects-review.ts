import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { inFacility } from "../../platform/db/tenant.ts";
import type { SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";

/** Hours, a thread of the review, and sets delivered to the hospital (receipt recorded, with its evidence) and to the ministry. */
export async function aReview(
  { runtime }: ComposedApp,
  facilityId: string,
  { programmeId, organisations }: SmallProgramme,
  word: string,
  editionId: string,
): Promise<{ expenseId: string; commentId: string; deliveryId: string; deliveredId: string }> {
  const { files, database } = runtime;
  const at = new Date(Date.now() - 30_000);
  const ids = { expenseId: randomUUID(), commentId: randomUUID(), deliveryId: randomUUID(), deliveredId: randomUUID() };
  const key = sql`${facilityId}, ${programmeId}, ${programmeId}`;
  await inFacility(database.db, facilityId, async (trx) => {
    const kept = () =>
      files.put(trx, facilityId, {
        name: `${word}.pdf`,
        mediaType: "application/pdf",
        content: Buffer.from(`%PDF-1.7\n${word}`),
        by: "operator",
        at,
      });
    await sql`insert into survey_expense (facility_id, programme_id, shared_with, id, company_id, spent_on, kind, what, yen, receipt_file_id,
        entered_by, entered_at)
      values (${key}, ${ids.expenseId}, ${organisations.survey_company}, '2026-01-06', 'travel', ${`${word}まで`}, 1200, ${await kept()},
        'operator', ${at})`.execute(trx);
    await sql`insert into survey_comment (facility_id, programme_id, shared_with, id, number, about, subject_id, field, label, returned, state,
        state_since, opened_by, opened_at)
      values (${key}, ${ids.commentId}, 1, 'survey', '', '', ${word}, 'needsDetail', 'open', ${at}, 'operator', ${at})`.execute(
      trx,
    );
    await sql`insert into survey_comment_entry (facility_id, programme_id, shared_with, comment_id, number, side, step, text, by, by_name, at)
      values (${key}, ${ids.commentId}, 1, 'reviewer', 'say', ${`${word}の版数は`}, 'operator', '運用者', ${at})`.execute(
      trx,
    );
    await sql`insert into survey_delivery (facility_id, programme_id, shared_with, id, number, recipient, organisation_id, message, sent_by,
        sent_by_name, sent_at, received_on, received_by, received_by_name, received_at, receipt_note, receipt_file_id)
      values (${key}, ${ids.deliveryId}, 1, 'hospital', null, ${`${word}への助言`}, 'operator', '運用者', ${at}, '2036-01-05', 'operator',
          '運用者', ${at}, ${word}, ${await kept()}),
        (${key}, ${ids.deliveredId}, 2, 'ministry', ${organisations.ministry}, ${word}, 'operator', '運用者', ${at}, null, null, null, null,
          null, null)`.execute(trx);
    await sql`insert into survey_delivery_item (facility_id, programme_id, shared_with, delivery_id, edition_id)
      values (${key}, ${ids.deliveryId}, ${editionId}), (${key}, ${ids.deliveredId}, ${editionId})`.execute(trx);
  });
  return ids;
}

/** What to send with each route of hours, review and delivery that takes a body. */
export function reviewBodies({ word, ids }: { word: string; ids: Record<string, string> }): Record<string, object> {
  const form = (fields: Record<string, string>) => {
    const filled = new FormData();
    for (const [name, value] of Object.entries(fields)) filled.append(name, value);
    filled.append("file", new File(["%PDF-1.7"], `${word}.pdf`));
    return filled;
  };
  const cells = [{ rowId: "W-01", workedOn: "2026-01-05", hundredths: 125 }];
  return {
    saveHourWeek: { monday: "2026-01-05", worker: `${word}調査員`, cells },
    addHourRow: { label: `${word}-${randomUUID()}` },
    addExpense: form({ spentOn: "2026-01-06", kind: "lodging", what: `${word}の宿`, yen: "9800" }),
    quoteHours: { hundredths: 20_000, rateYen: 15_000, expensesYen: 100_000 },
    settleHours: { seen: { actual: 0, expensesYen: 0 } },
    reopenSettlement: { why: word },
    commentAsReviewer: {
      about: "record",
      subjectId: ids.recordId,
      field: "model",
      text: word,
      returned: "needsDetail",
    },
    commentAsCompany: { about: "survey", text: word },
    stepAsReviewer: { step: "say", text: word },
    stepAsCompany: { step: "answer", text: word },
    decideDocument: { decision: "accepted" },
    recordReviewMeeting: { stage: "interim", heldOn: "2026-01-15" },
    deliverReport: { kinds: ["D4"], message: word },
    deliverOn: { recipient: "hospital", kinds: ["D4"], message: word },
    recordReceipt: form({ receivedOn: "2026-01-20", note: word }),
  };
}
