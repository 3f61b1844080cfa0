import type { Claim, Fields, FieldValue, Source } from "../../contract.ts";
import { vocabularies } from "../../vocabulary.ts";
import { codeOf } from "../cells/code.ts";
import { known } from "../cells/field-value.ts";
import { plain } from "../cells/plain-text.ts";
import { hostKey, texts } from "../merge/keys.ts";
import { placeOf } from "../merge/merge-record.ts";
import type { ExtraClaim } from "../merge/weigh-claims.ts";
import type { Draft, Group } from "../rows/draft.ts";

/** A device group with its fields as they stand after merging. */
export interface Device {
  group: Group;
  fields: Fields;
  sources: readonly Source[];
}

/** Finds the entry device of connections in the asset ledger: by host name, else by model with version, day, owner and vendor. */
export class EntryDevices {
  private readonly byId = new Map<string, Device>();
  private readonly byHost = new Map<string, Device[]>();
  private readonly byModel = new Map<string, Device[]>();
  private readonly byMaker = new Map<string, Device[]>();

  /** Only devices that some connection could mean are kept; a ledger has 100,000 of the others. */
  constructor(devices: Iterable<Device>, connections: readonly (readonly Fields[])[]) {
    const hosts = new Set(
      connections.flatMap((sides) => sides.flatMap((fields) => texts(fields.entryDevice).map(hostKey))),
    );
    const models = new Set(connections.flatMap((sides) => sides.flatMap((fields) => texts(fields.model).map(plain))));
    const linked = new Set(connections.flatMap((sides) => sides.flatMap((fields) => texts(fields.entryAsset))));
    for (const device of devices) {
      if (linked.has(device.group.id)) this.byId.set(device.group.id, device);
      for (const host of texts(device.fields.hostname).map(hostKey))
        if (hosts.has(host)) push(this.byHost, host, device);
      const named = texts(device.fields.model).map(plain);
      for (const model of named) if (models.has(model)) push(this.byModel, model, device);
      if (named.length === 0)
        for (const maker of texts(device.fields.maker).map(plain)) push(this.byMaker, maker, device);
    }
  }

  find(connection: Group, fields: Fields): Device | null {
    const linked = this.byId.get(texts(fields.entryAsset)[0] ?? "");
    if (linked) return linked;
    const hosts = sides(connection, fields).flatMap((side) => texts(side.entryDevice).map(hostKey));
    for (const host of hosts) {
      const [only, second] = this.byHost.get(host) ?? [];
      if (only && !second) return only;
    }
    return this.bestByModel(connection, fields) ?? this.nameless(connection, fields);
  }

  private bestByModel(connection: Group, fields: Fields): Device | null {
    const candidates = new Set(
      sides(connection, fields).flatMap((side) =>
        texts(side.model).flatMap((model) => this.byModel.get(plain(model)) ?? []),
      ),
    );
    if (candidates.size === 0 || candidates.size > 500) return null;
    const scored = [...candidates]
      .map((device) => ({ device, score: score(connection, fields, device) }))
      .filter(({ score }) => score > -3);
    scored.sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    if (!best) return null;
    if (!next) return best.device;
    return best.score > next.score && best.score >= 1 ? best.device : null;
  }

  /** A device of which only the maker is known, in the list that names the connection too. */
  private nameless(connection: Group, fields: Fields): Device | null {
    if (fields.model?.state !== "unknown") return null;
    const files = new Set(connection.drafts.map((draft) => draft.run.file));
    const found = texts(fields.maker)
      .flatMap((maker) => this.byMaker.get(plain(maker)) ?? [])
      .filter((device) => device.group.drafts.some((draft) => files.has(draft.run.file)));
    return found.length === 1 ? (found[0] ?? null) : null;
  }
}

function push(map: Map<string, Device[]>, key: string, device: Device): void {
  if (key === "") return;
  const list = map.get(key);
  if (list) list.push(device);
  else map.set(key, [device]);
}

function sides(connection: Group, fields: Fields): Fields[] {
  return [fields, ...connection.drafts.map((draft) => draft.fields)];
}

function score(connection: Group, fields: Fields, device: Device): number {
  let points = 0;
  for (const draft of connection.drafts) {
    const version = texts(draft.fields.firmwareVersion);
    if (version.length === 0) continue;
    for (const other of device.group.drafts) points += sameVersion(draft, other, version);
    if (device.group.drafts.length === 0 && texts(device.fields.softwareVersion).some((text) => version.includes(text)))
      points += 1;
  }
  const maker = texts(fields.maker)[0];
  const made = texts(device.fields.maker)[0];
  if (maker && made && plain(maker) !== plain(made)) points -= 5;
  if (equal(fields.deviceOwner, device.fields.owner)) points += 0.5;
  else if (fields.deviceOwner?.state === "known" && device.fields.owner?.state === "known") points -= 1;
  if (equal(fields.counterpart, device.fields.maintenanceVendor)) points += 0.5;
  const name = plain(texts(fields.systemOrDevice)[0] ?? "");
  const system = plain(texts(device.fields.systemName)[0] ?? "");
  if (system.length >= 2 && name.includes(system)) points += 1.5;
  return points;
}

/** Two rows of one file that name version and day alike mean one device; if they differ, they mean two. */
function sameVersion(connection: Draft, asset: Draft, version: readonly string[]): number {
  const other = texts(asset.fields.softwareVersion);
  if (other.length === 0) return 0;
  const same = other.some((text) => version.includes(text)) && sameDay(connection, asset);
  if (connection.run.file !== asset.run.file) return same ? 1 : 0;
  return same ? 3 : -3;
}

function sameDay(connection: Draft, asset: Draft): boolean {
  const a = connection.fields.firmwareKnownOn;
  const b = asset.fields.versionKnownOn;
  return a?.state !== "known" || b?.state !== "known" || a.value === b.value;
}

function equal(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const left = texts(a)[0];
  const right = texts(b)[0];
  return left !== undefined && right !== undefined && plain(left) === plain(right);
}

const deviceKinds = new Set<string>(vocabularies.deviceKind.map((term) => term.id));

/** What the asset ledger says about the entry device of a connection. */
export function deviceClaims(device: Device): ExtraClaim[] {
  const extras: ExtraClaim[] = [];
  const { fields } = device;
  const add = (field: string, value: FieldValue | undefined, implied: boolean) => {
    if (!value) return;
    const claims: Claim[] = value.state === "conflict" ? value.claims : [bare(value)];
    for (const claim of claims) {
      const from = origin(device, claim.source);
      if (from)
        extras.push({ field, claim: { ...withoutRaw(claim), ...(implied ? { implied: true as const } : {}) }, from });
    }
  };
  add("maker", fields.maker, true);
  add("model", fields.model, true);
  if (fields.softwareVersion?.state !== "notApplicable") add("firmwareVersion", dated(fields), false);
  add("deviceOwner", fields.owner, true);
  add("deviceManager", party(fields.administrator), true);
  const kind = texts(fields.kind)[0];
  if (kind && deviceKinds.has(kind)) add("deviceKind", fields.kind, true);
  return extras;
}

function dated(fields: Fields): FieldValue | undefined {
  const version = fields.softwareVersion;
  if (version?.state === "unknown" || version?.state === "checking") return undefined;
  return version;
}

function bare(value: Exclude<FieldValue, { state: "conflict" }>): Claim {
  const { others: _, ...claim } = value;
  return claim;
}

function withoutRaw(claim: Claim): Claim {
  const { raw: _, implied: __, ...rest } = claim;
  return rest;
}

function origin(device: Device, source: number | undefined): Source | undefined {
  const [first] = device.group.drafts;
  return device.sources[source ?? 0] ?? (first && placeOf(first));
}

/** The administrator of an asset is free text; of a connection's device it is a party. */
function party(value: FieldValue | undefined): FieldValue | undefined {
  if (value?.state !== "known") return value;
  const code = typeof value.value === "string" ? codeOf("party", value.value) : undefined;
  return code ? { ...known(code), ...(value.source === undefined ? {} : { source: value.source }) } : undefined;
}
