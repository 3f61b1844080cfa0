import type { FacilityId } from "../../ledger/contract.ts";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { findAdvisory } from "../../vulnerability/advisory-view.store.ts";
import { recognisedShare } from "../../vulnerability/exposure.store.ts";
import { reasonText } from "../../vulnerability/matching/reason-words.ts";
import { type Exposure, readExposures } from "../../vulnerability/read-exposures.store.ts";
import { recogniseFacility } from "../../vulnerability/recognition.store.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput } from "./arguments.ts";
import { findFacility, listFacilities } from "./facility.cli.ts";
import { type Outlet, openOutlet } from "./outlet.ts";

/**
 * What concerns one hospital or all, one exposure a line, as it is read: a country takes no more memory than a clinic.
 * @returns null when it went to standard output
 */
export async function exposuresCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const { db } = runtime.database;
  const wanted = args.option("facility");
  const advisory = await knownAdvisory(db, args.option("advisory"));
  const facilities = wanted ? [await findFacility(runtime, wanted)] : await listFacilities(runtime);
  const outlet = await openOutlet(args.option("out"));
  const [only] = facilities;
  if (wanted && only) {
    await recogniseFacility(db, only.id as FacilityId, runtime.ledger.now());
    const recognised = await inFacility(db, only.id, (trx) => recognisedShare(trx, only.id as FacilityId));
    const facility = { id: only.id, name: only.name };
    await outlet.write(`${JSON.stringify({ facility, recognised }).slice(0, -1)},"exposures":[`);
  } else await outlet.write('{"exposures":[');
  let written = 0;
  for (const { id } of facilities) {
    if (!wanted) await recogniseFacility(db, id as FacilityId, runtime.ledger.now());
    written += await writeExposures(db, id as FacilityId, advisory, outlet, written === 0);
  }
  await outlet.write("\n]}\n");
  return outlet.finish();
}

/** The id as the sources write it. @throws RefusedInput: no answer about an unknown one must not look like "not affected" */
export async function knownAdvisory(db: Db, wanted: string | undefined): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  for (const id of [wanted, wanted.toUpperCase()]) if (await findAdvisory(db, id)) return id;
  throw new RefusedInput(
    "no_such_advisory",
    `「${wanted}」を載せた情報源はまだ読み込まれていません。「該当なし」という意味ではありません。`,
    wanted,
  );
}

async function writeExposures(
  db: Db,
  facilityId: FacilityId,
  advisory: string | undefined,
  outlet: Outlet,
  isFirst: boolean,
): Promise<number> {
  let written = 0;
  await inFacility(db, facilityId, async (trx) => {
    for await (const batch of readExposures(trx, facilityId, { advisory })) {
      const lines = batch.map((exposure) => JSON.stringify(exposureJson(facilityId, exposure)));
      await outlet.write(`${isFirst && written === 0 ? "" : ","}\n${lines.join(",\n")}`);
      written += batch.length;
    }
  });
  return written;
}

const exposureJson = (facility: FacilityId, one: Exposure) => ({
  facility,
  on: one.kind === "connection" ? "entryDevice" : "asset",
  asset: `${one.number} ${one.name}`,
  sources: one.sources.flatMap((source) =>
    source.type === "file" ? [{ file: source.file, sheet: source.sheet, row: source.row }] : [],
  ),
  advisory: one.advisory.id,
  outcome: one.outcome,
  reason: one.reasons.map((reason) => reasonText(reason)).join(" "),
  rows: one.reasons.map(({ source, documentId, place, code }) => ({ source, documentId, place, code })),
});
