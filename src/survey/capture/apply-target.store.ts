import { ok } from "../../shared/result.ts";
import { writeTarget } from "../visit/walkthrough.store.ts";
import { targetIds, targetStates } from "../visit/walkthrough.ts";
import { type Applying, type ApplyOutcome, appliedOf, cannot } from "./applying.store.ts";
import { mergeEdits } from "./merge.ts";
import type { Captured, Edit } from "./operation.ts";

/** What was seen of a category of the walkthrough; fields `state` and `note`. */
export async function applyTarget(
  { trx, survey, actor, now }: Applying,
  target: string,
  edits: readonly Edit[],
): ApplyOutcome {
  if (!targetIds.includes(target)) return cannot("not_found", "この区分は巡回の対象にありません。");
  const row = await trx
    .selectFrom("survey_walk_target")
    .select(["state", "note", "by", "at"])
    .where("facility_id", "=", survey.facilityId)
    .where("programme_id", "=", survey.programmeId)
    .where("target", "=", target)
    .forUpdate()
    .executeTakeFirst();
  const current: Record<string, Captured> = { state: row?.state ?? null, note: row?.note ?? null };
  const { apply, conflicting } = mergeEdits(current, edits);
  const wanted = { ...current, ...Object.fromEntries(apply.map(({ field, to }) => [field, to])) };
  const state = targetStates.find((one) => one === (wanted.state ?? "notYet"));
  if (!state || (wanted.note !== null && typeof wanted.note !== "string"))
    return cannot("bad_value", "巡回の記録として読めない内容です。書き直してください。");
  if (apply.length > 0) await writeTarget(trx, actor, survey, { target, state, note: wanted.note ?? "" }, now);
  const who = { by: row?.by ?? "", at: row?.at.toISOString() ?? null };
  return ok(appliedOf(current, edits, conflicting, () => who));
}
