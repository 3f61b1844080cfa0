import { sql } from "kysely";
import { comeByLink, type LinkComer, type LinkRefusal, openLink } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inFacilityOrNothing, withinReach } from "../../platform/db/tenant.ts";
import type { Result } from "../../shared/result.ts";
import type { LedgerContext } from "../commands.store.ts";
import { lockLink } from "./answer-link.store.ts";

/** Finds the hospital of an inquiry's link. */
export const comeByAnswerLink = (context: LedgerContext, token: string, address: string) =>
  comeByLink(context, token, address, async (tokenHash) => {
    const { rows } = await sql<{ id: string | null }>`select answer_link_facility(${tokenHash}) as id`.execute(
      context.db,
    );
    return rows[0]?.id ?? null;
  });

export type OpenedLink = NonNullable<Awaited<ReturnType<typeof lockLink>>>;

/**
 * One transaction in the hospital of the link, and in no other, with the link and its inquiry locked.
 * @param use to read is to look at the sheet, or at the receipt once it is handed in; to write ends with handing in
 */
export function throughLink<T, Refusal>(
  { db, now }: LedgerContext,
  { facilityId, tokenHash }: LinkComer,
  use: "read" | "write",
  work: (trx: Trx, link: OpenedLink) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal | LinkRefusal>> {
  return withinReach([facilityId], () =>
    inFacilityOrNothing(db, facilityId, async (trx): Promise<Result<T, Refusal | LinkRefusal>> => {
      const row = await lockByToken(trx, facilityId, tokenHash);
      const usedAt = use === "write" ? (row?.answered_at ?? null) : null;
      const opened = openLink(row && { ...row, expiresAt: row.expires_at, revokedAt: row.revoked_at, usedAt }, now());
      return opened.ok ? work(trx, opened.value) : opened;
    }),
  );
}

/** The inquiry before the link, as everybody does who locks both. */
async function lockByToken(trx: Trx, facilityId: string, tokenHash: string): Promise<OpenedLink | undefined> {
  const found = await trx
    .selectFrom("answer_link")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (!found) return undefined;
  await trx
    .selectFrom("inquiry")
    .select("id")
    .where("facility_id", "=", facilityId)
    .where("id", "=", found.inquiry_id)
    .forUpdate()
    .execute();
  const inForce = await lockLink(trx, facilityId, found.inquiry_id);
  if (inForce?.id === found.id) return inForce;
  // Replaced or revoked, perhaps just now.
  return { ...found, revoked_at: found.revoked_at ?? found.created_at };
}
