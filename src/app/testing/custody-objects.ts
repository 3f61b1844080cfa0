import { randomUUID } from "node:crypto";
import type { StoredErasure } from "../../custody/tables.store.ts";
import type { ComposedApp } from "./composed-app.ts";

/** An erasure that was asked for once, and recalled. */
export async function aRecalledErasure({ runtime }: ComposedApp, hospitalId: string): Promise<{ erasureId: string }> {
  const erasureId = randomUUID();
  const at = new Date(Date.now() - 60_000);
  const asked = { requested_by: "operator", requested_name: "運用者", requested_at: at, expires_at: at, why: "" };
  await runtime.database.db
    .insertInto("custody_erasure")
    .values({ id: erasureId, hospital_id: hospitalId, state: "recalled", ...asked, ended_at: at } as StoredErasure)
    .execute();
  return { erasureId };
}
