import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveySummary } from "./hospital-contracts.ts";
import { participationsOf } from "./participation.store.ts";
import { findProgramme } from "./plan.store.ts";
import { usualMover } from "./step.ts";
import { namesOf } from "./survey-view.store.ts";
import { lateDays } from "./term.ts";

/** The surveys of a hospital that whoever looks may look into, the newest first. `trx` is one of `inFacility`. */
export async function surveySummaries(
  trx: Trx,
  facilityId: string,
  today: string,
  mayLook: (programmeId: string) => boolean,
): Promise<SurveySummary[]> {
  const seen = (await participationsOf(trx, facilityId)).filter(({ programmeId }) => mayLook(programmeId));
  if (seen.length === 0) return [];
  // Which programmes these are follows from the hospital's own participations.
  const ids = seen.map(({ programmeId }) => programmeId).join(",");
  await sql.raw(`set local app.programme_ids = '${ids}'`).execute(trx);
  const found: SurveySummary[] = [];
  for (const { programmeId, state, dueOn } of seen) {
    const programme = await findProgramme(trx, programmeId);
    if (!programme) continue;
    const names = await namesOf(trx, [programme.secretariatId]);
    found.push({
      programmeId,
      programme: programme.title,
      secretariat: names.get(programme.secretariatId) ?? "",
      state,
      dueOn,
      lateDays: lateDays(dueOn, today),
      move: usualMover(programme.plan, state),
    });
  }
  return found;
}
