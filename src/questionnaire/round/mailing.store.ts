import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { queueMails } from "../../platform/mail/mail.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { RoundContext } from "./context.store.ts";
import { invitationMail, linkMark } from "./invitation-mail.ts";
import { type Addressee, addressees } from "./invited.store.ts";
import { findRound, lockRound, type StoredRound } from "./read-round.store.ts";
import { leftOut, type MailingKind, mailingPreview } from "./reminder.ts";
import { audit } from "./round.store.ts";
import { answering, roundActions } from "./round.ts";

export type MailingRefusal = "not_found" | "wrong_state" | "no_mail_server" | "nobody_to_mail" | "being_sent";

export interface MailingView {
  id: string;
  kind: MailingKind;
  number: number;
  state: "sending" | "done";
  mails: number;
  madeBy: string;
  madeAt: Date;
}

const ruleOf = (round: StoredRound) => ({ afterDays: round.remindAfterDays, atMost: round.remindersAtMost });

export const previewMailing = (context: RoundContext, organisationId: string, roundId: string, kind: MailingKind) =>
  inOrganisation(context.db, organisationId, async (trx) => {
    const round = await findRound(trx, organisationId, roundId);
    if (!round) return refuse("not_found" as const);
    const invited = await addressees(trx, round, context.roundKey);
    const preview = mailingPreview(invited, kind, ruleOf(round), japanDay(context.now()));
    const link = `${new URL("/q", context.publicUrl)}#…`;
    return ok({
      ...preview,
      ...invitationMail({ ...round, kind, organisation: await nameOf(trx, organisationId), link }),
    });
  });

/** Begins a mailing; the mails are made in the background (`sendMailing`). One at a time of a round. */
export const startMailing = (
  context: RoundContext,
  actor: Actor,
  organisationId: string,
  roundId: string,
  kind: MailingKind,
): Promise<Result<MailingView, MailingRefusal>> =>
  inOrganisation(context.db, organisationId, async (trx): Promise<Result<MailingView, MailingRefusal>> => {
    const at = context.now();
    const round = await lockRound(trx, organisationId, roundId);
    if (!round) return refuse("not_found");
    if (!roundActions(round, japanDay(at)).includes("mail")) return refuse("wrong_state");
    // Kept mail would leave links lying about; without a mail server they are handed over instead.
    if (!context.mailServer) return refuse("no_mail_server");
    const former = await mailingsOf(trx, organisationId, roundId);
    if (former.some(({ state }) => state === "sending")) return refuse("being_sent");
    const invited = await addressees(trx, round, context.roundKey);
    if (mailingPreview(invited, kind, ruleOf(round), japanDay(at)).mails === 0) return refuse("nobody_to_mail");
    const mailing = { id: randomUUID(), kind, number: former.length + 1, state: "sending" as const };
    const made = { made_by: actor.name, made_at: at, done_at: null };
    await trx
      .insertInto("questionnaire_mailing")
      .values({ organisation_id: organisationId, round_id: roundId, ...mailing, ...made })
      .execute();
    await context.queueMailing(trx, { organisationId, roundId, mailingId: mailing.id });
    await audit(trx, actor, at, "round.mailed", organisationId, roundId, { kind, number: mailing.number });
    return ok({ ...mailing, mails: 0, madeBy: actor.name, madeAt: at });
  });

/** How many mails are written in one transaction. */
const mailsAtOnce = 500;

/**
 * Writes the mails of a mailing, part by part. Each part is one transaction that holds both the mails and who got them, so that a process
 * that dies leaves it to be taken up where it stopped, and nobody gets two. Whoever answers in the meantime is left out.
 */
export async function sendMailing(
  context: Pick<RoundContext, "db" | "now" | "publicUrl" | "roundKey">,
  { organisationId, roundId, mailingId }: { organisationId: string; roundId: string; mailingId: string },
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const part: { last: string | null } = await inOrganisation(context.db, organisationId, async (trx) => {
      const mailing = await lockMailing(trx, organisationId, roundId, mailingId);
      const round = await findRound(trx, organisationId, roundId);
      if (!mailing || !round) return { last: null };
      const at = context.now();
      const open = answering(round, japanDay(at)) === "taken";
      const some = open ? await addressees(trx, round, context.roundKey, after, mailsAtOnce) : [];
      await writeMails(trx, context, round, { mailingId, kind: mailing.kind }, some, at);
      const last = some.length < mailsAtOnce ? null : (some.at(-1)?.id ?? null);
      if (last === null)
        await trx
          .updateTable("questionnaire_mailing")
          .set({ state: "done", done_at: at })
          .where("organisation_id", "=", organisationId)
          .where("round_id", "=", roundId)
          .where("id", "=", mailingId)
          .execute();
      return { last };
    });
    if (part.last === null) return;
    after = part.last;
  }
}

async function lockMailing(trx: Trx, organisationId: string, roundId: string, mailingId: string) {
  return trx
    .selectFrom("questionnaire_mailing")
    .select(["id", "kind"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("id", "=", mailingId)
    .where("state", "=", "sending")
    .forUpdate()
    .executeTakeFirst();
}

async function writeMails(
  trx: Trx,
  { publicUrl }: Pick<RoundContext, "publicUrl">,
  round: StoredRound,
  { mailingId, kind }: { mailingId: string; kind: MailingKind },
  some: readonly Addressee[],
  at: Date,
): Promise<void> {
  const { organisationId, id: roundId } = round;
  const today = japanDay(at);
  const organisation = await nameOf(trx, organisationId);
  // Mails of this very mailing count as sent today, so whoever got one is left out as "too soon" or "invited already".
  const due = some.flatMap(({ email, ...one }) =>
    email === null || leftOut(one, kind, ruleOf(round), today) !== null ? [] : [{ id: one.id, email }],
  );
  if (due.length === 0) return;
  const key = { organisation_id: organisationId, round_id: roundId, mailing_id: mailingId, mailed_on: today };
  await trx
    .insertInto("questionnaire_mailing_item")
    .values(due.map(({ id }) => ({ ...key, invitation_id: id })))
    .execute();
  const mails = due.map(({ id, email }) => {
    const link = new URL(`/q#${linkMark(organisationId, roundId, id)}`, publicUrl).toString();
    return { to: email, ...invitationMail({ ...round, kind, organisation, link }) };
  });
  await queueMails(trx, mails, at);
}

/** Mailings of a round, in their order. */
export async function mailingsOf(trx: Trx, organisationId: string, roundId: string): Promise<MailingView[]> {
  const { rows } = await sql<MailingView>`
    select id, kind, number, state, made_by as "madeBy", made_at as "madeAt",
      (select count(*)::int from questionnaire_mailing_item item where item.organisation_id = mailing.organisation_id
        and item.round_id = mailing.round_id and item.mailing_id = mailing.id) as mails
    from questionnaire_mailing mailing
    where organisation_id = ${organisationId} and round_id = ${roundId} order by number`.execute(trx);
  return rows;
}

export async function nameOf(trx: Trx, organisationId: string): Promise<string> {
  const row = await trx
    .selectFrom("organisation")
    .select("name")
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  return row.name;
}
