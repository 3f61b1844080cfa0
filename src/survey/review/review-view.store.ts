import { sql } from "kysely";
import type { z } from "zod";
import { editionsSince } from "../../document/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { findParticipation } from "../participation.store.ts";
import { isOver } from "../programme/state.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { owedDocuments, surveyDocuments } from "./contract.ts";
import { documentStandings } from "./document-state.ts";
import type { ReviewView } from "./route-contracts.ts";
import { mayReadReview, sideOf } from "./standing.store.ts";
import "./tables.store.ts";

/** How far the review is, as the person may see it. `trx` is one of `inFacility`. @returns undefined when there is no such survey */
export async function reviewView(
  trx: Trx,
  key: SurveyKey,
  actor: Actor,
): Promise<z.input<typeof ReviewView> | undefined> {
  const participation = await findParticipation(trx, key);
  if (!participation) return undefined;
  const { facilityId, programmeId } = key;
  const editions = await editionsSince(trx, facilityId, participation.addedAt);
  const decisions = await trx
    .selectFrom("survey_document_decision")
    .select([
      "edition_id as editionId",
      "number",
      "kind",
      "edition",
      "decision",
      "reason",
      "text",
      "by_name as byName",
      "at",
    ])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("at", "desc")
    .execute();
  const open = await trx
    .selectFrom("survey_comment")
    .select(["about", "subject_id"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("state", "<>", "resolved")
    .execute();
  const meetings = await trx
    .selectFrom("survey_review_meeting")
    .select(["number", "stage", sql<string>`held_on::text`.as("heldOn"), "note", "by_name as byName"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("held_on", "desc")
    .orderBy("number", "desc")
    .execute();
  const standings = documentStandings(editions, decisions);
  const side = sideOf(actor, key);
  const over = isOver(participation.state);
  const mayRead = mayReadReview(actor, key);
  return {
    documents: surveyDocuments.map((kind) => {
      const { state, newest, accepted, rounds } = standings[kind];
      return {
        kind,
        state,
        owed: owedDocuments.some((one) => one === kind),
        editions: editions.filter((one) => one.kind === kind).map(({ kind: _, ...edition }) => edition),
        acceptedEdition: accepted?.edition ?? null,
        rounds,
        openComments: mayRead ? open.filter((one) => one.about === "document" && one.subject_id === kind).length : 0,
        decisions: mayRead
          ? decisions
              .filter((one) => one.kind === kind)
              .map(({ number: _n, kind: _k, at, ...decision }) => ({ ...decision, at: at.toISOString() }))
          : [],
        mayDecide: side === "reviewer" && !over && newest !== null && state !== "accepted",
      };
    }),
    meetings: meetings.map((meeting) => (mayRead ? meeting : { ...meeting, note: "" })),
    openComments: mayRead ? open.length : 0,
    side,
    mayRead,
    over,
  };
}
