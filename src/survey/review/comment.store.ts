import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { audit } from "../hours/money.store.ts";
import { type Participation, rowKey } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { takeStep } from "./comment.ts";
import type { CommentAbout, CommentStep, ReturnReason, ReviewSide } from "./contract.ts";
import { standingsOf } from "./facts.store.ts";
import type { ReviewRefusal } from "./refusal.routes.ts";
import type { commentAsReviewer } from "./route-contracts.ts";
import { asSide, type ReviewContext } from "./standing.store.ts";
import { labelOf } from "./subject.store.ts";
import "./tables.store.ts";

export type NewComment = z.infer<(typeof commentAsReviewer)["body"]>;

/** Begins a thread; a thread about a document is about its newest edition. */
export const beginComment = (
  context: ReviewContext,
  actor: Actor,
  key: SurveyKey,
  side: ReviewSide,
  comment: NewComment,
): Promise<Result<{ id: string }, ReviewRefusal>> =>
  asSide<{ id: string }>(context, actor, key, side, async (trx, participation, at) => {
    const label = await labelOf(trx, key, comment);
    if (label === undefined) return refuse("no_such_subject");
    const { about, subjectId, returned, field, text } = comment;
    const editionId =
      about === "document"
        ? (Object.entries(await standingsOf(trx, key)).find(([kind]) => kind === subjectId)?.[1].newest?.id ?? null)
        : null;
    const thread = { about, subjectId, field, label, editionId, returned, text };
    return ok({ id: await insertThread(trx, participation, actor, side, thread, at) });
  });

export interface ThreadToInsert {
  about: CommentAbout;
  subjectId: string;
  field: string;
  label: string;
  editionId: string | null;
  returned: ReturnReason | null;
  text: string;
}

/** The thread with its first entry. The participation is locked, so numbers do not meet. */
export async function insertThread(
  trx: Trx,
  participation: Participation,
  actor: Actor,
  side: ReviewSide,
  thread: ThreadToInsert,
  at: Date,
): Promise<string> {
  const { facilityId, programmeId } = participation;
  const { last } = await trx
    .selectFrom("survey_comment")
    .select(sql<number>`coalesce(max(number), 0)`.as("last"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  await trx
    .insertInto("survey_comment")
    .values({
      ...rowKey(participation),
      id,
      number: last + 1,
      about: thread.about,
      subject_id: thread.subjectId,
      field: thread.field,
      label: thread.label,
      edition_id: thread.editionId,
      returned: thread.returned,
      state: "open",
      state_since: at,
      opened_by: actor.label,
      opened_at: at,
    })
    .execute();
  await insertEntry(trx, participation, actor, { id, number: 1, side, step: "say", text: thread.text }, at);
  const { about, subjectId, field, returned } = thread;
  await audit(trx, actor, participation, at, returned ? "survey.returned" : "survey.comment", {
    number: last + 1,
    about,
    subject: subjectId,
    field,
    ...(returned ? { reason: returned } : {}),
  });
  return id;
}

/** Writes the next entry of a thread, if the rules allow the step. */
export const addEntry = (
  context: ReviewContext,
  actor: Actor,
  key: SurveyKey,
  side: ReviewSide,
  { commentId, step, text }: { commentId: string; step: CommentStep; text: string },
): Promise<Result<null, ReviewRefusal>> =>
  asSide<null>(context, actor, key, side, async (trx, participation, at) => {
    const thread = await trx
      .selectFrom("survey_comment")
      .select(["number", "state", "returned"])
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("id", "=", commentId)
      .executeTakeFirst();
    if (!thread) return refuse("not_found");
    const entries = await trx
      .selectFrom("survey_comment_entry")
      .select(["number", "side"])
      .where("facility_id", "=", key.facilityId)
      .where("comment_id", "=", commentId)
      .orderBy("number")
      .execute();
    const openedBy = entries[0]?.side ?? "reviewer";
    const state = takeStep({ ...thread, openedBy }, step, side, text);
    if (!state.ok) return state;
    const entry = { id: commentId, number: entries.length + 1, side, step, text };
    await insertEntry(trx, participation, actor, entry, at);
    if (state.value !== thread.state)
      await trx
        .updateTable("survey_comment")
        .set({ state: state.value, state_since: at })
        .where("facility_id", "=", key.facilityId)
        .where("id", "=", commentId)
        .execute();
    await audit(trx, actor, key, at, `survey.comment.${step}`, { number: thread.number, state: state.value });
    return ok(null);
  });

const insertEntry = (
  trx: Trx,
  participation: Participation,
  actor: Actor,
  { id, ...entry }: { id: string; number: number; side: ReviewSide; step: CommentStep; text: string },
  at: Date,
) =>
  trx
    .insertInto("survey_comment_entry")
    .values({ ...rowKey(participation), comment_id: id, ...entry, by: actor.label, by_name: actor.name, at })
    .execute();
