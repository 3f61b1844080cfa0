import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Answers } from "../instrument/answer.ts";
import { takeContact } from "../respond/contact.ts";
import { judge, type ToldProblem } from "../respond/judge.ts";
import { answerCount } from "../respond/suspicion.ts";
import type { RoundContext } from "./context.store.ts";
import { keepFromPaper, withSameness } from "./handed-in.store.ts";
import { instrumentOf } from "./instrument-of.store.ts";
import { lockRound, type StoredRound } from "./read-round.store.ts";
import { roundActions } from "./round.ts";
import { addSheet, countDay } from "./sheet.store.ts";

export type EntryRefusal =
  | { reason: "not_found" | "wrong_state" | "nothing_answered" }
  | { reason: "illegal_answers"; problem: ToldProblem };

/**
 * Keeps an answer that came on paper, held to what the form allows. It has no link and no name; in an anonymous round it waits, as others
 * do, to be written among them.
 * @returns sheets of the round from paper
 */
export const enterSheet = (
  context: RoundContext,
  { organisationId, roundId }: { organisationId: string; roundId: string },
  given: Answers,
): Promise<Result<number, EntryRefusal>> =>
  inOrganisation(context.db, organisationId, async (trx): Promise<Result<number, EntryRefusal>> => {
    const today = japanDay(context.now());
    const round = await lockRound(trx, organisationId, roundId);
    if (!round) return refuse({ reason: "not_found" });
    if (!roundActions(round, today).includes("import")) return refuse({ reason: "wrong_state" });
    const instrument = await instrumentOf(trx, round);
    const [problem] = judge(instrument, given, "paper");
    if (problem) return refuse({ reason: "illegal_answers", problem });
    if (answerCount(given) === 0) return refuse({ reason: "nothing_answered" });
    const { answers, contact } = takeContact(instrument, given);
    const entered = { answers, contact, flags: [], segments: {} };
    if (round.anonymous) {
      await keepFromPaper(trx, round, context.roundKey, entered);
      await countDay(trx, round, today);
    } else {
      const flags = await withSameness(trx, round, entered);
      const own = { origin: "paper" as const, importId: null, invitationId: null, day: today };
      await addSheet(trx, round, { ...entered, ...own, flags });
    }
    return ok(await fromPaper(trx, round));
  });

async function fromPaper(trx: Trx, { organisationId, id }: StoredRound): Promise<number> {
  const { rows } = await sql<{ sheets: number }>`
    select ((select count(*) from questionnaire_sheet
        where organisation_id = ${organisationId} and round_id = ${id} and origin = 'paper')
      + (select count(*) from questionnaire_ticket
        where organisation_id = ${organisationId} and round_id = ${id} and on_paper))::int as sheets`.execute(trx);
  return rows[0]?.sheets ?? 0;
}
