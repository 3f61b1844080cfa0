import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { inHospitalsOfProgramme, type ProgrammeContext } from "./context.store.ts";
import { stepFacts } from "./facts.store.ts";
import { endPledge, leave } from "./leave.store.ts";
import { findProgramme } from "./plan.store.ts";
import { share } from "./share.store.ts";
import { sidesOf } from "./side.ts";
import { isContracted, isLeaving, type Side, type SurveyState } from "./state.ts";
import { type StepRefusal, takeStep } from "./step.ts";
import { noteStep, writeStep } from "./write-step.store.ts";

export type TakeRefusal = StepRefusal | { reason: "not_found" };

/**
 * Takes one step of a hospital's survey in the name of one side: locked, decided, written down with its edition of the plan, shared or
 * closed to the programme, and in the hospital's audit chain, all in one transaction.
 */
export const takeSurveyStep = (
  context: ProgrammeContext,
  actor: Actor,
  key: SurveyKey,
  side: Side,
  wanted: { to: SurveyState; note: string },
): Promise<Result<null, TakeRefusal>> =>
  inHospitalsOfProgramme(
    context.db,
    key.programmeId,
    [key.facilityId],
    async (trx): Promise<Result<null, TakeRefusal>> => {
      const now = context.now();
      const participation = await findParticipation(trx, key, "locked");
      const programme = await findProgramme(trx, key.programmeId);
      if (!participation || !programme) return refuse({ reason: "not_found" });
      if (!sidesOf(actor, participation).includes(side)) return refuse({ reason: "not_found" });
      const facts = await stepFacts(trx, participation, now);
      const standing = { programme: programme.state, plan: programme.plan, state: participation.state, facts };
      const decision = takeStep(standing, wanted.to, side);
      if (!decision.ok) return decision;
      const { from, to } = decision.value;
      const step = { from, to, at: now, by: actor.label, note: wanted.note };
      if (isLeaving(to)) {
        await endPledge(trx, key, actor, {
          as: side === "hospital" ? "withdrawn" : "ended",
          why: wanted.note,
          at: now,
        });
        await leave(trx, context, key, programme, side, step);
      } else {
        await writeStep(trx, key, programme, step);
        if (isContracted(to)) await share(trx, key);
        await noteStep(trx, key, programme, side, step);
      }
      return ok(null);
    },
  );
