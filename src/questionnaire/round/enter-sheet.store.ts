import { inOrganisation } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Answers } from "../instrument/answer.ts";
import { takeContact } from "../respond/contact.ts";
import { judge, type ToldProblem } from "../respond/judge.ts";
import { answerCount, suspicions } from "../respond/suspicion.ts";
import type { RoundContext } from "./context.store.ts";
import { instrumentOf } from "./instrument-of.store.ts";
import { lockRound } from "./read-round.store.ts";
import { roundActions } from "./round.ts";
import { addSheet, digestOf, hasSameAnswers } from "./sheet.store.ts";

export type EntryRefusal =
  | { reason: "not_found" | "wrong_state" | "nothing_answered" }
  | { reason: "illegal_answers"; problem: ToldProblem };

/** Keeps an answer that came on paper, held to what the form allows. It has no link and no name. @returns sheets of the round from paper */
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
    const sameExists = await hasSameAnswers(trx, round, digestOf(answers));
    const flags = suspicions({ answers, seconds: undefined, filledTrap: false, sameExists });
    const own = { segments: {}, origin: "paper" as const, importId: null, invitationId: null };
    await addSheet(trx, round, { answers, contact, flags, ...own, day: today });
    const counted = await trx
      .selectFrom("questionnaire_sheet")
      .select(({ fn }) => fn.countAll<number>().as("sheets"))
      .where("organisation_id", "=", organisationId)
      .where("round_id", "=", roundId)
      .where("origin", "=", "paper")
      .executeTakeFirstOrThrow();
    return ok(counted.sheets);
  });
