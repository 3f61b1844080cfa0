import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SurveyRefusal } from "../in-survey.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { asOf, type Homework, type HomeworkRefusal as Rule } from "./homework.ts";
import type { HomeworkDraft, HomeworkStep } from "./route-contracts.ts";
import { type HomeworkRow, homeworkDays } from "./tables.store.ts";

export type HomeworkRefusal = SurveyRefusal | Rule | "not_found" | "no_such_record" | "no_company";
export type HomeworkKey = SurveyKey & { homeworkId: string };

/** Homework as it is written down, locked until the transaction ends. */
export const lockHomework = (
  trx: Trx,
  { facilityId, programmeId, homeworkId }: HomeworkKey,
): Promise<HomeworkRow | undefined> =>
  trx
    .selectFrom("survey_homework")
    .selectAll()
    .select(homeworkDays)
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", homeworkId)
    .forUpdate()
    .executeTakeFirst();

/** As its rules see it now: what the calendar has not written down yet counts all the same. */
export const stateOf = (row: HomeworkRow, now: Date): Homework =>
  asOf(
    {
      holder: row.holder,
      state: row.state,
      round: row.round,
      contact: row.contact,
      requestedOn: row.requested_on,
      dueOn: row.due_on,
      hospitalConsentOn: row.hospital_consent_on,
      answeredOn: row.answered_on,
      acceptedOn: row.accepted_on,
    },
    japanDay(now),
  );

export interface Done {
  step: HomeworkStep;
  note: string;
  /** As people read it, and as the audit chain knows it. */
  by: { name: string; label: string };
  at: Date;
  /** When it was written down, where that is later: the audit chain goes by it. */
  writtenAt?: Date;
  /** What was handed in with this step. */
  answer?: HomeworkDraft;
}

/** Writes what became of homework, and what was done for it. What is handed in ends the draft. */
export async function writeHomework(trx: Trx, row: HomeworkRow, next: Homework, done: Done): Promise<void> {
  const { facility_id: facilityId, id } = row;
  const answer = done.answer ? JSON.stringify(done.answer) : null;
  await writeMissedTerm(trx, row, next, done);
  await sql`update survey_homework set state = ${next.state}, round = ${next.round}, contact = ${next.contact},
      requested_on = ${next.requestedOn}, due_on = ${next.dueOn}, hospital_consent_on = ${next.hospitalConsentOn},
      answered_on = ${next.answeredOn}, accepted_on = ${next.acceptedOn},
      answer = coalesce(${answer}::jsonb, answer), draft = case when ${answer}::jsonb is null then draft end, version = version + 1
    where facility_id = ${facilityId} and id = ${id}`.execute(trx);
  await noteStep(trx, row, next, done);
}

/**
 * Somebody acts on homework whose last day is over before the calendar has written that down: the history says first that nothing had
 * been handed in.
 */
async function writeMissedTerm(trx: Trx, row: HomeworkRow, next: Homework, { at }: Done): Promise<void> {
  const missed = row.state === "open" && row.due_on !== null && row.due_on < japanDay(at);
  if (!missed || next.state === "notSubmitted") return;
  await noteStep(trx, row, { ...next, dueOn: row.due_on, round: row.round }, notSubmittedStep(row.due_on ?? "", at));
}

/** The step that nobody takes: as the day after the last one begins in Japan, whenever it is written down. */
export const notSubmittedStep = (dueOn: string, writtenAt: Date): Done => ({
  step: "notSubmitted",
  note: "",
  by: { name: "", label: "calendar" },
  at: new Date(Date.parse(`${dueOn}T00:00:00+09:00`) + 86_400_000),
  writtenAt,
});

export async function noteStep(
  trx: Trx,
  row: Pick<HomeworkRow, "facility_id" | "programme_id" | "id" | "number" | "shared_with">,
  { round, dueOn, state }: Pick<Homework, "round" | "dueOn" | "state">,
  { step, note, by, at, writtenAt, answer }: Done,
): Promise<void> {
  await sql`
    insert into survey_homework_step (facility_id, homework_id, number, programme_id, step, round, due_on, note, answer, by, at, shared_with)
    values (${row.facility_id}, ${row.id},
      (select coalesce(max(number), 0) + 1 from survey_homework_step
        where facility_id = ${row.facility_id} and homework_id = ${row.id}),
      ${row.programme_id}, ${step}, ${round}, ${dueOn}, ${note}, ${answer ? JSON.stringify(answer) : null}, ${by.name}, ${at},
      ${row.shared_with})`.execute(trx);
  await recordAudit(trx, row.facility_id, {
    at: writtenAt ?? at,
    actor: by.label,
    action: `homework.${step}`,
    subject: `homework:${row.id}`,
    detail: { programmeId: row.programme_id, number: row.number, state, round, dueOn },
  });
}
