import { describe, expect, it } from "vitest";
import type { Workbook } from "../../shared/workbook.ts";
import type { LedgerRecord } from "../contract.ts";
import { ledgerAfter, plan, shown } from "./testing/plain-plan.ts";
import { sheet, workbook } from "./testing/workbook-builder.ts";

/** A hospital's list, its network company's and its vendors' (in English), which overlap. */
const own = workbook(
  "管理台帳.xlsx",
  sheet("外部接続", [
    ["管理番号", "回線ID", "名称", "業者", "回線", "VPN", "接続機器", "契約の種類"],
    [
      "EX-1",
      "ＣＯＰ１００１",
      "検体検査システム保守",
      "ツバメ検査機器株式会社",
      "光回線（インターネット）",
      "IPsec-VPN",
      "FortiGate 60E",
      "リモート保守付",
    ],
    [
      "EX-2",
      "COP-1001",
      "輸血管理システム保守",
      "ツバメ検査機器株式会社",
      "光回線（インターネット）",
      "IPsec-VPN",
      "FortiGate 60E",
      "リモート保守付",
    ],
    ["EX-3", "－", "CT1装置リモート保守", "メダカ画像株式会社", "IP-VPN", "なし", "RTX1220", "オンサイト保守"],
  ]),
  sheet("業者", [
    ["業者名", "定期報告"],
    ["ツバメ検査機器株式会社", "有"],
    ["メダカ画像株式会社", "無"],
    ["クジラ物流株式会社", "無"],
  ]),
);
const network = workbook(
  "ネットワーク機器_202603.xlsx",
  sheet("機器一覧", [
    ["ホスト名", "種別", "メーカ", "型式", "S/N", "FW Ver", "Ver確認日", "所有", "管理"],
    ["FW-LIS-01", "FW", "Fortinet", "FortiGate-60E", "FGT60E0001", "v6.0.4", "2019-07-01", "業者", "業者"],
    ["RT-CT-01", "ルータ", "YAMAHA", "RTX1220", "M5C0001", "15.04.06", "2026-03-20", "業者", "業者"],
  ]),
  sheet("回線一覧", [
    ["回線名", "回線ID", "接続先", "回線種別", "VPN", "終端ホスト名", "定期更新"],
    ["輸血保守用光", "cop1001", "ツバメ検査機器㈱", "光回線（インターネット）", "IPsec-VPN", "FW-LIS-01", "なし"],
    ["LIS保守用光", "cop1001", "ツバメ検査機器㈱", "光回線（インターネット）", "IPsec-VPN", "FW-LIS-01", "あり"],
    ["CT保守(1)", null, "メダカ画像㈱", "IP-VPN", "なし", "RT-CT-01", "あり"],
  ]),
);
const vendors = workbook(
  "RemoteService.xlsx",
  sheet("Connections", [
    [
      "Ref",
      "Vendor",
      "Service",
      "Circuit",
      "Line",
      "VPN",
      "Device model",
      "Firmware",
      "Firmware as of (mm/dd/yyyy)",
      "NDA",
    ],
    [
      "RS-1",
      "Tsubame Clinical",
      "LIS support",
      "COP1001",
      "FTTH (Internet)",
      "IPsec",
      "FG-60E",
      "6.0.5",
      "06/15/2021",
      "Yes",
    ],
    ["RS-2", "Medaka Imaging", "CT1 remote service", null, "IP-VPN", "none", "RTX1220", "15.04.06", "03/20/2026", "No"],
    ["RS-3", "Kujira Logistics", "SPD logistics", null, "LTE", "none", "unknown", "unknown", "n/a", "unknown"],
  ]),
  sheet("Devices", [
    ["Serial", "Model", "Maker", "FW", "FW date"],
    ["FGT6 0E0001", "FG-60E", "Fortinet", "6.0.5", "06/15/2021"],
  ]),
);

function importedOneByOne(files: readonly Workbook[]): LedgerRecord[] {
  let given = 0;
  const newId = () => `00000000-0000-4000-8000-${String(++given).padStart(12, "0")}`;
  let ledger: LedgerRecord[] = [];
  for (const file of [...files, ...files]) ledger = ledgerAfter(plan([file], ledger, new Map(), { newId }), ledger);
  return ledger;
}

const orders = [
  ["own list first", [own, network, vendors]],
  ["vendors' list first", [vendors, network, own]],
  ["network list first", [network, vendors, own]],
] as const;

describe.each(orders)("files imported one by one, %s", (_, files) => {
  const ledger = importedOneByOne(files);
  const connections = ledger.filter((record) => record.kind === "connection");
  const named = (name: string) =>
    connections.find((record) => JSON.stringify(record.fields.systemOrDevice ?? "").includes(name));

  it("describe four connections and two devices, each once", () => {
    expect(connections).toHaveLength(4);
    expect(ledger.filter((record) => record.kind === "asset")).toHaveLength(2);
  });

  it("keep apart what shares circuit, vendor and device, and bring its rows together", () => {
    expect(shown(named("検体検査システム保守")?.fields)).toMatchObject({
      ledgerNumber: ["EX-1", "RS-1"],
      counterpart: "ツバメ検査機器株式会社",
      regularPatch: true,
      deviceKind: "firewall",
      firmwareVersion: "6.0.5",
      firmwareKnownOn: "2021-06-15",
    });
    expect(shown(named("輸血管理システム保守")?.fields)).toMatchObject({
      ledgerNumber: "EX-2",
      regularPatch: false,
      firmwareVersion: "6.0.5",
    });
    expect(shown(named("CT1装置リモート保守")?.fields)).toMatchObject({
      maker: "Yamaha",
      deviceOwner: "vendor",
      firmwareVersion: "15.04.06",
    });
    expect(shown(named("SPD logistics")?.fields)).toMatchObject({
      counterpart: "クジラ物流株式会社",
      targetCategory: "T1",
      accessLine: "lte",
    });
  });

  it("change nothing when each is imported again, nor all together", () => {
    for (const file of files) expect(plan([file], ledger).changes).toEqual([]);
    expect(plan(files, ledger).changes).toEqual([]);
  });
});
