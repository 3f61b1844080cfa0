import { ok } from "../../shared/result.ts";
import { type Applying, type ApplyOutcome, appliedOf, cannot } from "./applying.store.ts";
import { mergeEdits } from "./merge.ts";
import type { Edit } from "./operation.ts";

/** A note of its own, or about another thing; fields `body` and `about` (the name of that thing). */
export async function applyNote(applying: Applying, id: string, edits: readonly Edit[]): ApplyOutcome {
  const { trx, survey, actor, now, at } = applying;
  const row = await trx
    .selectFrom("survey_field_note")
    .selectAll()
    .where("facility_id", "=", survey.facilityId)
    .where("programme_id", "=", survey.programmeId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const current = { body: row?.body ?? null, about: row?.about ?? null };
  const { apply, conflicting } = mergeEdits(current, edits);
  const wanted: Record<string, unknown> = Object.fromEntries(apply.map(({ field, to }) => [field, to]));
  const texts = Object.values(wanted).every((value) => value === null || typeof value === "string");
  if (!texts || Object.keys(wanted).some((field) => field !== "body" && field !== "about"))
    return cannot("bad_value", "メモとして読めない内容です。書き直してください。");
  const next = { ...current, ...wanted };
  const values = {
    about: next.about === null ? null : String(next.about),
    body: next.body === null ? "" : String(next.body),
    changed_at: now,
    changed_by: actor.name,
  };
  if (!row)
    await trx
      .insertInto("survey_field_note")
      .values({
        facility_id: survey.facilityId,
        programme_id: survey.programmeId,
        id,
        ...values,
        written_at: at,
        written_by: actor.name,
        shared_with: survey.sharedWith,
      })
      .execute();
  else if (apply.length > 0)
    await trx
      .updateTable("survey_field_note")
      .set(values)
      .where("facility_id", "=", survey.facilityId)
      .where("programme_id", "=", survey.programmeId)
      .where("id", "=", id)
      .execute();
  const who = { by: row?.changed_by ?? "", at: row?.changed_at.toISOString() ?? null };
  return ok(appliedOf(current, edits, conflicting, () => who));
}
