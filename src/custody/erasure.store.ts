import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { recordAudit, recordInstanceAudit } from "../platform/audit/audit.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { CustodyContext } from "./context.store.ts";
import type { ErasureRefusal } from "./contract.ts";
import { devicesOf } from "./devices.store.ts";
import {
  type Erasure,
  expiryOf,
  isLapsed,
  mayAgree,
  mayAgreeInstead,
  mayRecall,
  mayRequest,
  plainName,
} from "./erasure.ts";
import { tellOf } from "./notice.store.ts";
import type { StoredErasure } from "./tables.store.ts";
import { erasersOf } from "./who.store.ts";

export const asErasure = (row: StoredErasure): Erasure => ({
  state: row.state,
  requestedBy: row.requested_by,
  expiresAt: row.expires_at,
});

/** The hospital's last request, locked until the transaction ends when `lock` is set. */
export const latestErasure = (db: Db | Trx, hospitalId: string, lock = false): Promise<StoredErasure | undefined> =>
  db
    .selectFrom("custody_erasure")
    .selectAll()
    .where("hospital_id", "=", hospitalId)
    .orderBy("requested_at", "desc")
    .limit(1)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();

export const findErasure = (db: Db | Trx, id: string): Promise<StoredErasure | undefined> =>
  db.selectFrom("custody_erasure").selectAll().where("id", "=", id).executeTakeFirst();

/** The first person's part; nothing is touched by it. */
export function requestErasure(
  context: CustodyContext,
  actor: Actor,
  facilityId: string,
  why: string,
): Promise<Result<StoredErasure, ErasureRefusal>> {
  const now = context.now();
  return inFacility(context.db, facilityId, async (trx) => {
    await oneAtATime(trx, facilityId);
    const name = await nameOf(trx, facilityId);
    if (name === undefined) return refuse("not_found");
    const latest = await latestErasure(trx, facilityId, true);
    const allowed = mayRequest(latest && asErasure(latest), now);
    if (!allowed.ok) return allowed;
    if (latest && isLapsed(asErasure(latest), now)) await end(trx, latest.id, "lapsed", latest.expires_at);
    const id = randomUUID();
    await trx
      .insertInto("custody_erasure")
      .values({
        id,
        hospital_id: facilityId,
        state: "requested",
        requested_by: actor.label,
        requested_name: actor.name,
        requested_at: now,
        expires_at: expiryOf(now),
        why,
      } as StoredErasure)
      .execute();
    await note(trx, facilityId, id, actor, "custody.erasureRequested", now);
    await tellOf(trx, context, facilityId, { name, by: actor.name, what: "requested", until: expiryOf(now) });
    return ok(await mustFind(trx, id));
  });
}

export function recallErasure(
  context: CustodyContext,
  actor: Actor,
  facilityId: string,
): Promise<Result<StoredErasure, ErasureRefusal>> {
  const now = context.now();
  return inFacility(context.db, facilityId, async (trx) => {
    const latest = await latestErasure(trx, facilityId, true);
    const allowed = mayRecall(latest && asErasure(latest), now);
    if (!allowed.ok) return allowed;
    const { id } = latest as StoredErasure;
    await end(trx, id, "recalled", now);
    await note(trx, facilityId, id, actor, "custody.erasureRecalled", now);
    const name = (await nameOf(trx, facilityId)) ?? "";
    await tellOf(trx, context, facilityId, { name, by: actor.name, what: "recalled", until: now });
    return ok(await mustFind(trx, id));
  });
}

/**
 * The second person's part: from here on nobody reaches the hospital any more, and its erasure goes on by itself.
 * @param instead an administrator of the installation agrees in the stead of a hospital that has nobody else
 */
export function agreeToErasure(
  context: CustodyContext,
  actor: Pick<Actor, "label" | "name">,
  facilityId: string,
  given: { name: string; instead?: boolean },
): Promise<Result<StoredErasure, ErasureRefusal>> {
  const now = context.now();
  return inFacility(context.db, facilityId, async (trx) => {
    const name = await nameOf(trx, facilityId);
    const latest = await latestErasure(trx, facilityId, true);
    if (name === undefined || !latest) return refuse("none_requested");
    const allowed = mayAgree(asErasure(latest), actor.label, { typed: given.name, name }, now);
    if (!allowed.ok) return allowed;
    if (given.instead) {
      const others = (await erasersOf(trx, facilityId, now)).filter(({ label }) => label !== latest.requested_by);
      const stead = mayAgreeInstead(others.length);
      if (!stead.ok) return stead;
    }
    const salt = randomBytes(16).toString("hex");
    const told = await tellOf(trx, context, facilityId, { name, by: actor.name, what: "agreed", until: now });
    await trx
      .updateTable("custody_erasure")
      .set({
        state: "closing",
        agreed_by: actor.label,
        agreed_name: actor.name,
        agreed_at: now,
        name_salt: salt,
        name_hash: nameHash(salt, name),
        record: JSON.stringify({ told, devices: await devicesOf(trx, facilityId) }) as never,
      })
      .where("id", "=", latest.id)
      .execute();
    await recordInstanceAudit(trx, event(actor, "custody.erasureAgreed", latest.id, now, facilityId));
    await sql`select custody_close(${latest.id}, ${now})`.execute(trx);
    return ok(await mustFind(trx, latest.id));
  });
}

/**
 * A code by which the second person lets the operator go on at the command line. It stands for that person's agreement, so only who may
 * agree gets one; a new one replaces the one before.
 */
export function makeCode(
  context: CustodyContext,
  actor: Actor,
  facilityId: string,
  given: { name: string },
): Promise<Result<string, ErasureRefusal>> {
  return inFacility(context.db, facilityId, async (trx) => {
    const name = await nameOf(trx, facilityId);
    const latest = await latestErasure(trx, facilityId, true);
    if (name === undefined || !latest) return refuse("none_requested");
    const allowed = mayAgree(asErasure(latest), actor.label, { typed: given.name, name }, context.now());
    if (!allowed.ok) return allowed;
    const code = Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, "0")).join("-");
    await trx
      .updateTable("custody_erasure")
      .set({ code_hash: digest(code), code_by: actor.label, code_name: actor.name })
      .where("id", "=", latest.id)
      .execute();
    await note(trx, facilityId, latest.id, actor, "custody.codeMade", context.now());
    return ok(code);
  });
}

/** Who stands behind the code; null where it is none, or no longer the last one. */
export async function behindCode(
  db: Db,
  facilityId: string,
  code: string,
): Promise<Pick<Actor, "label" | "name"> | null> {
  const latest = await latestErasure(db, facilityId);
  if (!latest?.code_hash || !latest.code_by) return null;
  const same = timingSafeEqual(Buffer.from(latest.code_hash), Buffer.from(digest(code.trim())));
  return same ? { label: latest.code_by, name: latest.code_name ?? "" } : null;
}

export const nameHash = (salt: string, name: string): string => digest(`${salt}\n${plainName(name)}`);
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

export async function nameOf(trx: Trx, facilityId: string): Promise<string | undefined> {
  const row = await trx.selectFrom("facility").select("name").where("facility_id", "=", facilityId).executeTakeFirst();
  return row?.name;
}

/** Two requests at the same moment: the second sees the first. */
const oneAtATime = (trx: Trx, facilityId: string) =>
  sql`select pg_advisory_xact_lock(727041, hashtext(${facilityId}))`.execute(trx);

const end = (trx: Trx, id: string, state: "recalled" | "lapsed", at: Date) =>
  trx
    .updateTable("custody_erasure")
    .set({ state, ended_at: at, why: "", code_hash: null })
    .where("id", "=", id)
    .execute();

async function mustFind(trx: Trx, id: string): Promise<StoredErasure> {
  const row = await findErasure(trx, id);
  if (!row) throw new Error("an erasure is missing that was just there");
  return row;
}

/** In the hospital's chain, which goes with it, and in the instance's, which stays: there without a word of the hospital's. */
async function note(trx: Trx, facilityId: string, id: string, actor: Actor, action: string, at: Date): Promise<void> {
  await recordAudit(trx, facilityId, { at, actor: actor.label, action, subject: `erasure:${id}`, detail: {} });
  await recordInstanceAudit(trx, event(actor, action, id, at, facilityId));
}

export const event = (
  actor: Pick<Actor, "label" | "name">,
  action: string,
  id: string,
  at: Date,
  hospital: string,
  detail: Record<string, unknown> = {},
) => ({ at, actor: actor.label, action, subject: `erasure:${id}`, detail: { hospital, by: actor.name, ...detail } });
