import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { checksOf } from "./check.store.ts";
import { checkProblem, fieldsOf, mergeChecks, sameFields } from "./check.ts";
import { checklistsOf, findChecklist } from "./checklists-of.store.ts";
import type { Check, CheckFields, CheckOutcome, CheckToRecord } from "./contract.ts";
import "./tables.store.ts";

export type SheetKey = SurveyKey & { sheetId: string };
export interface Recorder {
  label: string;
  name: string;
}

/**
 * The one way to write answers: each becomes a new check of its item, or is told apart as already written, in conflict with what somebody
 * wrote since, or not complete. Checks that cannot be written keep no other from it. The transaction must see the hospital and its
 * programme (inFacilityOfProgramme).
 */
export async function recordChecks(
  trx: Trx,
  key: SheetKey,
  checks: readonly CheckToRecord[],
  by: Recorder,
  now: Date,
): Promise<Result<CheckOutcome[], "not_found">> {
  const { facilityId, programmeId, sheetId } = key;
  // Whoever writes on the same sheet waits here, so that numbers follow one another.
  const sheet = await trx
    .selectFrom("survey_sheet")
    .select(["instrument", "edition", "audience", "respondent", "shared_with"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("sheet_id", "=", sheetId)
    .forUpdate()
    .executeTakeFirst();
  const found = sheet && findChecklist(await checklistsOf(trx, programmeId), sheet);
  if (!sheet || !found) return refuse("not_found");
  const asked = new Set(
    found.checklist.items.filter(({ audience }) => audience === sheet.audience).map(({ id }) => id),
  );
  const targetRequired = found.checklist.sheets.some(
    ({ audience, targetRequired: required }) => audience === sheet.audience && required,
  );
  const kept = (await checksOf(trx, key, sheetId)).get(sheetId) ?? new Map<string, Check[]>();
  const files = await evidenceFiles(trx, key);
  const sent = await sentBefore(trx, key, checks);
  const today = japanDay(now);
  const outcomes: CheckOutcome[] = [];
  const written: string[] = [];

  for (const { item, basedOn, clientId, ...given } of checks) {
    const fields = fieldsOf(given);
    const list = kept.get(item) ?? [];
    const before = clientId === undefined ? undefined : sent.get(clientId);
    const earlier = before && kept.get(before.item)?.find(({ number }) => number === before.number);
    if (earlier) {
      outcomes.push({ outcome: "already", item, check: earlier });
      continue;
    }
    const problem = asked.has(item)
      ? (checkProblem(fields, { targetRequired }, today) ?? fileProblem(fields, files))
      : "unknown_item";
    if (problem) {
      outcomes.push({ outcome: "refused", item, reason: problem });
      continue;
    }
    const newest = list.at(-1);
    const base = list.find(({ number }) => number === basedOn);
    const merged: ReturnType<typeof mergeChecks> =
      newest && newest.number !== basedOn
        ? mergeChecks(base && fieldsOf(base), fieldsOf(newest), fields)
        : { merged: fields };
    if ("conflicts" in merged || checkProblem(merged.merged, { targetRequired }, today)) {
      const conflicts = "conflicts" in merged ? merged.conflicts : answerConflict(base, newest, fields);
      if (newest) outcomes.push({ outcome: "conflict", item, theirs: newest, fields: conflicts });
      continue;
    }
    if (newest && sameFields(newest, merged.merged)) {
      outcomes.push({ outcome: "already", item, check: newest });
      continue;
    }
    const check: Check = {
      ...merged.merged,
      number: (newest?.number ?? 0) + 1,
      recordedBy: by.name,
      recordedAt: now.toISOString(),
    };
    await insertCheck(trx, key, sheet, item, check, clientId, now);
    if (clientId !== undefined) sent.set(clientId, { item, number: check.number });
    kept.set(item, [...list, check]);
    written.push(item);
    outcomes.push({ outcome: "recorded", item, check });
  }
  if (written.length > 0)
    await recordAudit(trx, facilityId, {
      at: now,
      actor: by.label,
      action: "survey.check",
      subject: `sheet:${sheetId}`,
      detail: { programmeId, items: written },
    });
  return ok(outcomes);
}

/** Each field alone fits, together they do not (× became ○ while the other gave it a target date): the answer is what they differ about. */
const answerConflict = (base: CheckFields | undefined, theirs: CheckFields | undefined, mine: CheckFields) =>
  theirs ? [{ field: "answer" as const, base: base?.answer ?? null, theirs: theirs.answer, mine: mine.answer }] : [];

const fileProblem = ({ evidenceFileId }: CheckFields, files: ReadonlySet<string>) =>
  evidenceFileId !== null && !files.has(evidenceFileId) ? ("no_such_file" as const) : null;

async function evidenceFiles(trx: Trx, { facilityId, programmeId }: SheetKey): Promise<Set<string>> {
  const rows = await trx
    .selectFrom("survey_evidence")
    .select("file_id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .execute();
  return new Set(rows.map(({ file_id }) => file_id));
}

/** Which of the checks an earlier attempt wrote already. */
async function sentBefore(trx: Trx, { facilityId, programmeId, sheetId }: SheetKey, checks: readonly CheckToRecord[]) {
  const ids = checks.flatMap(({ clientId }) => (clientId === undefined ? [] : [clientId]));
  if (ids.length === 0) return new Map<string, { item: string; number: number }>();
  const rows = await trx
    .selectFrom("survey_check")
    .select(["client_id", "item", "number"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("sheet_id", "=", sheetId)
    .where("client_id", "in", ids)
    .execute();
  return new Map(rows.map(({ client_id, item, number }) => [client_id ?? "", { item, number }]));
}

async function insertCheck(
  trx: Trx,
  { facilityId, programmeId, sheetId }: SheetKey,
  sheet: Pick<
    import("../../platform/db/tables.ts").Tables["survey_sheet"],
    "instrument" | "edition" | "audience" | "respondent" | "shared_with"
  >,
  item: string,
  check: Check,
  clientId: string | undefined,
  now: Date,
): Promise<void> {
  await trx
    .insertInto("survey_check")
    .values({
      facility_id: facilityId,
      programme_id: programmeId,
      sheet_id: sheetId,
      item,
      number: check.number,
      ...sheet,
      answer: check.answer,
      not_understood: check.notUnderstood,
      hard_to_understand: check.hardToUnderstand,
      evidence_asked: check.evidenceAsked,
      evidence_seen: check.evidenceSeen,
      evidence: check.evidence,
      evidence_file_id: check.evidenceFileId,
      checked_on: check.checkedOn,
      target_on: check.targetOn,
      visit: check.visit,
      note: check.note,
      client_id: clientId ?? null,
      recorded_by: check.recordedBy,
      recorded_at: now,
    })
    .execute();
}
