import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Db } from "../../platform/db/tables.ts";
import { openFileStore } from "../../platform/files.ts";
import type { Actor } from "../../shared/actor.ts";
import type { LinkContext } from "../answering/make-link.store.ts";
import { createFacility, type LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";

export const tester: Actor = {
  label: "person:test",
  name: "試験 花子",
  personId: null,
  isAdministrator: true,
  facilities: [],
};

/** A ledger on a test database, with a clock that stands at `now.value` and a folder of its own for files. */
export function ledgerContext(db: Db, start = "2026-04-01T00:00:00Z"): LinkContext & { clock: { value: Date } } {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-ledger-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const clock = { value: new Date(start) };
  const outside = { publicUrl: "https://sekisho.example", mailServer: true };
  return { db, files: openFileStore(folder), now: () => clock.value, changed: async () => {}, ...outside, clock };
}

export async function aFacility(context: LedgerContext, name = "つばめ沢病院"): Promise<FacilityId> {
  const profile = { name, medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: 120 };
  const made = await createFacility(context, tester, profile);
  if (!made.ok) throw new Error(made.error.reason);
  return made.value.id;
}
