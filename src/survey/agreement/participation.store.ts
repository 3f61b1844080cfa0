import type { Trx } from "../../platform/db/tables.ts";
import { findSurvey } from "../in-survey.store.ts";
import type { SurveyKey } from "../survey-reach.ts";

/** What must be known of a hospital before pledges and contracts are recorded for it. Undefined: it is not of the programme. */
export async function participationOf(
  trx: Trx,
  where: SurveyKey,
): Promise<{ takesPart: boolean; intentConfirmed: boolean } | undefined> {
  const survey = await findSurvey(trx, where);
  return survey && { takesPart: !left.includes(survey.state), intentConfirmed: survey.state !== "invited" };
}

const left: readonly string[] = ["declined", "withdrawn"];
