import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import { type Answer, answerOf, fieldText, knownText, stateOf } from "../picture/field-text.ts";
import { type Language, say } from "../picture/picture-language.ts";
import { type IpRange, includes, ipRange, ipText, widened } from "./ip-address.ts";
import { plainName } from "./name-match.ts";

/**
 * Where things stand in the hospital's network.
 * - recorded: a segment of the ledger
 * - named: assets or connections name it, the ledger has no record of it
 * - addresses: nobody named a segment; things put together by their IP addresses
 * - noAddress: things that have no IP address
 * - unknown: neither segment nor address is known
 */
export interface Zone {
  id: string;
  is: "recorded" | "named" | "addresses" | "noAddress" | "unknown";
  name: string;
  /** Range and VLAN, or why the zone is drawn although no segment says so. */
  detail: string;
  behindFirewall: Answer;
  recordId: string | null;
}

export interface Zoning {
  /** Segments of the ledger first, the unknown last; only zones with something in them or with a record. */
  zones(): Zone[];
  /** The zone that a text names: a segment of the ledger, or one that only this text knows. */
  named(text: string): Zone;
  ofAsset(asset: LedgerRecord): Zone;
  unknown(): Zone;
}

/** More address zones than this are drawn by their first two numbers. */
const manyRanges = 6;

export function zoning(ledger: Ledger, language: Language): Zoning {
  const recorded = ledger.records.segment.map((record) => ({
    zone: zoneOfRecord(record, language),
    ranges: rangesOf(record, "ipRange"),
  }));
  const seen = new Map<string, Zone>(recorded.map(({ zone }) => [zone.id, zone]));
  const open = (zone: Zone): Zone => {
    const known = seen.get(zone.id);
    if (!known) seen.set(zone.id, zone);
    return known ?? zone;
  };
  const named = (text: string): Zone => {
    const range = ipRange(text);
    const found = recorded.find(
      ({ zone, ranges }) =>
        plainName(zone.name) === plainName(text) || (range !== undefined && ranges.some((one) => includes(one, range))),
    );
    return found?.zone ?? open({ ...plain("named", text.slice(0, 150), text) });
  };
  const prefix = prefixFor(ledger.records.asset);
  const byAddress = (range: IpRange): Zone => {
    const found = recorded.find(({ ranges }) => ranges.some((one) => includes(one, range)));
    const text = ipText(widened(range, Math.min(range.bits, prefix)));
    return (
      found?.zone ??
      open({ ...plain("addresses", text, text), detail: say(["区画名 未記入", "segment not filled in"], language) })
    );
  };
  const unknown = () =>
    open({
      ...plain("unknown", "", say(["区画 不明・未記入", "Segment unknown or not filled in"], language)),
      detail: say(["どこにつながるか台帳では分からない", "the ledger does not say where"], language),
    });
  return {
    zones: () => [...seen.values()].sort((a, b) => order.indexOf(a.is) - order.indexOf(b.is) || byAddressText(a, b)),
    named,
    unknown,
    ofAsset: (asset) => {
      const segment = knownText(asset, "segment", language);
      if (segment) return named(segment);
      const [range] = rangesOf(asset, "ipRange");
      if (range) return byAddress(range);
      if (stateOf(asset, "ipRange") !== "none") return unknown();
      return open(plain("noAddress", "", say(["IPアドレスなし", "No IP address"], language)));
    },
  };
}

const order: readonly Zone["is"][] = ["recorded", "named", "addresses", "noAddress", "unknown"];

const byAddressText = (a: Zone, b: Zone) =>
  a.is === "addresses" ? (ipRange(a.name)?.base ?? 0) - (ipRange(b.name)?.base ?? 0) : 0;

const plain = (is: Zone["is"], key: string, name: string): Zone => ({
  id: `segment:${is}:${key}`,
  is,
  name,
  detail: "",
  behindFirewall: "blank",
  recordId: null,
});

function zoneOfRecord(record: LedgerRecord, language: Language): Zone {
  const vlan = knownText(record, "vlan", language);
  const range = knownText(record, "ipRange", language);
  return {
    id: `segment:${record.id}`,
    is: "recorded",
    name: fieldText(record, "name", language),
    detail: [
      range ?? say(["範囲 ", "range "], language) + fieldText(record, "ipRange", language),
      ...(vlan === null ? [] : [/^\d+$/u.test(vlan) ? `VLAN ${vlan}` : vlan]),
    ].join("　"),
    behindFirewall: answerOf(record, "behindFirewall"),
    recordId: record.id,
  };
}

/** Addresses written in a field; DHCP and the like are none. */
function rangesOf(record: LedgerRecord, field: string): IpRange[] {
  const value = record.fields[field];
  if (value?.state !== "known") return [];
  const texts = Array.isArray(value.value) ? value.value : [String(value.value)];
  return texts.flatMap((text) => ipRange(text) ?? []);
}

/** /24 where few such ranges are in use without a segment, else /16: a drawing of thirty ranges tells nothing. */
function prefixFor(assets: readonly LedgerRecord[]): number {
  const ranges = new Set<string>();
  for (const asset of assets) {
    if (stateOf(asset, "segment") === "known") continue;
    const [range] = rangesOf(asset, "ipRange");
    if (range) ranges.add(ipText(widened(range, 24)));
  }
  return ranges.size > manyRanges ? 16 : 24;
}
