import type { FacilityId } from "../../ledger/contract.ts";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { findAdvisory } from "../../vulnerability/advisory/advisory-view.store.ts";
import type { Exposure } from "../../vulnerability/case/exposure.ts";
import { csvOf, exposureRows, exposuresFile } from "../../vulnerability/exposure/export-exposures.worker.ts";
import { exposureSheet, ofHospital } from "../../vulnerability/exposure/exposure-sheet.ts";
import { readExposures } from "../../vulnerability/exposure/read-exposures.store.ts";
import { confidenceOf } from "../../vulnerability/matching/confidence.ts";
import { reasonTexts } from "../../vulnerability/matching/reason-words.ts";
import { recognisedShare } from "../../vulnerability/product/recognised-share.store.ts";
import { recogniseFacility } from "../../vulnerability/product/recognition.store.ts";
import type { Runtime } from "../runtime.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { findFacility, listFacilities } from "./facility.cli.ts";
import { deliver } from "./ledger.cli.ts";
import { type Outlet, openOutlet } from "./outlet.ts";

/**
 * What concerns one hospital or all, written as it is read: a country takes no more memory than its largest hospital.
 * @returns null when it went to standard output
 */
export async function exposuresCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const { db } = runtime.database;
  if (args.positional.length > 0)
    throw new WrongUse(
      `「${args.positional.join(" ")}」は読めません。医療機関は --facility で、脆弱性は --advisory で指定してください。`,
    );
  const wanted = args.option("facility");
  const format = args.option("format") ?? "json";
  if (format !== "json" && format !== "csv" && format !== "xlsx")
    throw new WrongUse("--format は json、csv、xlsx のいずれかです。");
  if (format === "xlsx" && !wanted)
    throw new WrongUse("--format xlsx では --facility を指定してください。全体は csv で書き出せます。");
  const advisory = await knownAdvisory(db, args.option("advisory"));
  const facilities = wanted ? [await findFacility(runtime, wanted)] : await listFacilities(runtime);
  const hospitals = facilities.map(({ id, name }) => ({ id: id as FacilityId, name }));
  const [only] = wanted ? hospitals : [];
  if (only) await recogniseFacility(db, only.id, runtime.ledger.now());
  if (only && format !== "json") {
    const made = await exposuresFile(db, only, { format, advisory }, runtime.ledger.now());
    if (!made.ok) throw new RefusedInput(made.error, "Excelに書ける行数を超えています。csv で書き出してください。");
    return deliver(args.option("out"), made.value.content);
  }
  const outlet = await openOutlet(args.option("out"));
  if (format === "csv") await writeCsvOfAll(runtime, hospitals, advisory, outlet);
  else await writeJson(runtime, hospitals, only, advisory, outlet);
  return outlet.finish();
}

interface Hospital {
  id: FacilityId;
  name: string;
}

/** @param only the one hospital that was asked for: told of beside its exposures */
async function writeJson(
  { database: { db }, ledger }: Runtime,
  hospitals: readonly Hospital[],
  only: Hospital | undefined,
  advisory: string | undefined,
  outlet: Outlet,
): Promise<void> {
  if (only) {
    const recognised = await inFacility(db, only.id, (trx) => recognisedShare(trx, only.id));
    const { id, name } = only;
    await outlet.write(`${JSON.stringify({ facility: { id, name }, recognised }).slice(0, -1)},"exposures":[`);
  } else await outlet.write('{"exposures":[');
  let written = 0;
  for (const { id } of hospitals) {
    if (!only) await recogniseFacility(db, id, ledger.now());
    written += await writeExposures(db, id, advisory, outlet, written === 0);
  }
  await outlet.write("\n]}\n");
}

const byteOrderMark = 3;

async function writeCsvOfAll(
  { database: { db }, ledger }: Runtime,
  hospitals: readonly Hospital[],
  advisory: string | undefined,
  outlet: Outlet,
): Promise<void> {
  await outlet.write(csvOf(ofHospital(exposureSheet([]), "")));
  for (const { id, name } of hospitals) {
    await recogniseFacility(db, id, ledger.now());
    const rows = await exposureRows(db, id, advisory);
    if (rows.length > 0)
      await outlet.write(csvOf({ ...ofHospital(exposureSheet(rows), name), columns: [] }).subarray(byteOrderMark));
  }
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
  confidence: confidenceOf(one.outcome, one.reasons),
  reason: reasonTexts(one.reasons).join(" "),
  rows: one.reasons
    .filter(({ source }) => source !== "")
    .map(({ source, documentId, place, code }) => ({ source, documentId, place, code })),
});
