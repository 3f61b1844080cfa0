import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";

/** What must be known of a hospital before pledges and contracts are recorded for it. Undefined: it is not of the programme. */
export async function participationOf(
  trx: Trx,
  where: SurveyKey,
  lock?: "locked",
): Promise<{ hospitalName: string; takesPart: boolean; intentConfirmed: boolean } | undefined> {
  const survey = await findParticipation(trx, where, lock);
  if (!survey) return undefined;
  const { hospitalName, state } = survey;
  return { hospitalName, takesPart: !left.includes(state), intentConfirmed: state !== "invited" };
}

/** `trx` must be one that sees the programme. */
export async function titleOf(trx: Trx, programmeId: string): Promise<string> {
  const { rows } = await sql<{ title: string }>`select title from survey_programme
    where programme_id = ${programmeId}`.execute(trx);
  return rows[0]?.title ?? "";
}

const left: readonly string[] = ["declined", "withdrawn"];
