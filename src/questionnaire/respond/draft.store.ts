import { sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { Answers } from "../instrument/answer.ts";
import { ItemId } from "../instrument/instrument.ts";
import { draftKey } from "../round/link-secret.store.ts";
import { sealJson, unsealJson } from "../round/sealed-json.store.ts";
import { type Comer, inRound, type RespondentContext, type WelcomeRefusal, welcome } from "./come.store.ts";

/** What somebody has filled in so far, and where they were. */
const Draft = z.object({ answers: Answers, section: ItemId.nullable() });
export type Draft = z.infer<typeof Draft>;

/** Nothing of a draft can be read but with the secret of the link: it may hold names, and nobody has said yet that it shall be read. */
const sealDraft = (draft: Draft, roundKey: Buffer, secret: string): Buffer =>
  sealJson(draftKey(roundKey, secret), draft);

export const openDraft = (sealed: Buffer, roundKey: Buffer, secret: string): Draft =>
  Draft.parse(unsealJson(draftKey(roundKey, secret), sealed));

/** Saves what is filled in so far; the last to save is kept. */
export async function saveDraft(
  context: RespondentContext,
  comer: Comer,
  draft: Draft,
): Promise<Result<null, WelcomeRefusal | "handed_in">> {
  const taken = await context.saveSealed({ ...comer, draft: sealDraft(draft, context.roundKey, comer.secret) });
  if (taken) return ok(null);
  return refuse(await inRound(context, comer, (trx) => whyNot(trx, comer, context.now())));
}

async function whyNot(trx: Trx, comer: Comer, now: Date): Promise<WelcomeRefusal | "handed_in"> {
  const welcomed = await welcome(trx, comer, now);
  if (!welcomed.ok) return welcomed.error;
  return welcomed.value.open ? "handed_in" : "round_not_open";
}

export interface Ticket {
  draft: Buffer | null;
  spent: boolean;
  sheetId: string | null;
}

export async function findTicket(trx: Trx, comer: Comer): Promise<Ticket | undefined> {
  const { rows } = await sql<Ticket>`select draft, spent, sheet_id as "sheetId" from questionnaire_ticket
    where organisation_id = ${comer.organisationId} and round_id = ${comer.roundId} and what_hash = ${comer.whatHash}`.execute(
    trx,
  );
  return rows[0];
}
