import type { Trx } from "../../platform/db/tables.ts";
import type { FileStore } from "../../platform/files.ts";
import type { SurveyKey } from "../survey-reach.ts";

/** Photos and notes that devices brought in, newest first; 1,000 of each at most, which is several surveys' worth. */
export async function collectedIn(trx: Trx, { facilityId, programmeId }: SurveyKey) {
  const photos = await trx
    .selectFrom("survey_photo")
    .select(["id", "thing", "caption", "taken_at", "taken_by"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("taken_at", "desc")
    .orderBy("id")
    .limit(1000)
    .execute();
  const notes = await trx
    .selectFrom("survey_field_note")
    .select(["id", "about", "body", "written_at", "written_by"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("written_at", "desc")
    .orderBy("id")
    .limit(1000)
    .execute();
  return {
    photos: photos.map(({ taken_at, taken_by, ...photo }) => ({
      ...photo,
      takenAt: taken_at.toISOString(),
      takenBy: taken_by,
    })),
    notes: notes.map(({ written_at, written_by, ...note }) => ({
      ...note,
      writtenAt: written_at.toISOString(),
      writtenBy: written_by,
    })),
  };
}

/** The picture itself; undefined when the survey has no such photo. */
export async function photoContent(trx: Trx, files: FileStore, { facilityId, programmeId }: SurveyKey, id: string) {
  const row = await trx
    .selectFrom("survey_photo")
    .select("file_id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && files.get(trx, facilityId, row.file_id);
}
