import { randomUUID } from "node:crypto";
import { hashOf, newSecret } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import type { Actor } from "../../shared/actor.ts";
import { linkEnds } from "../../shared/answer-link.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey } from "../in-survey.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { HomeworkContext } from "./context.store.ts";
import { mayLink } from "./homework.ts";
import { homeworkLinkMail } from "./link.ts";
import type { HomeworkView, MadeHomeworkLink } from "./route-contracts.ts";
import { type HomeworkKey, type HomeworkRefusal, lockHomework, noteStep, stateOf } from "./stored-homework.store.ts";
import type { HomeworkLinkRow, HomeworkRow } from "./tables.store.ts";

const homeworkPath = (token: string): string => `/homework#${token}`;

export type LinkMakingRefusal = HomeworkRefusal | "link_term_over" | "no_link";

/**
 * Makes a link for homework of a vendor, which ends the one before, and mails it where there is an address.
 *
 * Questions about unknown values of the ledger are asked as inquiries of the ledger (ledger/answering), whose answers become values
 * there. Homework asks for what is no value: explanations and papers. So it has links of its own, judged by the same rules and
 * counters (identity/api.ts: openLink, beginLinkUse), and they hang on more: the hospital's consent and the company's engagement.
 */
export const makeHomeworkLink = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  email: string | null,
): Promise<Result<typeof MadeHomeworkLink._output, LinkMakingRefusal>> =>
  changeSurvey(
    context.db,
    actor,
    key,
    async (trx, survey): Promise<Result<typeof MadeHomeworkLink._output, LinkMakingRefusal>> => {
      const at = context.now();
      const row = await lockHomework(trx, key);
      if (!row) return refuse("not_found");
      const work = stateOf(row, at);
      const may = mayLink(work);
      if (!may.ok) return may;
      const expiresAt = linkEnds(work.dueOn ?? "");
      if (expiresAt <= at) return refuse("link_term_over");
      await endLinkOf(trx, row, at);
      const token = newSecret();
      const link = new URL(homeworkPath(token), context.publicUrl).toString();
      await trx
        .insertInto("survey_homework_link")
        .values({
          facility_id: key.facilityId,
          id: randomUUID(),
          programme_id: key.programmeId,
          homework_id: row.id,
          token_hash: hashOf(token),
          email,
          made_by: actor.name,
          made_by_person: actor.personId,
          created_at: at,
          expires_at: expiresAt,
          opened_at: null,
          answered_at: null,
          revoked_at: null,
        })
        .execute();
      if (email !== null) {
        const company = await nameOfOrganisation(trx, row.organisation_id);
        const words = { hospital: survey.hospitalName, company, sender: actor.name, dueOn: work.dueOn ?? "", link };
        await queueMail(trx, { to: email, ...homeworkLinkMail({ ...words, questions: row.questions.length }) }, at);
      }
      await noteStep(trx, row, work, { step: "linkMade", note: email ?? "", by: actor, at });
      return ok({ link, mailed: email !== null, mailLeaves: context.mailServer });
    },
  );

/** Ends the link before its time; refused when there is none that could still be answered. */
export const revokeHomeworkLink = (
  { db, now }: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
): Promise<Result<null, LinkMakingRefusal>> =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, LinkMakingRefusal>> => {
    const at = now();
    const row = await lockHomework(trx, key);
    if (!row) return refuse("not_found");
    if (!(await endLinkOf(trx, row, at))) return refuse("no_link");
    await noteStep(trx, row, stateOf(row, at), { step: "linkRevoked", note: "", by: actor, at });
    return ok(null);
  });

/** @returns whether there was one to end */
export async function endLinkOf(trx: Trx, { facility_id, id }: HomeworkRow, at: Date): Promise<boolean> {
  const ended = await trx
    .updateTable("survey_homework_link")
    .set({ revoked_at: at })
    .where("facility_id", "=", facility_id)
    .where("homework_id", "=", id)
    .where("revoked_at", "is", null)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

export async function nameOfOrganisation(trx: Trx, id: string): Promise<string> {
  const row = await trx.selectFrom("organisation").select("name").where("id", "=", id).executeTakeFirst();
  return row?.name ?? "";
}

/** The newest link of each piece of homework, by its id. */
export async function linksOf(
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  now: Date,
): Promise<ReadonlyMap<string, NonNullable<HomeworkView["link"]>>> {
  const rows = await trx
    .selectFrom("survey_homework_link")
    .selectAll()
    .distinctOn("homework_id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("homework_id")
    .orderBy("created_at", "desc")
    .execute();
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return new Map(
    rows.map((row) => [
      row.homework_id,
      {
        state: linkState(row, now),
        email: row.email,
        madeBy: row.made_by,
        madeAt: row.created_at.toISOString(),
        openedAt: iso(row.opened_at),
        answeredAt: iso(row.answered_at),
        expiresAt: row.expires_at.toISOString(),
      },
    ]),
  );
}

function linkState(row: HomeworkLinkRow, now: Date): NonNullable<HomeworkView["link"]>["state"] {
  if (row.answered_at) return "answered";
  if (row.revoked_at) return "revoked";
  if (row.expires_at <= now) return "expired";
  return row.opened_at ? "opened" : "made";
}
