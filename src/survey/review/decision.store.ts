import { sql } from "kysely";
import type { z } from "zod";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { audit } from "../hours/money.store.ts";
import { rowKey } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { insertThread } from "./comment.store.ts";
import { standingsOf } from "./facts.store.ts";
import type { ReviewRefusal } from "./refusal.routes.ts";
import type { decideDocument as contract, recordMeeting as meetingContract } from "./route-contracts.ts";
import { asSide, type ReviewContext } from "./standing.store.ts";

/** Accepts or returns the newest edition of a document. What is returned opens a thread, so that the company can answer it. */
export const decideDocument = (
  context: ReviewContext,
  actor: Actor,
  key: SurveyKey,
  editionId: string,
  decided: z.infer<(typeof contract)["body"]>,
): Promise<Result<null, ReviewRefusal>> =>
  asSide<null>(context, actor, key, "reviewer", async (trx, participation, at) => {
    const found = await kindOfEdition(trx, key, editionId);
    if (!found) return refuse("not_found");
    const { kind, standing } = found;
    if (standing.newest?.id !== editionId) return refuse("older_edition");
    if (standing.state === "accepted") return refuse("decided_already");
    const { decision, text } = decided;
    const reason = decided.decision === "returned" ? decided.reason : null;
    if (decision === "accepted" && (await unresolvedOn(trx, key, kind)) > 0) return refuse("comments_open");
    const { last } = await trx
      .selectFrom("survey_document_decision")
      .select(sql<number>`coalesce(max(number), 0)`.as("last"))
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("edition_id", "=", editionId)
      .executeTakeFirstOrThrow();
    const { edition } = standing.newest;
    await trx
      .insertInto("survey_document_decision")
      .values({
        ...rowKey(participation),
        edition_id: editionId,
        number: last + 1,
        kind,
        edition,
        decision,
        reason,
        text,
        by: actor.label,
        by_name: actor.name,
        at,
      })
      .execute();
    await audit(trx, actor, key, at, `survey.document.${decision}`, { kind, edition, ...(reason ? { reason } : {}) });
    if (reason) {
      const thread = {
        about: "document" as const,
        subjectId: kind,
        field: "",
        label: kind,
        editionId,
        returned: reason,
        text,
      };
      await insertThread(trx, participation, actor, "reviewer", thread, at);
    }
    return ok(null);
  });

/** The document that the edition is one of; undefined when it is none of this survey. */
async function kindOfEdition(trx: Trx, key: SurveyKey, editionId: string) {
  const row = await trx
    .selectFrom("document_edition")
    .select("kind")
    .where("facility_id", "=", key.facilityId)
    .where("id", "=", editionId)
    .executeTakeFirst();
  const standing = Object.entries(await standingsOf(trx, key)).find(([kind]) => kind === row?.kind);
  return standing?.[1].newest ? { kind: standing[0], standing: standing[1] } : undefined;
}

async function unresolvedOn(trx: Trx, key: SurveyKey, kind: string): Promise<number> {
  const { open } = await trx
    .selectFrom("survey_comment")
    .select((select) => select.fn.countAll<string>().as("open"))
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("about", "=", "document")
    .where("subject_id", "=", kind)
    .where("state", "<>", "resolved")
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** That an interim or final review was held. */
export const recordMeeting = (
  context: ReviewContext,
  actor: Actor,
  key: SurveyKey,
  { stage, heldOn, note }: z.infer<(typeof meetingContract)["body"]>,
): Promise<Result<null, ReviewRefusal>> =>
  asSide<null>(context, actor, key, "reviewer", async (trx, participation, at) => {
    if (heldOn > japanDay(at)) return refuse("future_day");
    const { last } = await trx
      .selectFrom("survey_review_meeting")
      .select(sql<number>`coalesce(max(number), 0)`.as("last"))
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .executeTakeFirstOrThrow();
    const who = { by: actor.label, by_name: actor.name, at };
    await trx
      .insertInto("survey_review_meeting")
      .values({ ...rowKey(participation), number: last + 1, stage, held_on: heldOn, note, ...who })
      .execute();
    await audit(trx, actor, key, at, "survey.reviewHeld", { stage, heldOn });
    return ok(null);
  });
