import { expect, it } from "vitest";
import { codeOf, codesOf } from "./code.ts";

it.each([
  ["accessLine", "ＩＰ－ＶＰＮ（閉域）", "ip_vpn"],
  ["accessLine", "インターネット（VPNなし）", "internet_direct"],
  ["accessLine", "光回線（インターネット）", "other"],
  ["accessLine", "INS64", "isdn"],
  ["accessLine", "LTEルータ", "lte"],
  ["accessLine", "Private APN (closed mobile)", "mobile_closed"],
  ["accessLine", "PSTN dial-up", "public_network"],
  ["accessLine", "IP-VPN方式（IPv6）", "ipv6_closed"],
  ["tunnel", "SSL-VPN（業者のhttpsサーバへ）", "ssl_vpn"],
  ["tunnel", "TLS 1.2", "tls12"],
  ["tunnel", "IPsec", "ipsec_vpn"],
  ["targetCategory", "[3] CT・MRI等ネットワーク接続検査機器の保守", "T3"],
  ["targetCategory", "④マイナ", "T4"],
  ["targetCategory", "T8", "T8"],
  ["party", "当院", "hospital"],
  ["party", "回線事業者", "carrier"],
  ["party", "Vendor", "vendor"],
  ["clause", "無", "absent"],
  ["clause", "－", "not_applicable"],
  ["contractType", "出張修理のみ", "onsite"],
  ["contractType", "Incl. remote", "remote"],
  ["contractForm", "①全て同一法人", "form1"],
  ["assetKind", "ﾍﾞｯﾄﾞｻｲﾄﾞﾓﾆﾀ", "bedside_monitor"],
  ["assetKind", "L2SW", "network_switch"],
  ["assetKind", "ノート", "laptop"],
  ["assetKind", "PET-CT", "pet"],
  ["offlineOrImmutable", "LTOを取り外し保管", "offline"],
  ["offlineOrImmutable", "クラウドは書換不可設定", "immutable"],
  ["offlineOrImmutable", "なし（常時接続）", "none"],
  ["role", "部門担当（放射線）", "departmentLead"],
  ["systemCategory", "画像", "pacs"],
  ["prefecture", "北海道", "01"],
  ["founderClass", "医療法人", "C2"],
] as const)("%s: %s is %s", (vocabulary, text, code) => {
  expect(codeOf(vocabulary, text)).toBe(code);
});

it("a list in one cell gives each of its codes once", () => {
  expect(codesOf("purpose", "障害対応、ソフトウェア改訂")).toEqual(["fault_response", "software_revision"]);
  expect(codesOf("mediaKind", "ディスク、ディスク（別筐体）")).toEqual(["disk"]);
});

it("words outside the vocabulary are no code", () => {
  expect(codeOf("party", "なぎさ電機")).toBeUndefined();
});
