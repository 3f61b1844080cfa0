import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey, readSurvey } from "../in-survey.store.ts";
import type { HomeworkContext } from "./context.store.ts";
import { takesAnswer } from "./homework.ts";
import type { HomeworkFile } from "./route-contracts.ts";
import { type HomeworkKey, type HomeworkRefusal, lockHomework, stateOf } from "./stored-homework.store.ts";
import type { HomeworkRow } from "./tables.store.ts";

/** Files of one round of homework; each may be as large as any attachment. */
const mostFiles = 20;

export type FileRefusal = HomeworkRefusal | "too_many_files" | "file_gone";
export interface NewFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

/** Asked before a file is read from the wire. */
export const mayAddFile = (
  { db, now }: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
): Promise<Result<null, FileRefusal>> =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, FileRefusal>> => {
    const row = await lockHomework(trx, key);
    return row ? mayTake(trx, row, now()) : refuse("not_found");
  });

/**
 * Keeps a file, encrypted with the hospital's key as every file of it.
 * @param way the hospital adds to what it owes itself; a company keeps what it was handed, also of a vendor
 */
export const addFile = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey,
  way: "hospital" | "recorded",
  file: NewFile,
): Promise<Result<HomeworkFile, FileRefusal>> =>
  changeSurvey(context.db, actor, key, async (trx): Promise<Result<HomeworkFile, FileRefusal>> => {
    const row = await lockHomework(trx, key);
    if (!row) return refuse("not_found");
    if (way === "hospital" && row.holder === "vendor") return refuse("asked_of_vendor");
    const may = await mayTake(trx, row, context.now());
    return may.ok ? ok(await keepFile(trx, context, row, file, actor)) : may;
  });

/** Of what is not handed in yet only. */
export const removeFile = (
  context: HomeworkContext,
  actor: Actor,
  key: HomeworkKey & { homeworkFileId: string },
): Promise<Result<null, FileRefusal>> =>
  changeSurvey(context.db, actor, key, async (trx): Promise<Result<null, FileRefusal>> => {
    const row = await lockHomework(trx, key);
    if (!row) return refuse("not_found");
    if (row.holder === "vendor") return refuse("asked_of_vendor");
    if (!takesAnswer(stateOf(row, context.now()))) return refuse("not_open");
    return (await dropFile(trx, context, row, key.homeworkFileId)) ? ok(null) : refuse("file_gone");
  });

export const readFile = (context: HomeworkContext, actor: Actor, key: HomeworkKey & { homeworkFileId: string }) =>
  readSurvey(context.db, actor, key, async (trx) => {
    const row = await trx
      .selectFrom("survey_homework_file")
      .select("id")
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("homework_id", "=", key.homeworkId)
      .where("id", "=", key.homeworkFileId)
      .executeTakeFirst();
    const file = row && (await context.files.get(trx, key.facilityId, row.id));
    return file ? ok(file) : refuse("file_gone" as const);
  });

export async function mayTake(
  trx: Trx,
  row: HomeworkRow,
  now: Date,
): Promise<Result<null, "not_open" | "too_many_files">> {
  if (!takesAnswer(stateOf(row, now))) return refuse("not_open");
  const files = await trx
    .selectFrom("survey_homework_file")
    .select("id")
    .where("facility_id", "=", row.facility_id)
    .where("homework_id", "=", row.id)
    .where("round", "=", row.round)
    .execute();
  return files.length < mostFiles ? ok(null) : refuse("too_many_files");
}

export async function keepFile(
  trx: Trx,
  { files, now }: Pick<HomeworkContext, "files" | "now">,
  row: HomeworkRow,
  file: NewFile,
  by: { name: string; label: string },
): Promise<HomeworkFile> {
  const at = now();
  const id = await files.put(trx, row.facility_id, { ...file, by: by.label, at });
  const sizeBytes = file.content.byteLength;
  await trx
    .insertInto("survey_homework_file")
    .values({
      facility_id: row.facility_id,
      id,
      programme_id: row.programme_id,
      homework_id: row.id,
      round: row.round,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: sizeBytes,
      added_by: by.name,
      added_at: at,
      shared_with: row.shared_with,
    })
    .execute();
  return { id, round: row.round, name: file.name, sizeBytes, addedBy: by.name, addedAt: at.toISOString() };
}

/** Takes a file of the present round away. @returns false when there is none */
export async function dropFile(
  trx: Trx,
  { files }: Pick<HomeworkContext, "files">,
  row: HomeworkRow,
  id: string,
): Promise<boolean> {
  const removed = await trx
    .deleteFrom("survey_homework_file")
    .where("facility_id", "=", row.facility_id)
    .where("homework_id", "=", row.id)
    .where("round", "=", row.round)
    .where("id", "=", id)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return false;
  await files.remove(trx, row.facility_id, id);
  return true;
}
