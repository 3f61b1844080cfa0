import { holdersOf, type LinkComer } from "../../identity/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import type { Actor, HospitalRole } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { attachKept } from "../attachment.store.ts";
import { closeInquiryIn } from "../close-inquiry.store.ts";
import type { FacilityId } from "../contract.ts";
import { type AnswerRefusal, checkAnswers } from "./answer.ts";
import { answererName } from "./answer-link.store.ts";
import { answeredMail } from "./answer-link.ts";
import { answerSheet, askedItems, filesOf } from "./answer-sheet.store.ts";
import { type OpenedLink, throughLink } from "./come-by-link.store.ts";
import type { LinkContext } from "./make-link.store.ts";
import type { AnswerDraft, AnswerSheet, FullAnswer } from "./route-contracts.ts";

/** What the audit chain knows of whoever comes by a link. */
const label = (link: OpenedLink): string => `link:${link.inquiry_id}`;

/** The sheet, or the receipt; the first look is noted. */
export const openSheet = (context: LinkContext, comer: LinkComer) =>
  throughLink(context, comer, "read", async (trx, link): Promise<Result<AnswerSheet, never>> => {
    const at = context.now();
    if (link.opened_at === null) {
      await set(trx, link, { opened_at: at });
      await recordAudit(trx, link.facility_id, {
        at,
        actor: label(link),
        action: "answerLink.opened",
        subject: `inquiry:${link.inquiry_id}`,
        detail: {},
      });
    }
    return ok(await answerSheet(trx, link, japanDay(at)));
  });

/** Keeps what is filled in so far; of two who share a link the later one's is kept. Values are judged when it is handed in. */
export const saveDraft = (context: LinkContext, comer: LinkComer, draft: AnswerDraft) =>
  throughLink(context, comer, "write", async (trx, link): Promise<Result<{ savedAt: string }, AnswerRefusal>> => {
    const at = context.now();
    const asked = await askedItems(trx, link.facility_id as FacilityId, link.inquiry_id);
    const checked = checkAnswers(asked, draft.answers);
    if (!checked.ok && checked.error.reason === "not_asked") return refuse(checked.error);
    await set(trx, link, { answer: draft, saved_at: at });
    return ok({ savedAt: at.toISOString() });
  });

/**
 * Hands the answer in: the inquiry is closed with it, what was answered becomes statements of the ledger, and whoever asked is told.
 * Of two who hand in at the same moment, the second finds the link used.
 */
export const handIn = (context: LinkContext, comer: LinkComer, answer: FullAnswer) =>
  throughLink(context, comer, "write", async (trx, link): Promise<Result<AnswerSheet, HandInRefusal>> => {
    const at = context.now();
    const facilityId = link.facility_id as FacilityId;
    const checked = checkAnswers(await askedItems(trx, facilityId, link.inquiry_id), answer.answers);
    if (!checked.ok) return checked;
    const files = await filesOf(trx, facilityId, link.id);
    if (answer.answers.length === 0 && files.length === 0 && answer.comment.trim() === "")
      return refuse({ reason: "nothing_answered" as const });
    const result = { outcome: "answered", answerSummary: answer.comment.trim(), answers: answer.answers } as const;
    const by = answererName(answer);
    const actor = actorOf(link, by);
    const closed = await closeInquiryIn(
      trx,
      context,
      actor,
      facilityId,
      link.inquiry_id,
      { ...result, answers: [...result.answers] },
      by,
    );
    if (!closed.ok) return refuse({ reason: "not_taken" as const, because: closed.error.reason });
    const { number } = closed.value;
    for (const { id, recordId } of files)
      await attachKept(trx, facilityId, { id, recordId, caption: `照会 ${number} への回答`, by: actor.name, at });
    const handedIn = { answer, answered_at: at, saved_at: at };
    await set(trx, link, handedIn);
    await recordAudit(trx, facilityId, {
      at,
      actor: actor.label,
      action: "answerLink.answered",
      subject: `inquiry:${link.inquiry_id}`,
      detail: { number, by, answers: answer.answers.length, files: files.map(({ id }) => id) },
    });
    const sheet = await answerSheet(trx, { ...link, ...handedIn }, japanDay(at));
    await tellWhoAsked(trx, context, link, { hospital: sheet.hospital, number });
    return ok(sheet);
  });

export type HandInRefusal = AnswerRefusal | { reason: "not_taken"; because: string };

/** Marked as somebody who came by a link: a name that anybody may type must not look like a colleague's in the history. */
const actorOf = (link: OpenedLink, by: string): Actor => ({
  label: label(link),
  name: `回答用リンク：${by}`,
  personId: null,
  isAdministrator: false,
  facilities: [],
});

const set = (trx: Trx, link: OpenedLink, values: Partial<OpenedLink>) => {
  const { answer, ...rest } = values;
  return trx
    .updateTable("answer_link")
    .set(answer ? { ...rest, answer: JSON.stringify(answer) as unknown as AnswerDraft } : rest)
    .where("facility_id", "=", link.facility_id)
    .where("id", "=", link.id)
    .execute();
};

/** Who may see the answer and record what follows from it. */
const readers: readonly HospitalRole[] = ["systemAdministrator", "safetyOfficer"];

/** Whoever made the link; when they may no longer see the answer, those who may. */
async function tellWhoAsked(
  trx: Trx,
  { now, publicUrl }: LinkContext,
  link: OpenedLink,
  inquiry: { hospital: string; number: number },
): Promise<void> {
  const at = now();
  const may = await holdersOf(trx, link.facility_id, readers, at);
  const asker = may.filter(({ personId }) => personId === link.made_by_person);
  const page = new URL(`/f/${link.facility_id}/inquiries`, publicUrl).toString();
  for (const { email } of asker.length > 0 ? asker : may)
    await queueMail(trx, { to: email, ...answeredMail({ ...inquiry, page }) }, at);
}
