import { ok } from "../../shared/result.ts";
import { checksOf } from "../checklist/check.store.ts";
import { fieldsOf } from "../checklist/check.ts";
import { type Check, CheckFields, type CheckProblem } from "../checklist/contract.ts";
import { recordChecks } from "../checklist/record-checks.store.ts";
import { type Applied, type Applying, type ApplyOutcome, appliedOf, cannot } from "./applying.store.ts";
import { circumstances } from "./check-fields.ts";
import { mergeEdits } from "./merge.ts";
import type { CapturedValues, Edit } from "./operation.ts";

/** Writes an answer as a new check of its item; earlier ones stay. @param operationId goes with it, so that it is written once */
export async function applyCheck(
  { trx, survey, actor, now }: Applying,
  operationId: string,
  { sheetId, item }: { sheetId: string; item: string },
  edits: readonly Edit[],
): ApplyOutcome {
  const key = { ...survey, sheetId };
  const checks = (await checksOf(trx, survey, sheetId)).get(sheetId)?.get(item) ?? [];
  const newest = checks.at(-1);
  const current: CapturedValues = newest ? fieldsOf(newest) : {};
  const about = edits.filter(({ field }) => !circumstances.includes(field));
  const merged = mergeEdits(current, about);
  // Evidence and remarks belong to the answer they were written for: where the answer is in question, so are they.
  const whole = merged.conflicting.some(({ field }) => field === "answer");
  const conflicting = whole ? [...merged.conflicting, ...merged.apply] : merged.conflicting;
  const who = () => whoOf(checks);
  if (whole) return ok(appliedOf(current, about, conflicting, who));

  const written = [...merged.apply, ...edits.filter(({ field }) => circumstances.includes(field))];
  if (merged.apply.length === 0 && conflicting.length > 0) return ok(appliedOf(current, about, conflicting, who));
  const fields = CheckFields.safeParse({
    ...current,
    ...Object.fromEntries(written.map(({ field, to }) => [field, to ?? undefined])),
  });
  if (!fields.success) return cannot("bad_value", problems.incomplete);
  const check = { ...fields.data, item, basedOn: newest?.number ?? 0, clientId: operationId };
  const recorded = await recordChecks(trx, key, [check], actor, now);
  if (!recorded.ok) return cannot("not_found", problems.no_sheet);
  const [outcome] = recorded.value;
  if (outcome?.outcome === "refused") return cannot("bad_value", problems[outcome.reason]);
  // The sheet was locked only now: somebody was a moment quicker.
  if (outcome?.outcome === "conflict") {
    const theirs = { by: outcome.theirs.recordedBy, at: outcome.theirs.recordedAt };
    return ok(appliedOf(fieldsOf(outcome.theirs), about, about, () => theirs));
  }
  const kept: CapturedValues = outcome ? fieldsOf(outcome.check) : {};
  const applied: Applied = appliedOf(current, edits, conflicting, who);
  return ok({ ...applied, values: { ...applied.values, ...kept, ...valuesOf(current, conflicting) } });
}

/** The newest check counts, so whoever made it is who speaks against. */
function whoOf(checks: readonly Check[]) {
  const last = checks.at(-1);
  return { by: last?.recordedBy ?? "", at: last?.recordedAt ?? null };
}

const valuesOf = (current: CapturedValues, edits: readonly Edit[]) =>
  Object.fromEntries(edits.map(({ field }) => [field, current[field] ?? null]));

const problems: Record<CheckProblem | "incomplete" | "no_sheet", string> = {
  incomplete: "この項目はまだ答えがそろっていません。○・×・分からない・該当なしのどれかを選んでください。",
  no_sheet: "この票は見つかりません。端末の内容を最新にしてから、もう一度書いてください。",
  unknown_item: "この項目はこの票にありません。端末の内容を最新にしてください。",
  not_understood_missing: "「分からない」のときは、何が分からないかを書いてください。",
  target_missing: "×のときは、いつまでに○にするかの日付を入れてください。",
  target_without_no: "目標日は×のときだけ入れます。目標日を消してください。",
  target_before_check: "目標日が確認日より前です。日付を直してください。",
  checked_in_future: "確認日が今日より後です。端末の日付と確認日を直してください。",
  evidence_not_asked: "証跡を見たときは「証跡を求めた」にも印を付けてください。",
  no_such_file: "証跡のファイルが見つかりません。",
};
