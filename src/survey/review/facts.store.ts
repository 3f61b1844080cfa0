import { sql } from "kysely";
import { editionsSince } from "../../document/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { DocumentState, SurveyDocument } from "./contract.ts";
import { type DocumentStanding, documentStandings } from "./document-state.ts";
import "./tables.store.ts";

export interface ReviewFacts {
  documents: Record<SurveyDocument, DocumentState>;
  /** ISO day of the last one; null: not held yet. */
  interimReviewedOn: string | null;
  finalReviewedOn: string | null;
  /** Threads that are not resolved. */
  openComments: number;
}

/** `trx` is one of `inFacility`. */
export async function reviewFacts(trx: Trx, key: SurveyKey): Promise<ReviewFacts> {
  const standings = Object.entries(await standingsOf(trx, key));
  const meetings = await trx
    .selectFrom("survey_review_meeting")
    .select(["stage", sql<string>`max(held_on)::text`.as("held_on")])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .groupBy("stage")
    .execute();
  const { open } = await trx
    .selectFrom("survey_comment")
    .select((select) => select.fn.countAll<number>().as("open"))
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("state", "<>", "resolved")
    .executeTakeFirstOrThrow();
  const heldOn = (stage: string) => meetings.find((meeting) => meeting.stage === stage)?.held_on ?? null;
  return {
    documents: Object.fromEntries(standings.map(([kind, { state }]) => [kind, state])) as ReviewFacts["documents"],
    interimReviewedOn: heldOn("interim"),
    finalReviewedOn: heldOn("final"),
    openComments: Number(open),
  };
}

/** How far each document is. Editions from before the hospital joined the programme are not of this survey. */
export async function standingsOf(trx: Trx, key: SurveyKey): Promise<Record<SurveyDocument, DocumentStanding>> {
  const participation = await findParticipation(trx, key);
  const editions = participation ? await editionsSince(trx, key.facilityId, participation.addedAt) : [];
  const decisions = await trx
    .selectFrom("survey_document_decision")
    .select(["edition_id as editionId", "number", "decision"])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .execute();
  return documentStandings(editions, decisions);
}
