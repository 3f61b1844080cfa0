import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { hashOf, newSecret } from "../../identity/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inFacilityOrNothing } from "../../platform/db/tenant.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import type { Actor } from "../../shared/actor.ts";
import { linkEnds } from "../../shared/answer-link.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import { askInquiry, type InquiryAsked, type InquiryOutcome, listInquiries } from "../inquiry.store.ts";
import type { InquiryView, MadeLink } from "../route-contracts.ts";
import { endLink, lockLink } from "./answer-link.store.ts";
import { answerLinkMail } from "./answer-link.ts";

export interface LinkContext extends LedgerContext {
  /** Address that people use; links begin with it. */
  publicUrl: string;
  /** False: mail is kept in the outbox and links are handed over. */
  mailServer: boolean;
}

export const answerPath = (token: string): string => `/answer#${token}`;

type Made = InquiryOutcome<{ inquiry: InquiryView; answerLink: MadeLink }>;

/** Asks, and mails a link for the answer where an address was given. */
export const createInquiry = (
  context: LinkContext,
  actor: Actor,
  facilityId: FacilityId,
  asked: InquiryAsked,
): Promise<InquiryOutcome<{ inquiry: InquiryView; answerLink: MadeLink | null }>> =>
  inFacilityOrNothing(context.db, facilityId, (trx) => askWithLink(trx, context, actor, facilityId, asked));

/** The same within the caller's transaction, which must be given up when it is refused. */
export async function askWithLink(
  trx: Trx,
  context: LinkContext,
  actor: Actor,
  facilityId: FacilityId,
  asked: InquiryAsked,
): Promise<InquiryOutcome<{ inquiry: InquiryView; answerLink: MadeLink | null }>> {
  const made = await askInquiry(trx, context, actor, facilityId, asked);
  if (!made.ok) return made;
  if (!asked.mailLinkTo) return ok({ inquiry: made.value, answerLink: null });
  return makeLinkIn(trx, context, actor, facilityId, made.value.id, asked.mailLinkTo);
}

/** Makes a link for an open inquiry, which ends the one before, and mails it where there is an address. */
export const makeLink = (
  context: LinkContext,
  actor: Actor,
  facilityId: FacilityId,
  inquiryId: string,
  email: string | null,
): Promise<Made> =>
  inFacilityOrNothing(context.db, facilityId, (trx) => makeLinkIn(trx, context, actor, facilityId, inquiryId, email));

async function makeLinkIn(
  trx: Trx,
  context: LinkContext,
  actor: Actor,
  facilityId: FacilityId,
  inquiryId: string,
  email: string | null,
): Promise<Made> {
  const at = context.now();
  const inquiry = await lockInquiry(trx, facilityId, inquiryId);
  if (!inquiry) return refuse({ reason: "not_found" });
  if (inquiry.state !== "open") return refuse({ reason: "already_closed" });
  const expiresAt = linkEnds(inquiry.dueOn);
  if (expiresAt <= at) return refuse({ reason: "link_term_over" });
  const former = await lockLink(trx, facilityId, inquiryId);
  if (former) await endLink(trx, context.files, former, at);
  const token = newSecret();
  const link = new URL(answerPath(token), context.publicUrl).toString();
  await trx
    .insertInto("answer_link")
    .values({
      facility_id: facilityId,
      id: randomUUID(),
      inquiry_id: inquiryId,
      token_hash: hashOf(token),
      email,
      made_by: actor.name,
      made_by_person: actor.personId,
      created_at: at,
      expires_at: expiresAt,
      opened_at: null,
      saved_at: null,
      answer: null,
      answered_at: null,
      revoked_at: null,
    })
    .execute();
  if (email !== null) {
    const { hospital, dueOn, questions } = inquiry;
    const mail = answerLinkMail({ hospital, sender: actor.name, dueOn, questions, link });
    await queueMail(trx, { to: email, ...mail }, at);
  }
  await recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: "answerLink.made",
    subject: `inquiry:${inquiryId}`,
    detail: { number: inquiry.number, email, replaced: former !== undefined, expiresAt: expiresAt.toISOString() },
  });
  const answerLink = { link, mailed: email !== null, mailLeaves: context.mailServer };
  return ok({ inquiry: await viewOf(trx, context, facilityId, inquiryId), answerLink });
}

/** Ends the link of an inquiry before its time; refused when there is none that could still be answered. */
export const revokeLink = (
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  inquiryId: string,
): Promise<InquiryOutcome<InquiryView>> =>
  inFacilityOrNothing(context.db, facilityId, async (trx): Promise<InquiryOutcome<InquiryView>> => {
    const at = context.now();
    const inquiry = await lockInquiry(trx, facilityId, inquiryId);
    const link = inquiry && (await lockLink(trx, facilityId, inquiryId));
    if (!link || link.answered_at !== null) return refuse({ reason: "not_found" });
    await endLink(trx, context.files, link, at);
    await recordAudit(trx, facilityId, {
      at,
      actor: actor.label,
      action: "answerLink.revoked",
      subject: `inquiry:${inquiryId}`,
      detail: { number: inquiry.number },
    });
    return ok(await viewOf(trx, context, facilityId, inquiryId));
  });

async function viewOf(trx: Trx, { now }: LedgerContext, facilityId: FacilityId, id: string): Promise<InquiryView> {
  const [view] = await listInquiries(trx, facilityId, japanDay(now()), { id });
  if (!view) throw new Error("a locked inquiry is missing");
  return view;
}

async function lockInquiry(trx: Trx, facilityId: FacilityId, id: string) {
  const { rows } = await sql<{ number: number; state: string; dueOn: string; questions: number; hospital: string }>`
    select inquiry.number, inquiry.state, inquiry.due_on::text as "dueOn", facility.name as hospital,
      (select count(*)::int from inquiry_item item where item.facility_id = inquiry.facility_id and item.inquiry_id = inquiry.id) as questions
    from inquiry join facility on facility.facility_id = inquiry.facility_id
    where inquiry.facility_id = ${facilityId} and inquiry.id = ${id}
    for update of inquiry`.execute(trx);
  return rows[0];
}
