import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { FacilityId } from "../../ledger/contract.ts";
import { ledgerContext, tester } from "../../ledger/testing/ledger-context.ts";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { openFacilityKeys } from "../../platform/facility-key.ts";
import { type Happening, report } from "../api.ts";
import type { CaseReport, EndpointId, EventType } from "../contract.ts";
import { deliverDue } from "../deliver.worker.ts";
import { readDeliveries } from "../delivery-log.store.ts";
import { addEndpoint } from "../endpoint.store.ts";
import { openRoad } from "../road.worker.ts";

/** Everything a webhook needs on a test database, with a clock that stands, and loopback allowed. */
export function webhookStage(db: Db, start = "2026-04-01T00:00:00Z") {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-webhook-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ledger = ledgerContext(db, start);
  const road = { ...openRoad("127.0.0.1", {}), timeoutMs: 1000 };
  const keys = openFacilityKeys(folder);
  const context = { db, keys, guard: road.guard, road, now: ledger.now, publicUrl: "https://sekisho.example" };
  const errors: unknown[] = [];

  return {
    ledger,
    context,
    /** What delivering could not handle; a test that expects nothing of the kind looks here. */
    errors,
    later(milliseconds: number): void {
      ledger.clock.value = new Date(ledger.clock.value.getTime() + milliseconds);
    },
    async anEndpoint(facility: FacilityId, url: string, events: EventType[] = ["case.opened"]) {
      const added = await addEndpoint(context, tester, facility, { name: "監視システム", url, events });
      if (!added.ok) throw new Error(added.error);
      return { id: added.value.endpoint.id, secret: added.value.secret };
    },
    happens: (facility: FacilityId, ...happenings: Happening[]) =>
      inFacility(db, facility, (trx) => report(trx, facility, happenings)),
    deliver: (more: Partial<typeof context> = {}) =>
      deliverDue({ ...context, ...more }, (error) => void errors.push(error)),
    log: async (facility: FacilityId, endpoint: EndpointId) =>
      (await inFacility(db, facility, (trx) => readDeliveries(trx, facility, endpoint, {})))?.items ?? [],
  };
}

const aCase = (number: number): CaseReport["case"] => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  number,
  product: { id: "o:example:gateos", name: "Example GateOS" },
  severity: "high",
  exploited: false,
  state: "open",
  dueOn: "2026-04-15",
  devices: { affected: 1, needsCheck: 0 },
  advisories: ["CVE-2099-0001"],
  advisoryCount: 1,
  path: `/f/somewhere/cases/${number}`,
});

/** A case has opened, unless told otherwise. */
export const aHappening = (number: number, at: Date, type: EventType = "case.opened"): Happening => ({
  key: `${type}:${number}`,
  type,
  at,
  data: { case: aCase(number), changed: [], reopenedBecause: null },
});
