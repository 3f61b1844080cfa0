import { sql } from "kysely";
import { comeByLink, engagementFacts, type LinkComer, type LinkRefusal, openLink } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inFacilityOrNothing, withinReach } from "../../platform/db/tenant.ts";
import { type Result, refuse } from "../../shared/result.ts";
import { findParticipation, type Participation } from "../participation.store.ts";
import { mayBeWorkedOn } from "../survey-reach.ts";
import type { HomeworkContext } from "./context.store.ts";
import { lockHomework } from "./stored-homework.store.ts";
import type { HomeworkLinkRow, HomeworkRow } from "./tables.store.ts";

/** Finds the hospital of a link to homework. */
export const comeByHomeworkLink = (context: HomeworkContext, token: string, address: string) =>
  comeByLink(context, token, address, async (tokenHash) => {
    const { rows } = await sql<{ id: string | null }>`select survey_homework_link_facility(${tokenHash}) as id`.execute(
      context.db,
    );
    return rows[0]?.id ?? null;
  });

export interface ThroughLink {
  survey: Participation;
  row: HomeworkRow;
  link: HomeworkLinkRow;
}

/**
 * One transaction in the hospital of the link, and in no other, with survey, homework and link locked in the order everybody locks them.
 * The link is looked at anew each time: it ends with consent, engagement and survey, without anybody having to end it.
 * @param use to read is to look at the sheet, or at the receipt once it is handed in; to write ends with handing in
 */
export function throughHomeworkLink<T, Refusal>(
  { db, now }: HomeworkContext,
  { facilityId, tokenHash }: LinkComer,
  use: "read" | "write",
  work: (trx: Trx, through: ThroughLink) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | LinkRefusal>> {
  return withinReach([facilityId], () =>
    inFacilityOrNothing(db, facilityId, async (trx): Promise<Result<T, Refusal | LinkRefusal>> => {
      const at = now();
      const through = await lockByToken(trx, facilityId, tokenHash);
      if (!through) return refuse("link_wrong");
      const { survey, row, link } = through;
      const usedAt = use === "write" ? link.answered_at : null;
      const opened = openLink({ expiresAt: link.expires_at, revokedAt: link.revoked_at, usedAt }, at);
      if (!opened.ok) return opened;
      // A receipt outlives the engagement; a question does not.
      if (link.answered_at === null && !(await mayStillAsk(trx, survey, row, at))) return refuse("link_revoked");
      return work(trx, through);
    }),
  );
}

async function mayStillAsk(trx: Trx, survey: Participation, row: HomeworkRow, at: Date): Promise<boolean> {
  if (row.hospital_consent_on === null || !mayBeWorkedOn(survey.state).ok) return false;
  const { byOrganisation } = await engagementFacts(trx, survey, at);
  return byOrganisation.some(({ organisationId, open }) => organisationId === row.organisation_id && open);
}

async function lockByToken(trx: Trx, facilityId: string, tokenHash: string): Promise<ThroughLink | undefined> {
  const found = await trx
    .selectFrom("survey_homework_link")
    .select(["id", "programme_id", "homework_id"])
    .where("facility_id", "=", facilityId)
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (!found) return undefined;
  const key = { facilityId, programmeId: found.programme_id, homeworkId: found.homework_id };
  const survey = await findParticipation(trx, key, "locked");
  const row = survey && (await lockHomework(trx, key));
  const link = await trx
    .selectFrom("survey_homework_link")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("id", "=", found.id)
    .forUpdate()
    .executeTakeFirst();
  return survey && row && link ? { survey, row, link } : undefined;
}
