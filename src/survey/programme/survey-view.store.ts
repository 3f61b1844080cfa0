import { namesOfActors } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { findParticipation, type Participation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { stepFacts } from "./facts.store.ts";
import { missingFor } from "./missing.ts";
import { reachedBy, stepsOf } from "./participation.store.ts";
import { findProgramme, type StoredProgramme } from "./plan.store.ts";
import type { SurveyView } from "./route-contracts.ts";
import { sidesOf } from "./side.ts";
import { rank, type Side } from "./state.ts";
import { transitionsFrom, waitsFor } from "./step.ts";
import { dueOf, lateDays, type Reached } from "./term.ts";

/** The survey of a hospital as somebody sees it. `trx` is one of `inFacilityOfProgramme`; undefined: there is none for them. */
export async function surveyView(trx: Trx, actor: Actor, key: SurveyKey, now: Date): Promise<SurveyView | undefined> {
  const participation = await findParticipation(trx, key);
  const programme = await findProgramme(trx, key.programmeId);
  if (!participation || !programme) return undefined;
  const today = japanDay(now);
  const { state, companyId, dueOn } = participation;
  const { plan } = programme;
  const steps = await stepsOf(trx, key);
  const facts = await stepFacts(trx, participation, now);
  const own = sidesOf(actor, participation);
  const names = await namesOf(trx, [programme.secretariatId, companyId]);
  const people = await namesOfActors(
    trx,
    steps.map(({ by }) => by),
  );
  const next = waitsFor({ plan, state, facts });
  return {
    ...key,
    programme: programme.title,
    programmeState: programme.state,
    secretariat: names.get(programme.secretariatId) ?? "",
    hospitalName: participation.hospitalName,
    companyId,
    company: companyId ? (names.get(companyId) ?? null) : null,
    state,
    stateSince: participation.stateSince.toISOString(),
    dueOn,
    lateDays: lateDays(dueOn, today),
    next: next && { ...next, missing: copy(next.missing) },
    actions: openActions(programme, participation, own).map((to) => ({ to, missing: copy(missingFor(to, facts)) })),
    sides: own,
    path: pathOf(programme, reachedBy(steps), participation),
    history: steps.map((step) => ({ ...step, at: step.at.toISOString(), by: people[step.by] ?? "" })),
  };
}

/** Steps that one of the sides may take, whatever they still lack. */
function openActions({ plan, state: programme }: StoredProgramme, { state }: Participation, own: readonly Side[]) {
  const found = transitionsFrom(plan, state).filter(({ by }) => by.some((side) => own.includes(side)));
  return found.map(({ to }) => to).filter((to) => programme === "running" || to === "declined" || to === "withdrawn");
}

/** The plan's steps with the day each was reached, or is due as far as that can be said now. */
function pathOf({ plan }: StoredProgramme, reached: Reached, { state, dueOn }: Participation): SurveyView["path"] {
  const at = rank(state);
  const next = plan.steps.find(({ state: one, used }) => used && rank(one) > at)?.state;
  return (
    plan.steps
      // A step that a later plan leaves out is still where a hospital stands that had reached it.
      .filter(({ used, state: one }) => used || one === state)
      .map(({ state: one, name }) => {
        const done = at >= 0 && rank(one) <= at;
        return {
          state: one,
          name,
          reachedOn: done ? (reached[one] ?? null) : null,
          dueOn: done || at < 0 ? null : one === next ? dueOn : dueOf(plan, one, reached),
        };
      })
  );
}

const copy = (missing: ReturnType<typeof missingFor>) => missing.map(({ kind, what }) => ({ kind, what: [...what] }));

export async function namesOf(trx: Trx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await trx.selectFrom("organisation").select(["id", "name"]).where("id", "in", wanted).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
