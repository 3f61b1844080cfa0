import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { type Audience, audiences } from "./interview.ts";
import { openTargets, type TargetState } from "./walkthrough.ts";

export interface VisitFacts {
  visitsPlanned: number;
  visitsHeld: number;
  /** ISO day of the first visit that is planned or was held; null: none. */
  firstVisitOn: string | null;
  interviewsHeld: Record<Audience, number>;
  /** Target categories (T1 … T8) that nobody has said anything about. */
  targetsOpen: string[];
}

/** What the steps of a survey need to know of its visits. `trx` sees the hospital. */
export async function visitFacts(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<VisitFacts> {
  const { rows: visits } = await sql<{ planned: number; held: number; first: string | null }>`
    select count(*) filter (where state = 'planned')::int as planned, count(*) filter (where state = 'held')::int as held,
      min(on_day) filter (where state <> 'cancelled')::text as first
    from survey_visit where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const { rows: held } = await sql<{ audience: Audience; n: number }>`
    select audience, count(*)::int as n from survey_interview
    where facility_id = ${facilityId} and programme_id = ${programmeId} and state = 'held' group by audience`.execute(
    trx,
  );
  const { rows: targets } = await sql<{ target: string; state: TargetState }>`
    select target, state from survey_walk_target
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const counts = new Map(held.map(({ audience, n }) => [audience, n]));
  return {
    visitsPlanned: visits[0]?.planned ?? 0,
    visitsHeld: visits[0]?.held ?? 0,
    firstVisitOn: visits[0]?.first ?? null,
    interviewsHeld: Object.fromEntries(audiences.map((audience) => [audience, counts.get(audience) ?? 0])) as Record<
      Audience,
      number
    >,
    targetsOpen: openTargets(targets),
  };
}
