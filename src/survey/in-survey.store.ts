import { sql } from "kysely";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacilityOfProgramme } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { type Result, refuse } from "../shared/result.ts";
import { mayBeWorkedOn, mayLookInto, type SurveyKey, type WorkRefusal } from "./survey-reach.ts";

/** What every part of a survey needs to know of the hospital's participation. */
export interface Survey extends SurveyKey {
  hospitalName: string;
  state: string;
  companyId: string | null;
  /** Goes with every row that the survey writes: who may read along. */
  sharedWith: string | null;
}

export type SurveyRefusal = "no_such_survey" | WorkRefusal;

/**
 * The hospital's survey in the programme. `lock`: it neither ends nor is it unshared before the transaction does, and whoever else
 * changes something in it waits: everybody locks this first.
 */
export async function findSurvey(trx: Trx, key: SurveyKey, lock = false): Promise<Survey | undefined> {
  const { rows } = await sql<Omit<Survey, keyof SurveyKey>>`
    select hospital_name as "hospitalName", state, company_id as "companyId", shared_with as "sharedWith"
    from survey_participation where facility_id = ${key.facilityId} and programme_id = ${key.programmeId}
    ${lock ? sql`for no key update` : sql``}`.execute(trx);
  const [row] = rows;
  return row && { facilityId: key.facilityId, programmeId: key.programmeId, ...row };
}

/** One transaction in the hospital's survey, to look at it. */
export const readSurvey = <T, Refusal = never>(
  db: Db,
  actor: Actor,
  key: SurveyKey,
  work: (trx: Trx, survey: Survey) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | "no_such_survey">> =>
  inFacilityOfProgramme(db, key, async (trx): Promise<Result<T, Refusal | "no_such_survey">> => {
    const survey = mayLookInto(actor, key) ? await findSurvey(trx, key) : undefined;
    return survey ? work(trx, survey) : refuse("no_such_survey");
  });

/** The same to change it, while the survey runs; a refusal leaves nothing of what was written before it. */
export const changeSurvey = <T, Refusal>(
  db: Db,
  actor: Actor,
  key: SurveyKey,
  work: (trx: Trx, survey: Survey) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | SurveyRefusal>> =>
  orNothing<T, Refusal | SurveyRefusal>((done) =>
    inFacilityOfProgramme(db, key, async (trx) => {
      const survey = mayLookInto(actor, key) ? await findSurvey(trx, key, true) : undefined;
      if (!survey) return done(refuse("no_such_survey"));
      const may = mayBeWorkedOn(survey.state);
      return done(may.ok ? await work(trx, survey) : may);
    }),
  );

class GivenUp extends Error {}

/** Runs a transaction that ends with `done(outcome)`: a refusal rolls it back and is the outcome all the same. */
async function orNothing<T, Refusal>(
  run: (done: (outcome: Result<T, Refusal>) => Result<T, Refusal>) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  let refused: Result<T, Refusal> | undefined;
  const done = (outcome: Result<T, Refusal>) => {
    if (outcome.ok) return outcome;
    refused = outcome;
    throw new GivenUp();
  };
  try {
    return await run(done);
  } catch (error) {
    if (error instanceof GivenUp && refused) return refused;
    throw error;
  }
}
