import { sql } from "kysely";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { isStirDue } from "./anonymity.ts";
import type { RoundContext } from "./context.store.ts";
import { lockRound } from "./read-round.store.ts";
import { closeRound } from "./round.store.ts";
import { answering } from "./round.ts";
import { stirNeed, stirRound } from "./stir.store.ts";

interface RoundKey {
  organisationId: string;
  roundId: string;
}

/** Rounds that the calendar ends, or whose answers may have to be stirred. */
async function roundsDue(db: Db, now: Date): Promise<RoundKey[]> {
  const { rows } = await sql<RoundKey>`select organisation_id as "organisationId", round_id as "roundId"
    from questionnaire_rounds_due(${japanDay(now)})`.execute(db);
  return rows;
}

export const isAnyRoundDue = async (db: Db, now: Date): Promise<boolean> => (await roundsDue(db, now)).length > 0;

/** Closes rounds whose last day has passed, and stirs the answers of anonymous ones as they become a crowd. */
export async function tendRounds(context: Pick<RoundContext, "db" | "now" | "roundKey">): Promise<void> {
  const now = context.now();
  for (const { organisationId, roundId } of await roundsDue(context.db, now)) {
    const ended = await inOrganisation(context.db, organisationId, async (trx) => {
      const round = await lockRound(trx, organisationId, roundId);
      if (!round || round.state === "draft") return false;
      if (round.state === "open" && answering(round, japanDay(now)) === "over") return true;
      const { all, unstirred } = await stirNeed(trx, round);
      if (round.anonymous && isStirDue(unstirred, all, round.state === "closed"))
        await stirRound(trx, context.roundKey, round);
      return false;
    });
    if (ended) await closeRound(context, { label: "calendar" }, organisationId, roundId);
  }
}
