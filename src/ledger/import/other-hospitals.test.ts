import { describe, expect, it } from "vitest";
import { propose } from "./propose.ts";
import { plan, recordsOf, shown } from "./testing/plain-plan.ts";
import { sheet, workbook } from "./testing/workbook-builder.ts";

/** Three styles of ledger that the rules have never seen: all names are invented. */

describe("a hospital that keeps two tables on one sheet, in its own words", () => {
  const book = workbook(
    "院内情報機器一覧 令和7年度.xlsx",
    sheet("総括", [
      ["みさき台病院　情報機器一覧"],
      ["（令和7年10月1日時点）"],
      [],
      ["１．リモート接続の一覧"],
      [
        "項番",
        "接続の名称",
        "ベンダー名",
        "アクセス回線種別",
        "VPN方式",
        "ルータ",
        "機器の所有者",
        "接続頻度",
        "事前連絡",
        "契約書の有無",
        "ログ保管",
        "開通年月",
      ],
      [
        1,
        "電子カルテの保守",
        "(株)ナギサ情報",
        "フレッツ光ネクスト",
        "IPsec",
        "ヤマハ NVR510 Rev.15.01.22",
        "ベンダー",
        "作業時のみ",
        "電話連絡のうえ接続",
        "締結済",
        "○",
        "平成31年4月",
      ],
      [
        2,
        "ＭＲＩの遠隔点検",
        "イソベメディカル",
        "閉域SIM",
        "なし",
        "型番不明",
        "メーカー",
        "24時間",
        "不要",
        "未締結",
        "×",
        "R2/8",
      ],
      [3, "調剤システム連携", "同上", "〃", "不明", "〃", "不明", "必要時", "〃", "照会中", "－", "〃"],
      ["計", 3],
      [],
      ["２．機器の一覧"],
      ["備品番号", "品名", "製造元", "型式", "シリアルNo", "設置部屋", "OS名", "台数", "購入年月日", "リース期限"],
      [
        "M-001",
        "デスクトップPC",
        "レノボ・ジャパン(同)",
        "ThinkCentre M70q",
        "PC0AAA1",
        "医事課",
        "Win11 Pro",
        1,
        new Date("2023-04-01"),
        "R10.3",
      ],
      ["M-002", "島HUB", "ﾊﾞｯﾌｧﾛｰ", "BS-GS2016", "PC0AAA2", "〃", "－", 1, 45017, "なし"],
      ["※ 網掛けは更新予定"],
    ]),
  );
  const result = plan([book]);

  it("finds both tables, whose rows keep their sheet rows", () => {
    const [mapping] = propose(book).mappings;
    expect(mapping?.tables.map((table) => [table.kind, table.headerRows])).toEqual([
      ["connection", [5, 5]],
      ["asset", [12, 12]],
    ]);
    expect(result.rows.map((row) => [row.row, row.outcome, row.reason])).toEqual(
      [
        [6, "created", null],
        [7, "created", null],
        [8, "created", null],
        [9, "skipped", "total"],
        [11, "skipped", "note"],
        [13, "created", null],
        [14, "created", null],
        [15, "skipped", "note"],
      ].filter(([row]) => row !== 11),
    );
  });

  it("reads its connections", () => {
    const [first, second, third] = recordsOf(result, "connection");
    expect(shown(first?.fields)).toMatchObject({
      systemOrDevice: "電子カルテの保守",
      targetCategory: "T1",
      accessLine: "other",
      tunnel: "ipsec_vpn",
      maker: "Yamaha",
      model: "NVR510",
      firmwareVersion: "15.01.22",
      deviceKind: "router",
      deviceOwner: "vendor",
      alwaysOn: false,
      permissionEachTime: true,
      contractExists: true,
      logKept: true,
      installedOn: "2019-04",
    });
    expect(shown(second?.fields)).toMatchObject({
      targetCategory: "T3",
      accessLine: "mobile_closed",
      tunnel: "@none",
      model: "@unknown",
      alwaysOn: true,
      permissionEachTime: false,
      contractExists: false,
      logKept: false,
      installedOn: "2020-08",
    });
    expect(shown(third?.fields)).toMatchObject({
      counterpart: "イソベメディカル",
      accessLine: "mobile_closed",
      tunnel: "@unknown",
      permissionEachTime: false,
      contractExists: "@checking",
      logKept: "@notApplicable",
      installedOn: "2020-08",
    });
    expect(first?.number).toBe(1);
  });

  it("reads its devices", () => {
    expect(recordsOf(result, "asset").map((record) => shown(record.fields))).toMatchObject([
      {
        assetId: "M-001",
        kind: "client_pc",
        maker: "Lenovo",
        os: "Windows 11 Pro",
        quantity: 1,
        installedOn: "2023-04-01",
        supportEndsOn: "2028-03",
      },
      {
        assetId: "M-002",
        kind: "network_switch",
        maker: "Buffalo",
        location: "医事課",
        os: "@notApplicable",
        installedOn: "2023-04-01",
        supportEndsOn: "@none",
      },
    ]);
  });
});

describe("a clinic group that keeps its registers in English", () => {
  const book = workbook(
    "IT_registers_v3.xlsx",
    sheet("Remote Access", [
      ["Remote access register", null, null, null, null, null, null, null, null, null, null],
      [],
      [
        "No",
        "System",
        "Supplier",
        "Access line",
        "VPN type",
        "Manufacturer",
        "Model number",
        "Firmware version",
        "Checked on",
        "Always on",
        "Contract type",
        "NDA",
        "Log kept",
      ],
      [
        1,
        "Electronic medical records",
        "Harbor Systems KK",
        "FTTH",
        "IPsec",
        "Fortinet Inc.",
        "FGT-60F",
        "v7.2.8 build1639",
        "25/12/2025",
        "no",
        "Full maintenance",
        "Yes",
        "tbc",
      ],
      [
        2,
        "CT scanner service",
        "Nordlicht Medical",
        "LTE",
        "SSL-VPN to vendor portal",
        "N/A",
        "N/A",
        "N/A",
        "n/a",
        "yes",
        "Remote support included",
        "No",
        "unknown",
      ],
    ]),
    sheet("Hardware", [
      [
        "Asset tag",
        "Device type",
        "Manufacturer",
        "Model",
        "Serial no",
        "Operating system",
        "OS version",
        "Location",
        "IP address",
        "Purchased",
        "Warranty end",
        "Notes",
      ],
      [
        "HW-1",
        "Laptop",
        "Dell Inc.",
        "Latitude 5440",
        "AB12345",
        "Microsoft Windows 11 Pro",
        "10.0.22631.4460",
        "Ward 2",
        "10.1.2.3",
        "03/04/2024",
        "13/04/2027",
        null,
      ],
      [
        "HW-2",
        "Switch",
        "cisco systems",
        "Catalyst 9200L",
        "FOC0001X",
        null,
        null,
        "Server room",
        "10.1.2.4",
        "14/02/2023",
        "unknown",
        "spare",
      ],
    ]),
    sheet("Change log", [
      ["Date", "Change"],
      ["01/02/2026", "first edition"],
    ]),
    sheet("Backups", [
      ["System", "Backup method", "Destination", "Schedule", "Retention", "Offline", "Off-site", "Last restore test"],
      ["EMR", "Full", "NAS, LTO tape", "daily", "7", "Tape removed after each run", "No", "2026-01"],
    ]),
  );
  const result = plan([book]);

  it("knows which sheet is which, and leaves the change log out", () => {
    expect(
      result.sources.map((source) => [
        source.sheet,
        source.mapping.action,
        source.mapping.tables[0]?.kind ?? source.mapping.reason,
      ]),
    ).toEqual([
      ["Remote Access", "import", "connection"],
      ["Hardware", "import", "asset"],
      ["Change log", "ignore", "change_log"],
      ["Backups", "import", "backup"],
    ]);
    expect(result.unmapped).toEqual([]);
  });

  it("reads day and month in the order its own dates prove", () => {
    expect(recordsOf(result, "asset").map((record) => shown(record.fields))).toMatchObject([
      { kind: "laptop", maker: "Dell", installedOn: "2024-04-03", supportEndsOn: "2027-04-13", os: "Windows 11 Pro" },
      { kind: "network_switch", maker: "Cisco", installedOn: "2023-02-14", supportEndsOn: "@unknown" },
    ]);
  });

  it("reads its connections, with contracts behind them", () => {
    expect(recordsOf(result, "connection").map((record) => shown(record.fields))).toMatchObject([
      {
        targetCategory: "T1",
        tunnel: "ipsec_vpn",
        maker: "Fortinet",
        model: "FortiGate 60F",
        firmwareVersion: "7.2.8",
        firmwareKnownOn: "2025-12-25",
        deviceKind: "firewall",
        alwaysOn: false,
        contractType: "full",
        logKept: "@checking",
      },
      {
        targetCategory: "T3",
        accessLine: "lte",
        tunnel: "ssl_vpn",
        sslTarget: "vendor_https",
        model: "@notApplicable",
        contractType: "remote",
        logKept: "@unknown",
      },
    ]);
    expect(recordsOf(result, "contract").map((record) => shown(record.fields))).toMatchObject([
      { vendor: "Harbor Systems KK", exists: true, type: "full", "CL-24": "present" },
      { vendor: "Nordlicht Medical", exists: true, type: "remote", "CL-24": "absent" },
    ]);
  });

  it("reads its backups", () => {
    expect(recordsOf(result, "backup").map((record) => shown(record.fields))).toMatchObject([
      {
        systemName: "EMR",
        mediaKinds: ["nas", "tape"],
        generations: 7,
        offlineOrImmutable: "offline",
        offsite: false,
        restoreTestedOn: "2026-01",
      },
    ]);
  });
});
