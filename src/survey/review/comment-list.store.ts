import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { openSteps } from "./comment.ts";
import type { CommentAbout, ReviewSide } from "./contract.ts";
import type { CommentView } from "./route-contracts.ts";
import "./tables.store.ts";

export interface CommentFilter {
  about?: CommentAbout | undefined;
  subjectId?: string | undefined;
  state?: "open" | "answered" | "resolved" | "unresolved" | undefined;
}

/** At most so many threads; a survey of a large hospital has some hundred. */
const most = 1_000;

/** Threads of the survey with what was said in them: unresolved first, then the newest. `trx` is one of `inFacility`. */
export async function commentsOf(
  trx: Trx,
  key: SurveyKey,
  filter: CommentFilter,
  side: ReviewSide | null,
): Promise<CommentView[]> {
  const { facilityId, programmeId } = key;
  let asked = trx
    .selectFrom("survey_comment as comment")
    .leftJoin("ledger_record as record", (join) =>
      join
        .onRef("record.facility_id", "=", "comment.facility_id")
        .on(sql`record.id::text`, "=", sql.ref("comment.subject_id")),
    )
    .leftJoin("document_edition as edition", (join) =>
      join.onRef("edition.facility_id", "=", "comment.facility_id").onRef("edition.id", "=", "comment.edition_id"),
    )
    .select([
      "comment.id",
      "comment.number",
      "comment.about",
      "comment.subject_id as subjectId",
      "comment.field",
      "comment.label",
      "comment.returned",
      "comment.state",
      "comment.state_since",
      "record.kind as recordKind",
      "edition.edition",
    ])
    .where("comment.facility_id", "=", facilityId)
    .where("comment.programme_id", "=", programmeId);
  if (filter.about) asked = asked.where("comment.about", "=", filter.about);
  if (filter.subjectId !== undefined) asked = asked.where("comment.subject_id", "=", filter.subjectId);
  if (filter.state === "unresolved") asked = asked.where("comment.state", "<>", "resolved");
  else if (filter.state) asked = asked.where("comment.state", "=", filter.state);
  const threads = await asked
    .orderBy(sql`comment.state = 'resolved'`)
    .orderBy("comment.number", "desc")
    .limit(most)
    .execute();
  const entries = await trx
    .selectFrom("survey_comment_entry")
    .select(["comment_id", "number", "side", "step", "text", "by_name as byName", "at"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("number")
    .execute();
  const byThread = Map.groupBy(entries, ({ comment_id }) => comment_id);
  return threads.map(({ state_since, ...thread }) => {
    const own = byThread.get(thread.id) ?? [];
    const openedBy = own[0]?.side ?? "reviewer";
    return {
      ...thread,
      stateSince: state_since.toISOString(),
      steps: side ? openSteps({ ...thread, openedBy }, side) : [],
      entries: own.map(({ comment_id: _, at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    };
  });
}
