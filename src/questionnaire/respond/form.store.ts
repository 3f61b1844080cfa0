import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Answers } from "../instrument/answer.ts";
import { instrumentOf } from "../round/instrument-of.store.ts";
import { nameOf } from "../round/mailing.store.ts";
import type { StoredRound } from "../round/read-round.store.ts";
import { addContact, addSheet, changeSheet, digestOf, hasSameAnswers } from "../round/sheet.store.ts";
import { type Comer, inRound, type RespondentContext, type WelcomeRefusal, welcome } from "./come.store.ts";
import { takeContact } from "./contact.ts";
import { findTicket, openDraft, type Ticket } from "./draft.store.ts";
import { type AnswerProblem, judge } from "./judge.ts";
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
    const draft = ticket?.draft ? openDraft(ticket.draft, comer.secret) : null;
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
  | { reason: "illegal_answers"; problem: AnswerProblem };

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
    const [problem] = judge(instrument, handing.answers);
    if (problem) return refuse({ reason: "illegal_answers", problem });
    if (answerCount(handing.answers) === 0) return refuse({ reason: "nothing_answered" });
    const { answers, contact } = takeContact(instrument, handing.answers);
    const sheetId = await spendTicket(trx, round, comer);
    const sameExists = sheetId === null && (await hasSameAnswers(trx, round, digestOf(answers)));
    const { seconds, filledTrap } = handing;
    const flags = suspicions({ answers, seconds, filledTrap, sameExists });
    if (sheetId !== null) {
      // Used up before. Of somebody who hands in twice at the same moment, the second finds it so only here.
      if (!round.editable || sheetId === "") return receipt;
      await changeSheet(trx, round, sheetId, answers, flags);
      if (contact) await addContact(trx, round, contact);
      return receipt;
    }
    const whose = { segments: invitation?.segments ?? {}, invitationId: invitation?.id ?? null };
    const came = { origin: "form" as const, importId: null, day: japanDay(at) };
    const id = await addSheet(trx, round, { answers, contact, flags, ...whose, ...came });
    if (!round.anonymous) await noteSheet(trx, round, comer, id);
    return receipt;
  });

/**
 * Marks the link as used up; its draft goes.
 * @returns null when it was not before, else the id of its answer, empty in an anonymous round
 */
async function spendTicket(trx: Trx, round: StoredRound, { whatHash }: Comer): Promise<string | null> {
  const { organisationId, id } = round;
  const { rows } = await sql`
    insert into questionnaire_ticket (organisation_id, round_id, what_hash, anonymous, draft, spent)
    values (${organisationId}, ${id}, ${whatHash}, ${round.anonymous}, null, true)
    on conflict (organisation_id, round_id, what_hash) do update set spent = true, draft = null where not questionnaire_ticket.spent
    returning 1`.execute(trx);
  if (rows.length > 0) return null;
  const { rows: found } = await sql<{ id: string | null }>`select sheet_id as id from questionnaire_ticket
    where organisation_id = ${organisationId} and round_id = ${id} and what_hash = ${whatHash}`.execute(trx);
  return found[0]?.id ?? "";
}

async function noteSheet(trx: Trx, { organisationId, id }: StoredRound, { whatHash }: Comer, sheetId: string) {
  await sql`update questionnaire_ticket set sheet_id = ${sheetId}
    where organisation_id = ${organisationId} and round_id = ${id} and what_hash = ${whatHash}`.execute(trx);
}
