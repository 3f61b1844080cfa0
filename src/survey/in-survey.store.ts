import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacilityOfProgramme } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { type Result, refuse } from "../shared/result.ts";
import { findParticipation, type Participation } from "./participation.store.ts";
import { mayBeWorkedOn, mayLookInto, type SurveyKey, type WorkRefusal } from "./survey-reach.ts";

export type SurveyRefusal = "no_such_survey" | WorkRefusal;

/** One transaction in the hospital's survey, to look at it. */
export const readSurvey = <T, Refusal = never>(
  db: Db,
  actor: Actor,
  key: SurveyKey,
  work: (trx: Trx, survey: Participation) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | "no_such_survey">> =>
  inFacilityOfProgramme(db, key, async (trx): Promise<Result<T, Refusal | "no_such_survey">> => {
    const survey = mayLookInto(actor, key) ? await findParticipation(trx, key) : undefined;
    return survey ? work(trx, survey) : refuse("no_such_survey");
  });

/** The same to change it, while the survey runs; a refusal leaves nothing of what was written before it. */
export const changeSurvey = <T, Refusal>(
  db: Db,
  actor: Actor,
  key: SurveyKey,
  work: (trx: Trx, survey: Participation) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | SurveyRefusal>> =>
  orNothing<T, Refusal | SurveyRefusal>((done) =>
    inFacilityOfProgramme(db, key, async (trx) => {
      const survey = mayLookInto(actor, key) ? await findParticipation(trx, key, "locked") : undefined;
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
