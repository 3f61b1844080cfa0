import { endEngagement, tellSecretariat } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { ProgrammeContext } from "./context.store.ts";
import { findProgramme, type StoredProgramme } from "./plan.store.ts";
import { unshare } from "./share.store.ts";
import type { Side } from "./state.ts";
import { leavingFrom } from "./step.ts";
import { noteStep, type Step, writeStep } from "./write-step.store.ts";

type Post = Pick<ProgrammeContext, "publicUrl">;

/**
 * The hospital leaves: its step, all that was shared closed to the programme, its audit chain, and a mail to whoever runs the programme
 * where they did not do it themselves. The pledge has ended in the same transaction.
 */
export async function leave(
  trx: Trx,
  { publicUrl }: Post,
  key: SurveyKey,
  programme: StoredProgramme,
  side: Side,
  step: Step,
): Promise<void> {
  await writeStep(trx, key, programme, step);
  await unshare(trx, key);
  await noteStep(trx, key, programme, side, step);
  if (side === "hospital") await tellSecretariat(trx, { publicUrl }, key, "left", step.at);
}

/** Whoever leaves the programme takes back with it all that opened the hospital. */
export async function endPledge(
  trx: Trx,
  key: SurveyKey,
  actor: Actor,
  { as, why, at }: { as: "withdrawn" | "ended"; why: string; at: Date },
): Promise<void> {
  const pledges = await trx
    .selectFrom("engagement")
    .select("id")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("kind", "=", "pledge")
    .where("ended_at", "is", null)
    .execute();
  for (const { id } of pledges)
    await endEngagement(trx, key, { engagementId: id, as, why: why || "調査の取りやめ" }, actor, at);
}

/**
 * The hospital has taken its pledge back among its engagements: it leaves as if it had said so on the survey's page. A survey that has
 * come to its end keeps its step, and what it shared is closed. `trx` sees hospital and programme.
 */
export async function leaveWithPledge(
  trx: Trx,
  post: Post,
  key: SurveyKey,
  actor: Actor,
  { why, at }: { why: string; at: Date },
): Promise<void> {
  const participation = await findParticipation(trx, key, "locked");
  const programme = await findProgramme(trx, key.programmeId);
  const to = participation && programme && leavingFrom(programme.plan, participation.state);
  if (!to) return unshare(trx, key, "ended");
  await leave(trx, post, key, programme, "hospital", { from: participation.state, to, at, by: actor.label, note: why });
}

/** How the hospital would leave by taking its pledge back; null: its survey is over. `trx` sees hospital and programme. */
export async function leavesAs(trx: Trx, key: SurveyKey): Promise<"declined" | "withdrawn" | null> {
  const participation = await findParticipation(trx, key);
  const programme = await findProgramme(trx, key.programmeId);
  return participation && programme ? leavingFrom(programme.plan, participation.state) : null;
}
