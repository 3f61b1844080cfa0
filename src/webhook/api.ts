import { createHash } from "node:crypto";
import type { Trx } from "../platform/db/tables.ts";
import { type CaseReport, EventId, type EventType } from "./contract.ts";
import "./tables.ts";

/** Something that happened at a hospital and that its addresses may want to know. */
export interface Happening {
  /** Says which happening this is, among all of the hospital's: the same key is reported once. */
  key: string;
  type: EventType;
  at: Date;
  data: CaseReport;
}

/** Few enough for one statement. */
const batch = 500;

/**
 * Leaves a report for every address of the hospital that asked for its kind, in the caller's transaction: no commit, no report, and
 * none without the other. It is sent afterwards (deliver.worker.ts). What happens while an address is paused is held for it.
 * @param trx of `inFacility`
 */
export async function report(trx: Trx, facilityId: string, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  const endpoints = await trx
    .selectFrom("webhook_endpoint")
    .select(["id", "events", "state"])
    .where("facility_id", "=", facilityId)
    // Nobody may delete an address between here and the end of the transaction.
    .forKeyShare()
    .execute();
  const rows = endpoints.flatMap((endpoint) =>
    happenings
      .filter(({ type }) => endpoint.events.includes(type))
      .map(({ key, type, at, data }) => ({
        facility_id: facilityId,
        endpoint_id: endpoint.id,
        event_id: eventId(facilityId, key),
        event_type: type,
        occurred_at: at,
        data: JSON.stringify(data),
        state: endpoint.state === "active" ? ("waiting" as const) : ("held" as const),
        attempts: 0,
        failures: 0,
        next_attempt_at: at,
        created_at: at,
      })),
  );
  for (let at = 0; at < rows.length; at += batch) {
    await trx
      .insertInto("webhook_delivery")
      .values(rows.slice(at, at + batch))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The same for the same key, also on a database that was restored: a receiver knows what it had already. */
export const eventId = (facilityId: string, key: string): EventId =>
  EventId.parse(`evt_${createHash("sha256").update(`${facilityId}\n${key}`).digest("base64url").slice(0, 24)}`);
