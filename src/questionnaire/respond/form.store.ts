import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Answers } from "../instrument/answer.ts";
import { type Given, sealHandedIn, withSameness } from "../round/handed-in.store.ts";
import { instrumentOf } from "../round/instrument-of.store.ts";
import { nameOf } from "../round/mailing.store.ts";
import type { StoredRound } from "../round/read-round.store.ts";
import { addContact, addSheet, changeSheet, countDay } from "../round/sheet.store.ts";
import {
  type Comer,
  type Invitation,
  inRound,
  type RespondentContext,
  type WelcomeRefusal,
  welcome,
} from "./come.store.ts";
import { takeContact } from "./contact.ts";
import { findTicket, openDraft, type Ticket } from "./draft.store.ts";
import { judge, type ToldProblem } from "./judge.ts";
import type { Form } from "./route-contracts.ts";
import { answerCount, suspicions } from "./suspicion.ts";

const nothingYet: Answers = { values: {} };

/** The form as the link shows it: what is asked, and what was filled in through this very link. */
export const readForm = (context: RespondentContext, comer: Comer): Promise<Result<Form, WelcomeRefusal>> =>
  inRound(context, comer, async (trx): Promise<Result<Form, WelcomeRefusal>> => {
    const welcomed = await welcome(trx, comer, context.now());
    if (!welcomed.ok) return welcomed;
    const { round, open } = welcomed.value;
    const ticket = await findTicket(trx, comer);
    const handedIn = ticket?.spent ?? false;
    if (!open && !handedIn) return refuse("round_not_open");
    const draft = ticket?.draft ? openDraft(ticket.draft, context.roundKey, comer.secret) : null;
    return ok({
      instrument: await instrumentOf(trx, round),
      title: round.title,
      organisation: await nameOf(trx, round.organisationId),
      anonymous: round.anonymous,
      closesOn: round.closesOn,
      answers: draft?.answers ?? (await handedInAnswers(trx, round, ticket)) ?? nothingYet,
      section: draft?.section ?? null,
      resumed: ticket !== undefined,
      handedIn,
      open: open && (!handedIn || round.editable),
      mayEditAfterwards: round.editable,
    });
  });

async function handedInAnswers(trx: Trx, round: StoredRound, ticket: Ticket | undefined): Promise<Answers | null> {
  if (!round.editable || !ticket?.sheetId) return null;
  const { rows } = await sql<{ answers: Answers }>`select answers from questionnaire_sheet
    where organisation_id = ${round.organisationId} and round_id = ${round.id} and id = ${ticket.sheetId}`.execute(trx);
  return rows[0]?.answers ?? null;
}

export interface HandingIn {
  answers: Answers;
  seconds: number | undefined;
  filledTrap: boolean;
}

export type HandInRefusal =
  | { reason: WelcomeRefusal | "nothing_answered" }
  | { reason: "illegal_answers"; problem: ToldProblem };

/**
 * Takes the answer, once. In one transaction the link is used up and the answer kept: neither without the other, whatever dies. Handing in
 * again is answered as before, and where the round lets answers be changed, changes it.
 */
export const handIn = (
  context: RespondentContext,
  comer: Comer,
  handing: HandingIn,
): Promise<Result<{ mayEditAfterwards: boolean }, HandInRefusal>> =>
  inRound(context, comer, async (trx): Promise<Result<{ mayEditAfterwards: boolean }, HandInRefusal>> => {
    const at = context.now();
    const welcomed = await welcome(trx, comer, at);
    if (!welcomed.ok) return refuse({ reason: welcomed.error });
    const { round, invitation, open } = welcomed.value;
    const receipt = ok({ mayEditAfterwards: round.editable });
    const former = await findTicket(trx, comer);
    if (former?.spent && !(round.editable && open)) return receipt;
    if (!open) return refuse({ reason: "round_not_open" });
    const instrument = await instrumentOf(trx, round);
    const [problem] = judge(instrument, handing.answers, "form");
    if (problem) return refuse({ reason: "illegal_answers", problem });
    if (answerCount(handing.answers) === 0) return refuse({ reason: "nothing_answered" });
    const { answers, contact } = takeContact(instrument, handing.answers);
    const flags = suspicions({ ...handing, answers });
    const given = { answers, contact, flags, segments: invitation?.segments ?? {} };
    if (round.anonymous) {
      if (await spendTicket(trx, round, comer, sealHandedIn(context.roundKey, given)))
        await countDay(trx, round, japanDay(at));
      return receipt;
    }
    if (await spendTicket(trx, round, comer, null))
      await keepNamed(trx, round, comer, { ...given, invitation }, japanDay(at));
    else if (round.editable) await changeNamed(trx, round, comer, given);
    return receipt;
  });

/** Marks the link as used up; its draft goes. False when it was before: of two at the same moment, one finds it so. */
async function spendTicket(
  trx: Trx,
  { organisationId, id, anonymous }: StoredRound,
  { whatHash }: Comer,
  handedIn: Buffer | null,
): Promise<boolean> {
  const { rows } = await sql`
    insert into questionnaire_ticket (organisation_id, round_id, what_hash, anonymous, draft, spent, handed_in)
    values (${organisationId}, ${id}, ${whatHash}, ${anonymous}, null, true, ${handedIn})
    on conflict (organisation_id, round_id, what_hash) do update set spent = true, draft = null, handed_in = excluded.handed_in
      where not questionnaire_ticket.spent
    returning 1`.execute(trx);
  return rows.length > 0;
}

async function keepNamed(
  trx: Trx,
  round: StoredRound,
  { whatHash }: Comer,
  { invitation, ...given }: Given & { invitation: Invitation | null },
  day: string,
): Promise<void> {
  const flags = await withSameness(trx, round, given);
  const came = { origin: "form" as const, importId: null, invitationId: invitation?.id ?? null, day };
  const sheetId = await addSheet(trx, round, { ...given, ...came, flags });
  await sql`update questionnaire_ticket set sheet_id = ${sheetId}
    where organisation_id = ${round.organisationId} and round_id = ${round.id} and what_hash = ${whatHash}`.execute(
    trx,
  );
}

async function changeNamed(trx: Trx, round: StoredRound, comer: Comer, given: Given): Promise<void> {
  const ticket = await findTicket(trx, comer);
  if (!ticket?.sheetId) throw new Error("an answer that may be changed is missing");
  await changeSheet(trx, round, ticket.sheetId, given.answers, given.flags);
  if (given.contact) await addContact(trx, round, given.contact);
}
