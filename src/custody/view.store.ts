import { asOperator } from "../platform/db/operator.ts";
import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { type Actor, mayActFor } from "../shared/actor.ts";
import type { ErasureId } from "./contract.ts";
import { asErasure, latestErasure, nameOf } from "./erasure.store.ts";
import { isLapsed, mayAgree, mayAgreeInstead, mayRecall, mayRequest } from "./erasure.ts";
import type { ErasureView, InstanceErasure } from "./route-contracts.ts";
import type { StoredErasure } from "./tables.store.ts";
import { erasersOf } from "./who.store.ts";

export const erasureView = (row: StoredErasure): ErasureView => ({
  id: row.id as ErasureId,
  state: row.state,
  requestedBy: row.requested_name,
  requestedAt: row.requested_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  why: row.why,
  agreedBy: row.agreed_name,
  agreedAt: row.agreed_at?.toISOString() ?? null,
});

/** The hospital's own view: what was asked, and what the person who looks may do now. */
export const erasureStanding = (db: Db, actor: Actor, facilityId: string, now: Date) =>
  inFacility(db, facilityId, async (trx) => {
    const hospital = (await nameOf(trx, facilityId)) ?? "";
    const row = await latestErasure(trx, facilityId);
    const latest = row && asErasure(row);
    const people = await erasersOf(trx, facilityId, now);
    const typed = { typed: hospital, name: hospital };
    return {
      hospital,
      latest: row
        ? { ...erasureView(row), state: latest && isLapsed(latest, now) ? ("lapsed" as const) : row.state }
        : null,
      mayRequest: mayActFor(actor, facilityId, "facility.manage") && mayRequest(latest, now).ok,
      mayAgree: mayAgree(latest, actor.label, typed, now).ok,
      mayRecall: mayRecall(latest, now).ok,
      others: people.filter(({ label }) => label !== (row?.requested_by ?? actor.label)).map(({ name }) => name),
    };
  });

/** All of the installation, newest first; of a hospital that is gone, its id. */
export async function instanceErasures(db: Db, now: Date): Promise<InstanceErasure[]> {
  const rows = await db.selectFrom("custody_erasure").selectAll().orderBy("requested_at", "desc").limit(200).execute();
  const names = new Map(
    (
      await asOperator(db, (trx) =>
        trx
          .selectFrom("facility")
          .select(["facility_id", "name"])
          .where("facility_id", "in", [...new Set(rows.map((row) => row.hospital_id)), nobody])
          .execute(),
      )
    ).map(({ facility_id, name }) => [facility_id, name]),
  );
  const items: InstanceErasure[] = [];
  for (const row of rows) {
    const lapsed = isLapsed(asErasure(row), now);
    const open = row.state === "requested" && !lapsed;
    const others = open ? await inFacility(db, row.hospital_id, (trx) => erasersOf(trx, row.hospital_id, now)) : [];
    items.push({
      id: row.id as ErasureId,
      hospitalId: row.hospital_id,
      hospitalName: names.get(row.hospital_id) ?? null,
      state: lapsed ? "lapsed" : row.state,
      requestedBy: row.requested_name,
      requestedAt: row.requested_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      agreedBy: row.agreed_name,
      finishedAt: row.finished_at?.toISOString() ?? null,
      mayAgree: open && mayAgreeInstead(others.filter(({ label }) => label !== row.requested_by).length).ok,
    });
  }
  return items;
}

/** An empty list of ids is no SQL. */
const nobody = "00000000-0000-0000-0000-000000000000";
