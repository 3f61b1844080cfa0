import type { Fields, LedgerRecord } from "../../ledger/contract.ts";
import { aRecord, known, recordId } from "./document-input.ts";

const categories = ["T1", "T1", "T1", "T2", "T3", "T3", "T4", "T5", "T6", "T7", "T8"];
const vendors = [
  "シマエナガ電子カルテ株式会社",
  "コマドリ画像システム株式会社",
  "オオルリ臨床検査機器販売株式会社 西日本支社",
  "ルリビタキ回線サービス",
  "Kingfisher Medical Devices Japan K.K.",
  "ミソサザイ地域医療連携協議会",
  "ヤマセミ設備",
];
const systems = [
  "電子カルテ",
  "医事会計",
  "医用画像管理",
  "検体検査",
  "薬剤部門",
  "給食管理",
  "透析",
  "手術・麻酔記録",
];
const lines = ["ip_vpn", "other", "lte", "isdn", "internet_direct", "ipv6_closed", "unknown"];
const tunnels = ["ipsec_vpn", "ssl_vpn", "tls12"];
const models = ["型番AB-1200R", "型番CD-60F", "長い名前の保守用ルータ XY-9000 Series Rev.2", "EF-5"];
const kinds = [
  "client_pc",
  "client_pc",
  "client_pc",
  "laptop",
  "printer",
  "server",
  "network_switch",
  "wireless_ap",
  "ct",
  "mri",
  "us",
  "infusion_pump",
  "bedside_monitor",
  "ventilator",
  "storage",
];
const segments = ["基幹系", "放射線系", "検査系", "病棟系", "情報系", "管理系"];

const at = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError("an empty list");
  return item;
};

/** A fictional hospital of the size of the largest surveyed one: 47 connections, 2,000 assets, with every kind of gap. */
export function largeHospital(): LedgerRecord[] {
  return [
    ...segments.map((name, index) =>
      aRecord("segment", index + 1, {
        name: known(name),
        ...(index === 5 ? {} : { ipRange: known(`192.0.${index}.0/24`) }),
        vlan: known(String(10 * index)),
        behindFirewall: index === 3 ? { state: "unknown" } : known(index !== 4),
      }),
    ),
    ...Array.from({ length: 47 }, (_, index) => aRecord("connection", index + 1, connection(index))),
    ...Array.from({ length: 2000 }, (_, index) => aRecord("asset", index + 1, asset(index))),
    ...Array.from({ length: 48 }, (_, index) =>
      aRecord("system", index + 1, {
        name: known(index < systems.length ? at(systems, index) : `部門システム${index}`),
        serverOs: known("Windows Server 2019"),
        ...(index % 3 === 0 ? { database: known("Oracle 19c") } : {}),
      }),
    ),
    ...Array.from({ length: 18 }, (_, index) => aRecord("backup", index + 1, backup(index))),
  ];
}

const connection = (index: number): Fields => ({
  targetCategory: known(at(categories, index)),
  counterpart: index === 20 ? { state: "unknown" } : known(at(vendors, Math.floor(index / 3))),
  systemOrDevice: known(`${at(systems, index)}の遠隔保守（${index + 1}号機・予備系を含む）`),
  purpose: known(["障害対応", "予防保守"]),
  accessLine: known(at(lines, index)),
  ...(index % 4 === 0 ? {} : { tunnel: known(at(tunnels, index)) }),
  alwaysOn: known(index % 2 === 0),
  deviceKind: index % 9 === 0 ? { state: "none" } : known("router"),
  ...(index % 9 === 0 ? { model: { state: "none" } } : { model: known(at(models, index)) }),
  firmwareVersion: index % 5 === 0 ? { state: "unknown" } : known(`7.0.${index}`),
  deviceOwner: known(index % 3 === 0 ? "vendor" : "hospital"),
  ...(index % 9 !== 0 && index < 12 ? { entryAsset: known(recordId("asset", 1 + Math.floor(index / 2))) } : {}),
  passesHospitalFirewall: index % 11 === 3 ? { state: "checking" } : known(index % 4 !== 1),
  ...(index % 3 === 2 ? {} : { connectedSegment: known(index % 6 === 1 ? "台帳にない区画" : at(segments, index)) }),
  knownToAdministratorBefore: known(index % 7 !== 0),
});

const asset = (index: number): Fields => ({
  kind: index % 499 === 0 ? { state: "unknown" } : known(at(kinds, index)),
  ...(index % 15 === 5 && index < 600 ? { systemName: known(`${at(systems, index)}サーバ${index}`) } : {}),
  ...(index % 4 === 0 ? { segment: known(at(segments, Math.floor(index / 4))) } : {}),
  ipRange:
    index % 31 === 0 ? { state: "none" } : known(index % 29 === 0 ? "DHCP" : `198.51.${index % 12}.${index % 250}`),
  owner: known(index % 166 === 0 ? "vendor" : "hospital"),
  ...(index % 13 === 0 ? { quantity: known(3) } : {}),
});

const backup = (index: number): Fields => ({
  systemName: known(index < systems.length ? at(systems, index) : `部門システム${index + 3}`),
  mediaKinds: known([at(["disk", "nas", "tape", "cloud"], index)]),
  ...(index % 5 === 0
    ? {}
    : { storagePlace: known(at(["本館地下一階 サーバ室", "別館書庫", "業者データセンター"], index)) }),
  offlineOrImmutable: index % 6 === 5 ? { state: "checking" } : known(at(["offline", "none", "immutable"], index)),
  offsite: known(index % 3 === 2),
});
