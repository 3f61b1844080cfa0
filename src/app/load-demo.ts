import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { createFacility, type LedgerContext } from "../ledger/commands.store.ts";
import { type FacilityId, FacilityProfile } from "../ledger/contract.ts";
import { commitImport, dryRun, receiveFiles } from "../ledger/importing/import-flow.store.ts";
import { toHttp } from "../ledger/refusal.routes.ts";
import { projectFolder } from "../platform/config.ts";
import type { Trx } from "../platform/db/tables.ts";
import type { Actor } from "../shared/actor.ts";

const Manifest = z.array(
  z.object({ folder: z.string(), profile: FacilityProfile.omit({ id: true }), files: z.array(z.string()).min(1) }),
);

export interface DemoFacility {
  id: FacilityId;
  name: string;
}

/**
 * Registers the fictional hospitals of demo/ and imports their files as a person's files would be, with the default mappings.
 * @param also runs in the transaction that registers a hospital, e.g. to give the person a role there
 * @returns the hospitals, or the refusal of the first that could not be made (they were loaded before)
 */
export async function loadDemo(
  context: LedgerContext,
  actor: Actor,
  also: (trx: Trx, facilityId: FacilityId) => Promise<void> = async () => {},
): Promise<DemoFacility[] | { reason: string; message: string }> {
  const folder = join(projectFolder, "demo");
  const hospitals = Manifest.parse(JSON.parse(await readFile(join(folder, "demo.json"), "utf8")));
  const loaded: DemoFacility[] = [];
  for (const hospital of hospitals) {
    const created = await createFacility(context, actor, hospital.profile, also);
    if (!created.ok) return toHttp(created.error).refusalIn("ja");
    const files = await Promise.all(
      hospital.files.map(async (name) => ({ name, content: await readFile(join(folder, hospital.folder, name)) })),
    );
    const importId = await receiveFiles(context, actor, created.value.id, files);
    const planned = await dryRun(context, created.value.id, importId);
    if (!planned.ok) return planned.error;
    const written = await commitImport(context, actor, created.value.id, importId);
    if (!written.ok) return written.error;
    loaded.push({ id: created.value.id, name: created.value.name });
  }
  return loaded;
}
