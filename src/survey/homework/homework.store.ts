import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey } from "../in-survey.store.ts";
import { planOf } from "../plan-of.store.ts";
import { type SurveyKey, surveyingOrganisations } from "../survey-reach.ts";
import { checkAnswer } from "./answer.ts";
import type { HomeworkContext } from "./context.store.ts";
import * as rules from "./homework.ts";
import { endLinkOf } from "./link.store.ts";
import type { AskHomework, FullHomework, HomeworkDraft, HomeworkStep, Question } from "./route-contracts.ts";
import {
  type HomeworkKey,
  type HomeworkRefusal,
  lockHomework,
  noteStep,
  stateOf,
  writeHomework,
} from "./stored-homework.store.ts";
import type { HomeworkRow } from "./tables.store.ts";

/** The id of the homework that was changed. */
type Outcome = Promise<Result<string, HomeworkRefusal>>;

export const askHomework = ({ db, now }: HomeworkContext, actor: Actor, key: SurveyKey, asked: AskHomework): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<string, HomeworkRefusal>> => {
    const at = now();
    const [organisationId] = surveyingOrganisations(actor, key);
    if (!organisationId) return refuse("no_company");
    const { homeworkDays } = await planOf(trx, key);
    const contact = asked.contact || null;
    const made = rules.ask({ holder: asked.holder, contact, dueOn: asked.dueOn }, japanDay(at), homeworkDays);
    if (!made.ok) return made;
    if (asked.recordId && !(await isOwnRecord(trx, key, asked.recordId))) return refuse("no_such_record");
    const id = randomUUID();
    const number = await nextNumber(trx, key);
    const { state, requestedOn, dueOn } = made.value;
    await sql`
      insert into survey_homework (facility_id, id, programme_id, number, holder, owed_by, contact, kind, title, questions, checklist_item,
        record_id, organisation_id, requested_on, due_on, state, round, version, shared_with)
      values (${key.facilityId}, ${id}, ${key.programmeId}, ${number}, ${asked.holder}, ${asked.owedBy}, ${contact}, ${asked.kind},
        ${asked.title}, ${JSON.stringify(questionsOf(asked))}, ${asked.checklistItem || null}, ${asked.recordId}, ${organisationId},
        ${requestedOn}, ${dueOn}, ${state}, 1, 1, ${survey.sharedWith})`.execute(trx);
    const row = {
      facility_id: key.facilityId,
      programme_id: key.programmeId,
      id,
      number,
      shared_with: survey.sharedWith,
    };
    const step = asked.holder === "vendor" ? "consentAsked" : "asked";
    await noteStep(trx, row, made.value, { step, note: "", by: actor, at });
    return ok(id);
  });

/** Each is answered for itself; where none is written, the title is the one question. */
const questionsOf = ({ questions, title }: AskHomework): Question[] =>
  (questions.length > 0 ? questions : [title]).map((text, index) => ({ id: String(index + 1), text }));

/** A change of one piece of homework: locked, decided by its rule, written with its step. */
const changing = (
  { db, now }: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  decide: (
    work: rules.Homework,
    around: { today: string; term: number; row: HomeworkRow; trx: Trx },
  ) => Promise<
    Result<{ next: rules.Homework; step: HomeworkStep; note: string; answer?: HomeworkDraft }, HomeworkRefusal>
  >,
): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<string, HomeworkRefusal>> => {
    const at = now();
    const row = await lockHomework(trx, key);
    if (!row) return refuse("not_found");
    const { homeworkDays } = await planOf(trx, key);
    const decided = await decide(stateOf(row, at), { today: japanDay(at), term: homeworkDays, row, trx });
    if (!decided.ok) return decided;
    const { next, ...done } = decided.value;
    await writeHomework(trx, row, next, { ...done, by: actor, at });
    return ok(row.id);
  });

/** The hospital says whether the vendor may be asked; taken back, the vendor's link dies with it. */
export const decideConsent = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  { given, contact, note }: { given: boolean; contact: string | null; note: string },
): Outcome =>
  changing(context, actor, key, async (work, { today, term, row, trx }) => {
    if (given) {
      const agreed = rules.consent(work, contact, today, term);
      return agreed.ok ? ok({ next: agreed.value, step: "consentGiven", note }) : agreed;
    }
    const refused = rules.refuseConsent(work);
    if (!refused.ok) return refused;
    await endLinkOf(trx, row, context.now());
    const step = work.state === "waiting" ? "consentRefused" : "consentTakenBack";
    return ok({ next: refused.value, step, note });
  });

export const submitHomework = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  answer: FullHomework,
): Outcome => handedIn(context, actor, key, "hospital", null, answer);

export const recordHomework = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  { receivedOn, answer }: { receivedOn: string; answer: FullHomework },
): Outcome => handedIn(context, actor, key, "recorded", receivedOn, answer);

const handedIn = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  way: rules.AnswerWay,
  receivedOn: string | null,
  answer: FullHomework,
): Outcome =>
  changing(context, actor, key, async (work, { today, row, trx }) => {
    const next = rules.handIn(work, way, receivedOn ?? today, today);
    if (!next.ok) return next;
    const checked = checkAnswer(row.questions, answer, await filesInRound(trx, row));
    if (!checked.ok) return checked;
    await endLinkOf(trx, row, context.now());
    const step = way === "recorded" ? "recorded" : next.value.state === "late" ? "late" : "submitted";
    return ok({ next: next.value, step, note: receivedOn ?? "", answer });
  });

/** Keeps what is filled in so far; of two who write the later one's is kept. */
export const saveHomework = (
  { db, now }: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  draft: HomeworkDraft,
): Promise<Result<string, HomeworkRefusal>> =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<string, HomeworkRefusal>> => {
    const row = await lockHomework(trx, key);
    if (!row) return refuse("not_found");
    const work = stateOf(row, now());
    if (work.holder === "vendor") return refuse("asked_of_vendor");
    if (!rules.takesAnswer(work)) return refuse("not_open");
    await keepDraft(trx, row, draft);
    return ok(row.id);
  });

export const keepDraft = (trx: Trx, { facility_id, id }: HomeworkRow, draft: HomeworkDraft): Promise<unknown> =>
  sql`update survey_homework set draft = ${JSON.stringify(draft)} where facility_id = ${facility_id} and id = ${id}`.execute(
    trx,
  );

type Judgement = { decision: "accept"; note: string } | { decision: "needsDetail"; note: string; dueOn: string | null };

export const judgeHomework = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  judgement: Judgement,
): Outcome =>
  changing(context, actor, key, async (work, { today, term, row, trx }) => {
    const { note } = judgement;
    if (judgement.decision === "accept") {
      const accepted = rules.accept(work, today);
      return accepted.ok ? ok({ next: accepted.value, step: "accepted", note }) : accepted;
    }
    const back = rules.needsDetail(work, judgement.dueOn, today, term);
    if (!back.ok) return back;
    // What was written is made more detailed, not written again.
    if (row.answer) await keepDraft(trx, row, row.answer);
    return ok({ next: back.value, step: "needsDetail", note });
  });

export const extendHomework = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  { dueOn, note }: { dueOn: string; note: string },
): Outcome =>
  changing(context, actor, key, async (work, { today }) => {
    const longer = rules.extend(work, dueOn, today);
    return longer.ok ? ok({ next: longer.value, step: "extended", note }) : longer;
  });

export const withdrawHomework = (context: HomeworkContext, actor: Actor, key: HomeworkKey, note: string): Outcome =>
  changing(context, actor, key, async (work, { row, trx }) => {
    const next = rules.withdraw(work);
    if (!next.ok) return next;
    await endLinkOf(trx, row, context.now());
    return ok({ next: next.value, step: "withdrawn", note });
  });

/** Files that came in the round that is answered now. */
export async function filesInRound(trx: Trx, { facility_id, id, round }: HomeworkRow): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from survey_homework_file
    where facility_id = ${facility_id} and homework_id = ${id} and round = ${round}`.execute(trx);
  return rows[0]?.n ?? 0;
}

async function isOwnRecord(trx: Trx, { facilityId }: SurveyKey, id: string): Promise<boolean> {
  const { rows } = await sql`select from ledger_record where facility_id = ${facilityId} and id = ${id}`.execute(trx);
  return rows.length > 0;
}

async function nextNumber(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from survey_homework
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  return rows[0]?.next ?? 1;
}
