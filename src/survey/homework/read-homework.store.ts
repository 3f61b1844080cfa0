import { sql } from "kysely";
import { recordNames } from "../../ledger/api.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { readSurvey } from "../in-survey.store.ts";
import type { Participation } from "../participation.store.ts";
import { planOf } from "../plan-of.store.ts";
import { mayBeWorkedOn, type SurveyKey } from "../survey-reach.ts";
import { actionsOf } from "./actions.ts";
import type { HomeworkContext } from "./context.store.ts";
import { linksOf } from "./link.store.ts";
import { type HomeworkDetail, HomeworkDraft, type HomeworkView, type listHomework } from "./route-contracts.ts";
import { type HomeworkKey, stateOf } from "./stored-homework.store.ts";
import { type HomeworkRow, homeworkDays } from "./tables.store.ts";
import { moveOf } from "./waiting.ts";

/** All homework of the hospital's survey: what waits for somebody first, then by number. */
export const homeworkList = (
  { db, now }: HomeworkContext,
  actor: Actor,
  key: SurveyKey,
): Promise<Result<(typeof listHomework)["reply"]["_output"], "no_such_survey">> =>
  readSurvey(db, actor, key, async (trx, survey) => {
    const at = now();
    const may = mayDo(actor, survey);
    const { homeworkDays } = await planOf(trx, key);
    const rows = await rowsOf(trx, key);
    return ok({
      hospital: survey.hospitalName,
      today: japanDay(at),
      termDays: homeworkDays,
      items: await viewsOf(trx, key, rows, may, at),
      mayWork: may.work,
      mayAnswer: may.answer,
    });
  });

/** What waits for this person at the hospital, in whichever survey, the most urgent first. */
export async function waitingHomework(context: HomeworkContext, actor: Actor, facilityId: string) {
  const rows = await inFacility(context.db, facilityId, (trx) =>
    trx
      .selectFrom("survey_homework")
      .select("programme_id")
      .distinct()
      .where("facility_id", "=", facilityId)
      .where("state", "in", ["waiting", "open", "submitted", "late"])
      .where("accepted_on", "is", null)
      .execute(),
  );
  const lists = await Promise.all(
    rows.map(async ({ programme_id: programmeId }) => {
      const list = await homeworkList(context, actor, { facilityId, programmeId });
      return list.ok ? list.value.items.map((work) => ({ ...work, programmeId, move: moveOf(work) })) : [];
    }),
  );
  return lists
    .flat()
    .flatMap(({ id, number, title, owedBy, dueOn, programmeId, move }) =>
      move === null ? [] : [{ programmeId, homeworkId: id, number, title, owedBy, dueOn, move }],
    )
    .sort((a, b) => (a.dueOn ?? "").localeCompare(b.dueOn ?? "") || a.number - b.number);
}

export const homeworkDetail = (
  { db, now }: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
): Promise<Result<HomeworkDetail, "no_such_survey" | "not_found">> =>
  readSurvey(db, actor, key, async (trx, survey): Promise<Result<HomeworkDetail, "not_found">> => {
    const [row] = await rowsOf(trx, key, key.homeworkId);
    if (!row) return refuse("not_found");
    const [view] = await viewsOf(trx, key, [row], mayDo(actor, survey), now());
    if (!view) throw new Error("homework that was just read is missing");
    const steps = await trx
      .selectFrom("survey_homework_step")
      .selectAll()
      .select(sql<string | null>`due_on::text`.as("due_on"))
      .where("facility_id", "=", key.facilityId)
      .where("homework_id", "=", row.id)
      .orderBy("number")
      .execute();
    return ok({
      ...view,
      // What a vendor is writing is nobody's statement yet, and nobody else's to read.
      draft: row.holder === "vendor" ? HomeworkDraft.parse({}) : (row.draft ?? HomeworkDraft.parse({})),
      answer: row.answer,
      fileList: await filesOf(trx, row),
      history: steps.map(({ number, step, round, due_on, note, answer, by, at }) => ({
        number,
        step,
        round,
        dueOn: due_on,
        note,
        answer,
        by,
        at: at.toISOString(),
      })),
    });
  });

const mayDo = (actor: Actor, { state, facilityId }: Participation) => {
  const open = mayBeWorkedOn(state).ok;
  return {
    answer: open && mayActFor(actor, facilityId, "survey.answer"),
    work: open && mayActFor(actor, facilityId, "survey.work"),
  };
};

const rowsOf = (trx: Trx, { facilityId, programmeId }: SurveyKey, id?: string): Promise<HomeworkRow[]> =>
  trx
    .selectFrom("survey_homework")
    .selectAll()
    .select(homeworkDays)
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
    .orderBy("number")
    .execute();

async function viewsOf(
  trx: Trx,
  key: SurveyKey,
  rows: readonly HomeworkRow[],
  may: { answer: boolean; work: boolean },
  at: Date,
): Promise<HomeworkView[]> {
  const links = await linksOf(trx, key, at);
  const records = rows.flatMap(({ record_id }) => (record_id ? [record_id] : []));
  const names = await recordNames(trx, key.facilityId as FacilityId, records);
  const kinds = await kindsOf(trx, key.facilityId, records);
  const files = await trx
    .selectFrom("survey_homework_file")
    .select(["homework_id", ({ fn }) => fn.countAll<string>().as("n")])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .groupBy("homework_id")
    .execute();
  return rows.map((row) => {
    const work = stateOf(row, at);
    const name = row.record_id && names.get(row.record_id);
    return {
      id: row.id,
      number: row.number,
      holder: row.holder,
      owedBy: row.owed_by,
      contact: row.contact,
      kind: row.kind,
      title: row.title,
      questions: row.questions,
      checklistItem: row.checklist_item,
      record: row.record_id && name ? { id: row.record_id, name, kind: kinds.get(row.record_id) ?? "asset" } : null,
      requestedOn: row.requested_on,
      dueOn: row.due_on,
      hospitalConsentOn: row.hospital_consent_on,
      state: work.state,
      round: row.round,
      answeredOn: row.answered_on,
      acceptedOn: row.accepted_on,
      version: row.version,
      files: Number(files.find((one) => one.homework_id === row.id)?.n ?? 0),
      link: links.get(row.id) ?? null,
      actions: actionsOf(work, may),
    };
  });
}

async function kindsOf(trx: Trx, facilityId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom("ledger_record")
    .select(["id", "kind"])
    .where("facility_id", "=", facilityId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** All files of it, in the order in which they came. */
export async function filesOf(trx: Trx, { facility_id, id }: Pick<HomeworkRow, "facility_id" | "id">) {
  const rows = await trx
    .selectFrom("survey_homework_file")
    .selectAll()
    .where("facility_id", "=", facility_id)
    .where("homework_id", "=", id)
    .orderBy("added_at")
    .orderBy("id")
    .execute();
  return rows.map((file) => ({
    id: file.id,
    round: file.round,
    name: file.name,
    sizeBytes: Number(file.size_bytes),
    addedBy: file.added_by,
    addedAt: file.added_at.toISOString(),
  }));
}
