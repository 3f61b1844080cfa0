import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedData } from "../src/shared/testing/shared-data.ts";
import { removeFolder } from "../tests/harness/running-server.ts";
import { bareInserts, makePlainTables, plainJoin } from "./national/comparison.ts";
import { asDatabaseOwner, type CountrySize, fillCountry, wholeCountry } from "./national/country.ts";
import { runSources } from "./national/source-modules.ts";
import { gateTexts, namedReleases, otherTexts, written } from "./national/texts.ts";
import { quantile, report, seconds } from "./report.ts";

const wantedReleases = 42_000;
const now = () => new Date();

/**
 * A country of 5,000,000 devices at 108,000 facilities in the embedded database, and all 49,598 records of the shared sample: from an
 * advisory to durable exposures, from a changed device to its exposures, and everything matched again.
 */
export async function benchNational(size: CountrySize = wholeCountry): Promise<void> {
  const shared = sharedData();
  if (!shared) return;
  runSources();
  const sources = await modules();
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"));
  const cluster = await sources.startCluster(folder);
  const database = await sources.openDatabase({ databaseUrl: null, dataFolder: folder });
  const owner = await asDatabaseOwner(cluster.adminUrl);
  try {
    const { db } = database;
    const read = await seconds(async () => {
      for await (const file of sources.openFeed(join(shared, "vuln", "bulk")))
        if (file.state === "opened") await sources.ingest(db, file.items);
    });
    report("49,598 records read and kept", read, "s", null);
    const makers = size.hits.map((count) => `kakuu${count}`);
    await aboutGates(sources, db, makers);
    await fill(sources, db, owner, size, makers);
    const { rows } = await owner.query(`select
      (select count(*)::int from device) as devices, (select count(*)::int from facility) as facilities,
      (select count(*)::int from product_release) as releases, (select count(*)::int from release_set) as sets,
      (select count(*)::int from exposure) as exposures, (select count(*)::int from verdict) as verdicts`);
    console.log(
      `  ${Object.entries(rows[0] ?? {})
        .map(([what, count]) => `${Number(count).toLocaleString("en")} ${what}`)
        .join(", ")}`,
    );
    await makePlainTables(owner);
    await owner.query("checkpoint");
    for (const [at, maker] of makers.entries()) await oneAdvisory(sources, db, owner, maker, size.hits[at] ?? 0);
    await allAgain(sources, db, owner);
    await changedDevices(sources, db, owner, size);
  } finally {
    await owner.end();
    await database.close();
    removeFolder(folder);
  }
}

/** Imported once the sources can be run as they are. */
async function modules() {
  const { startCluster } = await import("../src/platform/db/cluster.ts");
  const { openDatabase } = await import("../src/platform/db/open.ts");
  const { openFeed } = await import("../src/vulnerability/feed/open/open-feed.worker.ts");
  const { ingest } = await import("../src/vulnerability/advisory/ingest.store.ts");
  const { bringInLine } = await import("../src/vulnerability/matching/bring-in-line.store.ts");
  const { matchChangedAdvisories } = await import("../src/vulnerability/matching/matching.store.ts");
  const { internTexts } = await import("../src/vulnerability/product/device-text.store.ts");
  const { expandTexts } = await import("../src/vulnerability/matching/expand-exposures.store.ts");
  const { readRecognition, recogniseFacility } = await import("../src/vulnerability/product/recognition.store.ts");
  const { anAdvisory } = await import("../src/vulnerability/testing/an-advisory.ts");
  return {
    startCluster,
    openDatabase,
    openFeed,
    ingest,
    bringInLine,
    matchChangedAdvisories,
    internTexts,
    expandTexts,
    readRecognition,
    recogniseFacility,
    anAdvisory,
  };
}
type Sources = Awaited<ReturnType<typeof modules>>;
type Db = Awaited<ReturnType<Sources["openDatabase"]>>["db"];
type Owner = Awaited<ReturnType<typeof asDatabaseOwner>>;

/** The feed that brings one advisory about a gate. */
async function tell(sources: Sources, db: Db, maker: string, id: string, to: string): Promise<void> {
  async function* items() {
    const document = sources.anAdvisory({
      id,
      product: `o:${maker}:gate`,
      from: "7.0.0",
      to,
      modifiedAt: now().toISOString(),
    });
    yield { type: "document" as const, document };
  }
  await sources.ingest(db, items());
}

/** The dictionary must know the gates before ledgers name them; this advisory is of versions that nobody has. */
async function aboutGates(sources: Sources, db: Db, makers: readonly string[]): Promise<void> {
  for (const [at, maker] of makers.entries()) await tell(sources, db, maker, `CVE-2098-${1000 + at}`, "7.0.1");
  await sources.bringInLine(db, now());
}

async function fill(
  sources: Sources,
  db: Db,
  owner: Owner,
  size: CountrySize,
  makers: readonly string[],
): Promise<void> {
  const { rows } = await owner.query<{ product: string; version: string }>(`
    select distinct substring(row ->> 'criteria' from '^cpe:2\\.3:([aoh]:[^:]+:[^:]+):') as product,
      coalesce(row #>> '{bounds,to}', row #>> '{bounds,from}', substring(row ->> 'criteria' from '^cpe:2\\.3:[aoh]:[^:]+:[^:]+:([^:*-][^:]*)')) as version
    from advisory_source, jsonb_path_query(record, '$.conditions.** ? (@.type == "cpe" && @.vulnerable == true)') as row
    order by product, version`);
  const named = namedReleases(
    rows.filter(({ version }) => version !== null),
    wantedReleases,
    40,
  );
  const twice = named.slice(0, 1000).map(({ maker, model }, at) => written(maker ?? "", model ?? "", "1.0", `2.${at}`));
  const gates = makers.map((maker) => gateTexts(maker));
  const texts = [...gates.flat(), ...named, ...twice, ...otherTexts(2000)];
  const recognition = () => sources.readRecognition(db);
  const textNos: string[] = [];
  const interned = await seconds(async () => {
    for (let at = 0; at < texts.length; at += 2000)
      textNos.push(
        ...(await db.transaction().execute((trx) => sources.internTexts(trx, texts.slice(at, at + 2000), recognition))),
      );
  });
  report(`${texts.length.toLocaleString("en")} texts of devices recognised and matched`, interned, "s", null);
  const of = (at: number) => textNos[at] ?? "";
  const gateShares = gates
    .flat()
    .map((_, at) => ({ textNo: of(at), devices: (size.hits[Math.floor(at / 10)] ?? 0) / 10 }));
  // Ten versions share the devices of a gate; what does not divide goes to the first.
  for (const [at, share] of gateShares.entries()) {
    const whole = Math.floor(share.devices);
    share.devices = at % 10 === 0 ? (size.hits[at / 10] ?? 0) - whole * 9 : whole;
  }
  const first = gateShares.length;
  const realShares = [...named, ...twice].map((_, at) => ({ textNo: of(first + at), devices: size.perRelease }));
  const others = textNos.slice(first + realShares.length);
  report(
    "ledgers filled",
    await seconds(() => fillCountry(owner, size, [...gateShares, ...realShares], others)),
    "s",
    null,
  );
  const real = realShares.map(({ textNo }) => textNo);
  const expanded = await seconds(async () => {
    for (let at = 0; at < real.length; at += 1000)
      await db
        .transaction()
        .execute((trx) => asMatcher(trx, () => sources.expandTexts(trx, real.slice(at, at + 1000), now())));
  });
  report("exposures of all real records, first time", expanded, "s", null);
  await owner.query("vacuum analyze exposure, verdict, advisory, advisory_product, release_set_product, case_review");
}

async function asMatcher<T>(trx: Parameters<Sources["expandTexts"]>[0], work: () => Promise<T>): Promise<T> {
  const { sql } = await import("kysely");
  await sql`set local role sekisho_matcher`.execute(trx);
  return work();
}

let told = 0;

async function oneAdvisory(sources: Sources, db: Db, owner: Owner, maker: string, hits: number): Promise<void> {
  const budget = hits > 5000 ? 3000 : 100;
  const [arrive, correct, withdraw]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < 5; round++) {
    told += 1;
    const id = `CVE-2099-${1000 + told}`;
    const whole = await count(() => tell(sources, db, maker, id, "7.0.14"));
    if (whole.exposures !== hits) throw new Error(`${id}: ${whole.exposures} exposures, not ${hits}`);
    arrive.push(whole.ms);
    correct.push((await count(() => tell(sources, db, maker, id, "7.0.8"))).ms);
    withdraw.push((await count(() => tell(sources, db, maker, id, "7.0.1"))).ms);
    if (round < 4) continue;
    await count(() => tell(sources, db, maker, id, "7.0.14"));
    const bare = await bareInserts(owner, id);
    const plain = await plainJoin(owner, maker, told);
    const words = hits.toLocaleString("en");
    report(
      `one advisory, ${words} devices: read, judged, written, durable (median)`,
      quantile(arrive, 0.5),
      "ms",
      budget,
    );
    report("  slowest of five", quantile(arrive, 1), "ms", null);
    report("  a bound moved: half of them taken back", quantile(correct, 0.5), "ms", null);
    report("  a bound moved again: the others too", quantile(withdraw, 0.5), "ms", null);
    report("  the same rows into a table without keys, no policies", bare.bareMs, "ms", null);
    report("  the same rows into a table with the same keys, no policies", bare.keyedMs, "ms", null);
    report(
      `  plain SQL join with text comparison: finds ${plain.hits} of ${hits}, without keys`,
      plain.bareMs,
      "ms",
      null,
    );
    report("  plain SQL join with text comparison, with the same keys", plain.keyedMs, "ms", null);
  }
  async function count(change: () => Promise<void>): Promise<{ ms: number; exposures: number }> {
    const start = performance.now();
    await change();
    const { exposures } = await sources.bringInLine(db, now());
    return { ms: performance.now() - start, exposures };
  }
}

async function allAgain(sources: Sources, db: Db, owner: Owner): Promise<void> {
  await owner.query("update advisory set matched_hash = 'to be matched again'");
  await owner.query("vacuum analyze advisory");
  let matched: Awaited<ReturnType<Sources["matchChangedAdvisories"]>> | undefined;
  const took = await seconds(async () => {
    matched = await sources.matchChangedAdvisories(db, now());
  });
  report(
    `all ${matched?.advisories.toLocaleString("en")} records matched again (${matched?.pairs.toLocaleString("en")} pairs)`,
    took,
    "s",
    60,
  );
  if (matched?.verdicts || matched?.exposures) throw new Error("matching again changed something");
}

/** A device whose version changes in its ledger: to one that others have, and to one that nobody had. */
async function changedDevices(sources: Sources, db: Db, owner: Owner, size: CountrySize): Promise<void> {
  const maker = `kakuu${size.hits.at(-1)}`;
  const { rows } = await owner.query<{ facility_id: string; id: string }>(
    `select facility_id, id from ledger_record where fields #>> '{maker,value}' = $1 order by id limit 200`,
    [maker],
  );
  for (const [what, version] of [
    ["that others have", () => "7.0.5"],
    ["that nobody had before", (at: number) => `7.0.6.${at}`],
  ] as const) {
    const took: number[] = [];
    for (const [at, { facility_id, id }] of rows.entries()) {
      await owner.query(
        `update ledger_record set version = version + 1, fields = jsonb_set(fields, '{softwareVersion,value}', to_jsonb($3::text))
        where facility_id = $1 and id = $2`,
        [facility_id, id, version(at)],
      );
      const start = performance.now();
      const done = await sources.recogniseFacility(db, facility_id as never, now());
      took.push(performance.now() - start);
      if (done.devices !== 1) throw new Error(`${done.devices} devices looked at, not 1`);
    }
    report(`a changed device, version ${what} (median)`, quantile(took, 0.5), "ms", 5);
    report("  p95", quantile(took, 0.95), "ms", null);
  }
}
