import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Participation } from "../participation.store.ts";
import { planOf } from "../plan-of.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { WipeReason } from "./route-contracts.ts";
import "./tables.store.ts";

export type DeviceKey = SurveyKey & { deviceId: string };

export interface Registered {
  deviceId: string;
  wipeToken: string;
  keepDays: number;
}

/** Enters a device into the hospital's register. @returns the secret with which it tells its wiping; only its hash is kept */
export async function registerDevice(
  trx: Trx,
  actor: Actor,
  survey: Participation,
  name: string,
  now: Date,
): Promise<Registered> {
  const deviceId = randomUUID();
  const wipeToken = randomBytes(32).toString("base64url");
  const { captureKeepDays: keepDays } = await planOf(trx, survey);
  await trx
    .insertInto("survey_device")
    .values({
      facility_id: survey.facilityId,
      programme_id: survey.programmeId,
      id: deviceId,
      person_id: actor.personId ?? "",
      person_name: actor.name,
      name,
      prepared_at: now,
      last_seen_at: now,
      keep_days: keepDays,
      waiting: 0,
      token_hash: hashOf(wipeToken),
      wipe_ordered_at: null,
      wipe_ordered_by: null,
      wipe_ordered_why: null,
      wiped_at: null,
      wiped_why: null,
      shared_with: survey.sharedWith,
    })
    .execute();
  await recordAudit(trx, survey.facilityId, {
    at: now,
    actor: actor.label,
    action: "capture.prepare",
    subject: `device:${deviceId}`,
    detail: { name, programmeId: survey.programmeId },
  });
  return { deviceId, wipeToken, keepDays };
}

/**
 * A contact of the device by its own person: when it was last seen, and how much it still holds. @returns null when it is nobody's
 * device, or somebody else's
 */
export async function deviceSeen(
  trx: Trx,
  actor: Actor,
  key: DeviceKey,
  waiting: number | null,
  now: Date,
): Promise<{ keepDays: number; wipe: string | null } | null> {
  const { captureKeepDays: keepDays } = await planOf(trx, key);
  const row = await trx
    .updateTable("survey_device")
    .set({ last_seen_at: now, keep_days: keepDays, ...(waiting === null ? {} : { waiting }) })
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", key.deviceId)
    .where("person_id", "=", actor.personId)
    .where("wiped_at", "is", null)
    .returning(["wipe_ordered_why"])
    .executeTakeFirst();
  return row ? { keepDays, wipe: row.wipe_ordered_why } : null;
}

/** Whether the device may still send: nobody told it to wipe itself. Locked until the transaction ends. */
export const lockDevice = async (trx: Trx, { facilityId, programmeId, deviceId }: DeviceKey): Promise<boolean> =>
  (await trx
    .selectFrom("survey_device")
    .select("id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", deviceId)
    .where("wiped_at", "is", null)
    .where("wipe_ordered_at", "is", null)
    .forUpdate()
    .executeTakeFirst()) !== undefined;

export const devicesOf = (trx: Trx, { facilityId, programmeId }: SurveyKey) =>
  trx
    .selectFrom("survey_device")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("prepared_at", "desc")
    .orderBy("id")
    .limit(500)
    .execute();

export type OrderRefusal = "no_such_device" | "already_wiped";

/** The device wipes itself at its next contact; what it has not sent by then is lost. */
export async function orderWipe(
  trx: Trx,
  actor: Actor,
  key: DeviceKey,
  why: string,
  now: Date,
): Promise<Result<null, OrderRefusal>> {
  const row = await trx
    .selectFrom("survey_device")
    .select(["wiped_at", "wipe_ordered_at", "waiting"])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", key.deviceId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse("no_such_device");
  if (row.wiped_at) return refuse("already_wiped");
  if (row.wipe_ordered_at) return ok(null);
  await trx
    .updateTable("survey_device")
    .set({ wipe_ordered_at: now, wipe_ordered_by: actor.name, wipe_ordered_why: why })
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", key.deviceId)
    .execute();
  await recordAudit(trx, key.facilityId, {
    at: now,
    actor: actor.label,
    action: "capture.orderWipe",
    subject: `device:${key.deviceId}`,
    detail: { why, waiting: row.waiting },
  });
  return ok(null);
}

/** The device says that nothing of the hospital is left on it. Anything but its own secret changes nothing, and is not told apart. */
export async function deviceWiped(
  db: Db,
  key: DeviceKey,
  { token, why }: { token: string; why: WipeReason },
  now: Date,
): Promise<void> {
  await inFacility(db, key.facilityId, async (trx) => {
    const row = await trx
      .selectFrom("survey_device")
      .select(["token_hash", "wiped_at"])
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("id", "=", key.deviceId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.wiped_at || !sameHash(row.token_hash, hashOf(token))) return;
    await trx
      .updateTable("survey_device")
      .set({ wiped_at: now, wiped_why: why, waiting: 0 })
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("id", "=", key.deviceId)
      .execute();
    await recordAudit(trx, key.facilityId, {
      at: now,
      actor: `device:${key.deviceId}`,
      action: "capture.wiped",
      subject: `device:${key.deviceId}`,
      detail: { why },
    });
  });
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

const sameHash = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
