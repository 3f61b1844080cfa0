import type { LedgerContext } from "../../ledger/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey, type SurveyRefusal } from "../in-survey.store.ts";
import type { Participation } from "../participation.store.ts";
import { applyCheck } from "./apply-check.store.ts";
import { applyConnection } from "./apply-connection.store.ts";
import { applyNote } from "./apply-note.store.ts";
import { applySheet } from "./apply-sheet.store.ts";
import { applyTarget } from "./apply-target.store.ts";
import type { Applying, ApplyOutcome, ApplyRefusal } from "./applying.store.ts";
import { type DeviceKey, deviceSeen, lockDevice } from "./device.store.ts";
import { type Operation, type OperationOutcome, thingName } from "./operation.ts";

export interface CaptureContext {
  db: Db;
  ledger: LedgerContext;
  now(): Date;
}

export type SyncRefusal = SurveyRefusal | "no_such_device";

interface Contact {
  keepDays: number;
  /** Why it was told to wipe itself; null: it was not. */
  wipe: string | null;
}
interface Synced extends Contact {
  outcomes: OperationOutcome[];
}

/**
 * Takes a batch of what was written on the spot. Each operation is a transaction of its own: a batch that is cut off is sent again, and
 * what was taken the first time is only answered the second.
 */
export async function syncOperations(
  { db, ledger, now }: CaptureContext,
  actor: Actor,
  key: DeviceKey,
  { operations, waiting }: { operations: readonly Operation[]; waiting: number },
): Promise<Result<Synced, SyncRefusal>> {
  const contact = await changeSurvey<Contact, "no_such_device">(db, actor, key, async (trx) => {
    const seen = await deviceSeen(trx, actor, key, waiting, now());
    return seen ? ok(seen) : refuse("no_such_device" as const);
  });
  if (!contact.ok) return contact;
  if (contact.value.wipe !== null) return ok({ ...contact.value, outcomes: [] });
  const outcomes: OperationOutcome[] = [];
  for (const operation of operations) {
    const taken = await changeSurvey<OperationOutcome, ApplyRefusal | "no_such_device">(db, actor, key, (trx, survey) =>
      takeOnce(trx, survey, key, operation, () =>
        apply({ trx, survey, ledger, actor, now: now(), at: new Date(operation.at) }, operation),
      ),
    );
    if (taken.ok) outcomes.push(taken.value);
    else if (typeof taken.error === "string") return refuse(taken.error);
    else outcomes.push({ id: operation.id, result: "refused", ...taken.error });
  }
  if (outcomes.length > 0) await auditBatch({ db, now }, actor, key, outcomes);
  return ok({ ...contact.value, outcomes });
}

/** Answers an operation that was taken before as it was answered then. What was refused leaves no trace, and may be sent again. */
async function takeOnce(
  trx: Trx,
  survey: Participation,
  key: DeviceKey,
  operation: Operation,
  work: () => ApplyOutcome,
): Promise<Result<OperationOutcome, ApplyRefusal | "no_such_device">> {
  // The same batch sent twice at once: the second waits here, and finds what the first has taken.
  if (!(await lockDevice(trx, key))) return refuse("no_such_device");
  const before = await trx
    .selectFrom("survey_capture_operation")
    .select("outcome")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", operation.id)
    .executeTakeFirst();
  if (before) return ok(before.outcome);
  const applied = await work();
  if (!applied.ok) return applied;
  const outcome: OperationOutcome = { id: operation.id, result: "taken", ...applied.value };
  await trx
    .insertInto("survey_capture_operation")
    .values({
      facility_id: key.facilityId,
      programme_id: key.programmeId,
      id: operation.id,
      device_id: key.deviceId,
      thing: thingName(operation.key),
      received_at: new Date(),
      outcome: JSON.stringify(outcome) as unknown as OperationOutcome,
      shared_with: survey.sharedWith,
    })
    .execute();
  return ok(outcome);
}

/** Everything that an operation can be about is written by the one way of whoever owns it. */
function apply(applying: Applying, { id, key, edits }: Operation): ApplyOutcome {
  switch (key.kind) {
    case "sheet":
      return applySheet(applying, key.id, edits);
    case "check":
      return applyCheck(applying, id, key, edits);
    case "target":
      return applyTarget(applying, key.target, edits);
    case "connection":
      return applyConnection(applying, key.id, edits);
    case "note":
      return applyNote(applying, key.id, edits);
  }
}

const auditBatch = (
  { db, now }: Pick<CaptureContext, "db" | "now">,
  actor: Actor,
  key: DeviceKey,
  outcomes: readonly OperationOutcome[],
) =>
  changeSurvey(db, actor, key, async (trx) => {
    await recordAudit(trx, key.facilityId, {
      at: now(),
      actor: actor.label,
      action: "capture.sync",
      subject: `device:${key.deviceId}`,
      detail: {
        taken: outcomes.filter(({ result }) => result === "taken").length,
        refused: outcomes.filter(({ result }) => result === "refused").length,
        conflicts: outcomes.reduce((sum, one) => sum + (one.result === "taken" ? one.conflicts.length : 0), 0),
      },
    });
    return ok(null);
  });
