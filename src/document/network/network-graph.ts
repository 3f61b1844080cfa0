import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import { vocabularies } from "../../ledger/vocabulary.ts";
import { fieldText, knownCode, knownText } from "../picture/field-text.ts";
import { findingsByRecord, type Mark, marksOf, type PictureFinding } from "../picture/finding-marks.ts";
import { type GateFacts, gateFacts } from "../picture/gate-facts.ts";
import { type Language, say } from "../picture/picture-language.ts";
import { type AssetGroup, groupAssets, ownerOf, quantityOf, shapeOf } from "./asset-groups.ts";
import { type BackupStation, backupStations } from "./backup-stations.ts";
import { ipRange, ipText, widened } from "./ip-address.ts";
import { matchName, plainName } from "./name-match.ts";
import { type Zone, type Zoning, zoning } from "./zones.ts";

/** One external connection on its way into the hospital. */
export interface NetworkRoad {
  facts: GateFacts;
  /** Model and version alone, for narrow rows. */
  model: string;
  version: string;
  /** 業者: whose entry device it is when it is not the hospital's. */
  owner: string | null;
  entryAsset: string | null;
  vendorId: string | null;
  zoneId: string;
  /** stated: the ledger names the segment; byName: taken from the system or device that the connection names; unknown. */
  basis: "stated" | "byName" | "unknown";
}

export interface NetworkSystem {
  recordId: string;
  name: string;
  servers: number;
  /** サーバ 3台, DB Oracle 19c, Windows Server 2019: what comes first matters most. */
  details: readonly string[];
  database: string | null;
  numbers: readonly number[];
  /** Marks of the stations that hold its copies. */
  backups: readonly string[];
  marks: readonly Mark[];
}

export interface NetworkZone extends Zone {
  systems: readonly NetworkSystem[];
  groups: readonly AssetGroup[];
}

/** What the network overview (D6) shows. Every connection is one road; every asset is an entry device, a server or in one group. */
export interface NetworkGraph {
  roads: readonly NetworkRoad[];
  zones: readonly NetworkZone[];
  stations: readonly BackupStation[];
}

export function networkGraph(ledger: Ledger, findings: readonly PictureFinding[], language: Language): NetworkGraph {
  const { asset: assets, connection: connections, system: systems, vendor: vendors } = ledger.records;
  const places = zoning(ledger, language);
  const found = findingsByRecord(findings);
  const entries = new Set(connections.map((record) => knownCode(record, "entryAsset")));
  const placed = assets
    .filter((asset) => !entries.has(asset.id))
    .map((asset) => ({ asset, zone: places.ofAsset(asset), system: systemOfServer(asset, systems, language) }));
  const targets = new Map<string, string | undefined>(
    connections.map((record) => [record.id, targetOf(record, systems, language)]),
  );
  const systemZones = new Map<string, Zone>(
    systems.map((system) => [system.id, zoneOfSystem(system, placed, connections, targets, places, language)]),
  );
  const facts = new Map(gateFacts(ledger, findings, language).map((fact) => [fact.recordId, fact]));
  const kindZones = zonesOfKinds(placed);
  const roads = connections
    .toSorted((a, b) => a.number - b.number)
    .map((record): NetworkRoad => {
      const fact = facts.get(record.id);
      if (!fact) throw new Error(`connection ${record.number} has no facts`);
      const vendor = matchExactly(knownText(record, "counterpart", language), vendors, language);
      return {
        facts: fact,
        model: knownText(record, "model", language) ?? fact.device,
        version: knownText(record, "firmwareVersion", language) ?? fact.firmware,
        owner: ownerOf(record, language, "deviceOwner"),
        entryAsset: knownCode(record, "entryAsset"),
        vendorId: vendor?.id ?? null,
        ...roadEnd(record, targets.get(record.id), systemZones, kindZones, places, language),
      };
    });
  const stations = backupStations(ledger.records.backup, systems, found, language);
  const numbersOf = (targetId: string) =>
    roads.filter(({ facts: { recordId } }) => targets.get(recordId) === targetId).map((road) => road.facts.number);
  const bySystem = (system: LedgerRecord, zone: Zone): NetworkSystem => {
    const servers = placed.filter((one) => one.system?.id === system.id && one.zone.id === zone.id);
    const count = servers.reduce((sum, { asset }) => sum + quantityOf(asset), 0);
    const database = knownText(system, "database", language);
    return {
      recordId: system.id,
      name: fieldText(system, "name", language),
      servers: count,
      database,
      details: systemDetails(system, count, database, language),
      numbers: numbersOf(system.id),
      backups: stations.filter((station) => station.systemIds.includes(system.id)).map(({ mark }) => mark),
      marks: marksOf([system.id, ...servers.map(({ asset }) => asset.id)].flatMap((id) => found.get(id) ?? [])),
    };
  };
  const homeOf = (system: LedgerRecord) => systemZones.get(system.id) ?? places.unknown();
  // Asked for before the zones are listed: the unknown one exists only when something stands in it.
  const homes = systems.map((system) => ({ system, zone: homeOf(system) }));
  const zones = places.zones().map((zone): NetworkZone => {
    const loose = placed.filter((one) => one.zone.id === zone.id && !(one.system && homeOf(one.system).id === zone.id));
    return {
      ...zone,
      systems: homes.filter((home) => home.zone.id === zone.id).map(({ system }) => bySystem(system, zone)),
      detail: zone.detail || addressesOf(zone, placed, language),
      groups: groupAssets(
        loose.map(({ asset }) => asset),
        found,
        language,
      ).map((group) => ({
        ...group,
        numbers: kindZones.get(group.kind)?.id === zone.id && group.owner === null ? numbersOf(group.kind) : [],
      })),
    };
  });
  return { roads, zones, stations };
}

/** Where a segment is only a name: the range in which most of its things have their address. */
function addressesOf(zone: Zone, placed: readonly Placed[], language: Language): string {
  if (zone.is !== "named" || ipRange(zone.name)) return "";
  const ranges = placed
    .filter((one) => one.zone.id === zone.id)
    .flatMap(({ asset }) => ipRange(knownText(asset, "ipRange", language) ?? "") ?? [])
    .map((range) => ipText(widened(range, 24)));
  const [most] = [...Map.groupBy(ranges, (range) => range)].toSorted(([, a], [, b]) => b.length - a.length);
  if (!most) return "";
  return new Set(ranges).size === 1
    ? most[0]
    : say([`${most[0]} ほか（機器のアドレス）`, `${most[0]} and others (addresses of its devices)`], language);
}

type Placed = { asset: LedgerRecord; zone: Zone; system: LedgerRecord | undefined };

/** Id of the system, or code of the kind of device, that a connection names. */
function targetOf(record: LedgerRecord, systems: readonly LedgerRecord[], language: Language): string | undefined {
  const text = knownText(record, "systemOrDevice", language);
  const system = matchName(text, systems, (one) => fieldText(one, "name", language));
  return system?.id ?? kindNamed(text);
}

/** Medical devices only: 「ネットワーク機器保守」 does not lead to one kind of box. */
const kindNames = vocabularies.assetKind
  .filter(({ id }) => ["modality", "medical"].includes(shapeOf(id)))
  .flatMap(({ id, ja, en }) =>
    [...ja.split(/[・（）]/u), en].filter((name) => name.length > 1).map((name) => ({ id, name })),
  );

/** CT1装置リモート保守 → ct */
const kindNamed = (text: string | null): string | undefined => {
  const wanted = plainName(text ?? "");
  return kindNames
    .filter(({ name }) => wanted.startsWith(plainName(name)))
    .toSorted((a, b) => b.name.length - a.name.length)[0]?.id;
};

const systemOfServer = (asset: LedgerRecord, systems: readonly LedgerRecord[], language: Language) =>
  ["server", "storage"].includes(knownCode(asset, "kind") ?? "")
    ? matchName(knownText(asset, "systemName", language), systems, (one) => fieldText(one, "name", language))
    : undefined;

const matchExactly = (text: string | null, vendors: readonly LedgerRecord[], language: Language) =>
  text === null
    ? undefined
    : vendors.find((vendor) => plainName(fieldText(vendor, "name", language)) === plainName(text));

/** Where most of its servers stand, else where the connections to it are said to end. */
function zoneOfSystem(
  system: LedgerRecord,
  placed: readonly Placed[],
  connections: readonly LedgerRecord[],
  targets: ReadonlyMap<string, string | undefined>,
  places: Zoning,
  language: Language,
): Zone {
  const zones = Map.groupBy(
    placed.filter((one) => one.system?.id === system.id),
    (one) => one.zone,
  );
  const [most] = [...zones].toSorted(([, a], [, b]) => b.length - a.length);
  if (most) return most[0];
  const ends = connections
    .filter((record) => targets.get(record.id) === system.id)
    .flatMap((record) => knownText(record, "connectedSegment", language) ?? []);
  return ends[0] === undefined ? places.unknown() : places.named(ends[0]);
}

/** Kinds that stand in one zone only: a connection that names the kind leads there. */
function zonesOfKinds(placed: readonly Placed[]): ReadonlyMap<string, Zone> {
  const zones = new Map<string, Zone | null>();
  for (const { asset, zone } of placed) {
    const kind = knownCode(asset, "kind") ?? "";
    const known = zones.get(kind);
    if (known === undefined) zones.set(kind, zone);
    else if (known?.id !== zone.id) zones.set(kind, null);
  }
  return new Map([...zones].flatMap(([kind, zone]) => (zone ? [[kind, zone]] : [])));
}

function roadEnd(
  record: LedgerRecord,
  target: string | undefined,
  systemZones: ReadonlyMap<string, Zone>,
  kindZones: ReadonlyMap<string, Zone>,
  places: Zoning,
  language: Language,
): Pick<NetworkRoad, "zoneId" | "basis"> {
  const stated = knownText(record, "connectedSegment", language);
  if (stated) return { zoneId: places.named(stated).id, basis: "stated" };
  const zone = target === undefined ? undefined : (systemZones.get(target) ?? kindZones.get(target));
  if (zone && zone.is !== "unknown") return { zoneId: zone.id, basis: "byName" };
  return { zoneId: places.unknown().id, basis: "unknown" };
}

function systemDetails(system: LedgerRecord, servers: number, database: string | null, language: Language): string[] {
  return [
    servers > 0 ? say([`サーバ ${servers}台`, servers === 1 ? "1 server" : `${servers} servers`], language) : null,
    database === null ? null : `DB ${database}`,
    servers > 0 ? knownText(system, "serverOs", language) : null,
  ].filter((part) => part !== null);
}
