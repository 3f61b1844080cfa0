import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { ledgerAfter, plan, recordsOf, shown } from "./testing/plain-plan.ts";
import { sheet, workbook } from "./testing/workbook-builder.ts";

/** More lists in shapes and words of their own: none of them was looked at when the rules were made. All names are invented. */

describe("a list of lines under merged headers, with a title above and notes below", () => {
  const result = plan([
    workbook(
      "外部回線台帳.xlsx",
      sheet(
        "R8年度",
        [
          ["社会医療法人　さざなみ会　みなと第二病院"],
          ["院外接続回線　管理表", null, null, null, null, null, null, null, null, null, "作成：", "情報課"],
          [],
          ["No", "対象業務", "相手先", null, "回線", null, "終端装置", null, null, null, "保守契約", null, "備考"],
          [null, null, "会社名", "分類", "種別", "提供会社", "品名", "F/W", "最終確認", "所有区分", "有無", "範囲"],
          [
            1,
            "電子カルテ遠隔サポート",
            "カモメ情報㈱",
            "電カル",
            "LTE",
            "NTT西日本",
            "FortiGate-40F",
            "7.2.8",
            "令和8年3月15日",
            "ベンダ",
            "あり",
            "リモート含む",
          ],
          [
            2,
            "検体検査リモート",
            "㈲シオサイ",
            "検査",
            "同上",
            "同上",
            "YAMAHA RTX830",
            "15.02.30",
            "R7.12.1",
            "自院",
            "あり",
            "訪問のみ",
            "2027年更改予定",
          ],
          [3, "地域連携", "港湾連携協議会", "連携", "IP-VPN", "KDDI", "不明", "不明", "－", "協議会", "確認中", "－"],
          [
            4,
            "CTリモート",
            "ハヤテ画像",
            "モダリティ",
            "ISDN",
            "NTT西日本",
            "TA",
            "なし",
            "H30/4/1",
            "〃",
            "なし",
            "なし",
          ],
          [],
          ["（注）所有区分は、契約書による。"],
          ["※ 3番は廃止予定"],
        ],
        {
          merges: [
            [1, 1, 1, 13],
            [4, 1, 5, 1],
            [4, 2, 5, 2],
            [4, 3, 4, 4],
            [4, 5, 4, 6],
            [4, 7, 4, 10],
            [4, 11, 4, 12],
            [4, 13, 5, 13],
          ],
        },
      ),
    ),
  ]);

  it("knows every column and takes the notes for notes", () => {
    expect(result.unmapped).toEqual([]);
    expect(result.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [6, "created"],
      [7, "created"],
      [8, "created"],
      [9, "created"],
      [11, "skipped"],
      [12, "skipped"],
    ]);
  });

  it("reads lines, devices and contracts", () => {
    expect(recordsOf(result, "connection").map(({ fields }) => shown(fields))).toEqual([
      {
        systemOrDevice: "電子カルテ遠隔サポート",
        counterpart: "カモメ情報株式会社",
        targetCategory: "T1",
        accessLine: "lte",
        carrier: "NTT西日本",
        maker: "Fortinet",
        model: "FortiGate 40F",
        firmwareVersion: "7.2.8",
        firmwareKnownOn: "2026-03-15",
        deviceOwner: "vendor",
        deviceKind: "firewall",
        contractExists: true,
        contractType: "remote",
      },
      {
        systemOrDevice: "検体検査リモート",
        counterpart: "有限会社シオサイ",
        targetCategory: "T1",
        accessLine: "lte",
        carrier: "NTT西日本",
        maker: "Yamaha",
        model: "RTX830",
        firmwareVersion: "15.02.30",
        firmwareKnownOn: "2025-12-01",
        deviceOwner: "hospital",
        deviceKind: "router",
        contractExists: true,
        contractType: "onsite",
        comment: "2027年更改予定",
      },
      {
        systemOrDevice: "地域連携",
        counterpart: "港湾連携協議会",
        targetCategory: "T5",
        accessLine: "ip_vpn",
        carrier: "KDDI",
        maker: "@unknown",
        model: "@unknown",
        firmwareVersion: "@unknown",
        firmwareKnownOn: "@notApplicable",
        deviceOwner: "council",
        contractExists: "@checking",
        contractType: "@notApplicable",
      },
      expect.objectContaining({
        accessLine: "isdn",
        firmwareVersion: "@none",
        firmwareKnownOn: "2018-04-01",
        deviceOwner: "council",
        contractExists: false,
      }),
    ]);
  });
});

describe("a CSV in CP932 with half-width kana, 同上 and 和暦", async () => {
  const text = [
    "管理No.,機器区分,メーカ名,機種名,S/N,IPアドレス,ホスト名,OS/バージョン,設置部署,導入日,保守満了日",
    "X-001,ﾉｰﾄPC,富士通,LIFEBOOK A5513,ABC123,192.168.1.5,NOTE01,Windows 11 Pro,医事課,R5.4.1,令和１０年３月３１日",
    "X-002,同上,〃,〃,ABC124,DHCP,NOTE02,同上,〃,〃,〃",
    "X-003,サーバー,ＨＰＥ,DL380 Gen10,SGH1,192.168.1.10,SV01,Windows Server 2019 Std (10.0.17763.5936),サーバ室,平成31年2月,未定",
  ].join("\r\n");
  const read = await readWorkbook(iconv.encode(text, "cp932"), "資産.csv");
  const result = plan(read.ok ? [read.value] : []);

  it("is read as it is meant", () => {
    expect(result.unmapped).toEqual([]);
    const [first, second, third] = recordsOf(result, "asset").map(({ fields }) => shown(fields));
    const same = {
      kind: "laptop",
      maker: "Fujitsu",
      model: "LIFEBOOK A5513",
      os: "Windows 11 Pro",
      department: "医事課",
      installedOn: "2023-04-01",
      supportEndsOn: "2028-03-31",
    };
    expect(first).toEqual({
      ...same,
      assetId: "X-001",
      serialNumber: "ABC123",
      ipRange: "192.168.1.5",
      hostname: "NOTE01",
    });
    expect(second).toEqual({ ...same, assetId: "X-002", serialNumber: "ABC124", ipRange: "DHCP", hostname: "NOTE02" });
    expect(third).toMatchObject({
      kind: "server",
      os: "Windows Server 2019 Standard",
      osVersion: "10.0.17763.5936",
      installedOn: "2019-02",
    });
  });
});

describe("an inventory in English with its own column names", () => {
  const result = plan([
    workbook(
      "network_inventory_2026.xlsx",
      sheet("Inventory", [
        ["Network inventory"],
        ["as of 15 Mar 2026"],
        [
          "Device name",
          "Type",
          "Vendor",
          "Model",
          "Serial no.",
          "Mgmt IP",
          "OS / firmware",
          "Rack / room",
          "Owner",
          "Install date",
          "End of support",
        ],
        [
          "fw-01",
          "Firewall",
          "Fortinet",
          "FG-100F",
          "FG100F1",
          "10.0.0.254",
          "FortiOS 7.2.8",
          "MDF",
          "Hospital",
          "01 Jun 2022",
          "unknown",
        ],
        [
          "ap-3f-01",
          "Wireless AP",
          "Aruba",
          "AP-515",
          "CNK1",
          "10.0.9.11",
          "8.10.0.9",
          "3F ward",
          "Lease",
          "2021/11",
          "n/a",
        ],
      ]),
      sheet("Backup", [
        ["System", "What is backed up", "Frequency", "Media", "Generations", "Offline copy", "Last restore test"],
        ["EMR", "DB full", "daily", "NAS + LTO", 7, "yes", "2026-01"],
        ["PACS", "images", "weekly", "Disk", 2, "no", "never"],
      ]),
    ),
  ]);

  it("is understood without a question", () => {
    expect(result.unmapped).toEqual([]);
    expect(recordsOf(result, "asset").map(({ fields }) => shown(fields))).toMatchObject([
      {
        hostname: "fw-01",
        kind: "firewall",
        model: "FortiGate 100F",
        ipRange: "10.0.0.254",
        softwareVersion: "7.2.8",
        location: "MDF",
        installedOn: "2022-06-01",
        supportEndsOn: "@unknown",
      },
      { owner: "lease", installedOn: "2021-11", supportEndsOn: "@notApplicable" },
    ]);
    expect(recordsOf(result, "backup").map(({ fields }) => shown(fields))).toMatchObject([
      { dataScope: "DB full", mediaKinds: ["nas", "tape"], offlineOrImmutable: "offline", restoreTestedOn: "2026-01" },
      { dataScope: "images", offlineOrImmutable: "none", restoreTestedOn: "@none" },
    ]);
  });
});

describe("a sheet with three lists below one another, each under a numbered heading", () => {
  const result = plan([
    workbook(
      "情報システム総括.xlsx",
      sheet("体制", [
        ["1. 責任者一覧"],
        ["役割", "氏名", "所属", "内線", "メール"],
        ["医療情報システム安全管理責任者", "潮田 太郎", "診療部", "1001", "s@example.jp"],
        ["企画管理者", "同上", "同上", "1001", null],
        [],
        ["2. 緊急連絡先（外部）"],
        ["機関", "窓口", "電話番号", "備考"],
        ["所轄保健所", "医務係", "000-111-2222", null],
        ["県警察 サイバー", "相談窓口", "000-111-3333", null],
        [],
        ["3. ネットワーク一覧"],
        ["セグメント名", "VLAN ID", "ネットワークアドレス", "用途"],
        ["診療系", 10, "10.1.0.0/16", "電子カルテ"],
      ]),
    ),
  ]);

  it("gives people, agencies by their names, and segments", () => {
    expect(result.unmapped).toEqual([]);
    expect(recordsOf(result, "role").map(({ fields }) => shown(fields))).toEqual([
      { role: "safetyOfficer", personOrUnit: "潮田 太郎", department: "診療部", contact: "1001 / s@example.jp" },
      { role: "planningManager", personOrUnit: "潮田 太郎", department: "診療部", contact: "1001" },
      { role: "externalAgency", personOrUnit: "所轄保健所 医務係", contact: "000-111-2222" },
      { role: "externalAgency", personOrUnit: "県警察 サイバー 相談窓口", contact: "000-111-3333" },
    ]);
    expect(recordsOf(result, "segment").map(({ fields }) => shown(fields))).toEqual([
      { name: "診療系", vlan: "10", ipRange: "10.1.0.0/16", comment: "電子カルテ" },
    ]);
  });
});

describe("a form with the labels at the left and one line beside the other", () => {
  const form = workbook(
    "保守回線調査票.xlsx",
    sheet("回線", [
      ["リモート保守回線　調査票"],
      ["項目", "回線１", "回線２", "回線３"],
      ["接続システム名", "電子カルテ", "画像システム", "検査システム"],
      ["接続先業者名", "カモメ情報㈱", "ハヤテ画像㈱", "㈲シオサイ"],
      ["回線種別", "光回線", "IP-VPN", "不明"],
      ["VPN方式", "IPsec-VPN", "なし", "不明"],
      ["接続機器メーカー", "Fortinet", "Yamaha", "確認中"],
      ["接続機器型番", "FortiGate 60F", "RTX830", "確認中"],
      [
        "ファームウェア版数",
        { type: "number", value: 7.1, text: "7.10", format: "0.00" },
        "15.02.30",
        { type: "error", code: "#REF!" },
      ],
      ["設置年月", "令和4年4月", "R3.10", "－"],
    ]),
  );
  const result = plan([form]);

  it("gives one record a column, each from its column", () => {
    expect(result.unmapped).toEqual([]);
    const records = recordsOf(result, "connection");
    expect(records.map(({ fields }) => shown(fields))).toMatchObject([
      {
        systemOrDevice: "電子カルテ",
        counterpart: "カモメ情報株式会社",
        tunnel: "ipsec_vpn",
        maker: "Fortinet",
        model: "FortiGate 60F",
        installedOn: "2022-04",
      },
      { counterpart: "ハヤテ画像株式会社", accessLine: "ip_vpn", tunnel: "@none", firmwareVersion: "15.02.30" },
      { accessLine: "@unknown", tunnel: "@unknown", model: "@checking", installedOn: "@notApplicable" },
    ]);
    expect(records[1]?.sources).toEqual([
      { type: "file", file: "保守回線調査票.xlsx", sheet: "回線", row: 3, sideways: true },
    ]);
  });

  it("names cells as the sheet shows them", () => {
    expect(result.rows.map(({ row, outcome, cell }) => [row, outcome, cell])).toEqual([
      [2, "created", null],
      [3, "created", null],
      [4, "created", "D9"],
    ]);
  });

  it("changes nothing the second time", () => {
    expect(plan([form], ledgerAfter(result)).changes).toEqual([]);
  });
});

it("a sheet of plain sentences is no form", () => {
  const notes = sheet("お願い", [
    ["記入のお願い"],
    ["回線の契約書をお持ちの方は", "写しをお送りください"],
    ["分からない項目は", "不明とお書きください"],
    ["業者に問い合わせ中のものは", "確認中とお書きください"],
    ["機器の写真は", "後日いただきます"],
  ]);
  expect(plan([workbook("お願い.xlsx", notes)]).rows).toEqual([]);
});
