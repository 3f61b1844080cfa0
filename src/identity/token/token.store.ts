import { randomUUID } from "node:crypto";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/tables.ts";
import type { Permission } from "../../shared/route.ts";
import type { ApiToken } from "../contract.ts";
import { hashOf, newSecret } from "../sign-in/one-time-secret.store.ts";
import { tokenPrefix } from "./api-token.ts";
import "../tables.store.ts";

/** Tokens of a person, newest first, spent ones included. */
export async function tokensOf(db: Db, personId: string): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_token")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    facilityId: row.facility_id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** @returns the token itself, which is nowhere kept, and its id */
export async function insertToken(
  db: Db,
  personId: string,
  wanted: { name: string; scopes: Permission[]; facilityId: string | null; expiresAt: Date },
  now: Date,
): Promise<{ id: string; token: string }> {
  const token = `${tokenPrefix}${newSecret()}`;
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("api_token")
      .values({
        id,
        person_id: personId,
        name: wanted.name,
        token_hash: hashOf(token),
        scopes: wanted.scopes,
        facility_id: wanted.facilityId,
        created_at: now,
        expires_at: wanted.expiresAt,
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    await recordInstanceAudit(trx, {
      at: now,
      actor: `person:${personId}`,
      action: "token.created",
      subject: `token:${id}`,
      detail: { ...wanted, expiresAt: wanted.expiresAt.toISOString() },
    });
  });
  return { id, token };
}

/** False when the person has no such token in force. */
export async function revokeToken(db: Db, personId: string, id: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const result = await trx
      .updateTable("api_token")
      .set({ revoked_at: now })
      .where("id", "=", id)
      .where("person_id", "=", personId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return false;
    await recordInstanceAudit(trx, {
      at: now,
      actor: `person:${personId}`,
      action: "token.revoked",
      subject: `token:${id}`,
      detail: {},
    });
    return true;
  });
}
