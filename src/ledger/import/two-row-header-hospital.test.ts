import { describe, expect, it } from "vitest";
import { plan, recordsOf, shown } from "./testing/plain-plan.ts";
import { sheet, workbook } from "./testing/workbook-builder.ts";

describe("a hospital whose ledgers have headers in two rows, groups above", () => {
  const book = workbook(
    "ネットワーク管理簿.xlsx",
    sheet(
      "接続先管理",
      [
        ["管理簿"],
        [
          "整理番号",
          "接続概要",
          null,
          null,
          "通信",
          null,
          "終端機器",
          null,
          null,
          null,
          "患者データ",
          null,
          "契約",
          null,
        ],
        [
          null,
          "名称",
          "相手先名",
          "所管課",
          "回線",
          "暗号化方式",
          "メーカ",
          "型式",
          "ファーム",
          "所有区分",
          "閲覧",
          "持ち出し",
          "締結",
          "守秘",
        ],
        [
          "R-01",
          "健診システムのサポート",
          "ハマナス健康システム㈱",
          "健診課",
          "光ファイバ",
          "SSL-VPN（当院のUTMで終端）",
          "ﾌｫｰﾃｨﾈｯﾄ",
          "FortiGate40F",
          "7.0.15",
          "当院所有",
          "可",
          "不可",
          "○",
          "○",
        ],
        [
          "R-02",
          "検体検査装置の監視",
          "シギ検査機器㈱",
          "検査課",
          "公衆回線(ダイヤルアップ)",
          "なし",
          "不明",
          "モデム",
          "対象外",
          "リース",
          "不可",
          "不可",
          "×",
          "／",
        ],
        [
          "整理番号",
          "名称",
          "相手先名",
          "所管課",
          "回線",
          "暗号化方式",
          "メーカ",
          "型式",
          "ファーム",
          "所有区分",
          "閲覧",
          "持ち出し",
          "締結",
          "守秘",
        ],
        [
          "R-03",
          "遠隔画像診断",
          "ヨダカ読影ネット",
          "放射線課",
          "インターネット",
          "TLS",
          null,
          null,
          null,
          "先方",
          "可",
          "可",
          "○",
          "確認中",
        ],
      ],
      {
        merges: [
          [2, 1, 3, 1],
          [2, 2, 2, 4],
          [2, 5, 2, 6],
          [2, 7, 2, 10],
          [2, 11, 2, 12],
          [2, 13, 2, 14],
        ],
      },
    ),
    sheet("IPアドレス管理", [
      ["セグメント名", "ネットワークアドレス", "VLAN ID", "FW配下", "備考"],
      ["医療情報系", "10.0.0.0/16", "10", "○", ""],
      ["来客用Wi-Fi", "192.168.100.0/24", "99", "×", ""],
    ]),
    sheet("連絡体制", [
      ["役割", "担当者", "所属", "専任・兼任", "電話番号", "連絡順位"],
      ["最高情報セキュリティ責任者", "病院長", "－", "兼任", "内線100", 1],
      ["システム管理者", "総務課 主事", "総務課", "専任", "内線200", 2],
    ]),
    sheet("コード表", [["回線"], ["光"], ["LTE"]]),
  );
  const result = plan([book]);

  it("joins the two header rows", () => {
    const [table] = result.sources[0]?.mapping.tables ?? [];
    expect(table?.headerRows).toEqual([2, 3]);
    expect(table?.columns.map((column) => column.target)).toEqual(
      [
        "ledgerNumber",
        "systemOrDevice",
        "counterpart",
        "department",
        "accessLine",
        "tunnel",
        "maker",
        "model",
        "firmwareVersion",
        "deviceOwner",
        "patientDataAccess",
        "patientDataDownload",
        "contractExists",
        "contract.CL-24",
      ].map((target) => (target === "ledgerNumber" ? "connectionNumber" : target)),
    );
  });

  it("reads its connections and skips the header that stands again in the middle", () => {
    expect(recordsOf(result, "connection").map((record) => shown(record.fields))).toMatchObject([
      {
        ledgerNumber: "R-01",
        targetCategory: "T1",
        accessLine: "other",
        tunnel: "ssl_vpn",
        sslTarget: "hospital_firewall",
        maker: "Fortinet",
        model: "FortiGate 40F",
        deviceOwner: "hospital",
        patientDataAccess: true,
        patientDataDownload: false,
        contractExists: true,
      },
      {
        ledgerNumber: "R-02",
        accessLine: "public_network",
        tunnel: "@none",
        maker: "@unknown",
        deviceKind: "modem",
        firmwareVersion: "@notApplicable",
        deviceOwner: "lease",
        contractExists: false,
      },
      {
        ledgerNumber: "R-03",
        targetCategory: "T6",
        accessLine: "internet_direct",
        tunnel: "tls12",
        deviceOwner: "vendor",
      },
    ]);
    expect(result.rows.filter((row) => row.reason === "repeated_header").map((row) => row.row)).toEqual([6]);
  });

  it("reads segments and roles, and leaves the list of codes out", () => {
    expect(recordsOf(result, "segment").map((record) => shown(record.fields))).toMatchObject([
      { name: "医療情報系", ipRange: "10.0.0.0/16", vlan: "10", behindFirewall: true },
      { name: "来客用Wi-Fi", behindFirewall: false },
    ]);
    expect(recordsOf(result, "role").map((record) => shown(record.fields))).toMatchObject([
      { role: "safetyOfficer", personOrUnit: "病院長", concurrentPost: true, emergencyOrder: 1 },
      { role: "systemOperator", concurrentPost: false },
    ]);
    expect(result.sources.at(-1)?.mapping.reason).toBe("lookup_list");
  });
});

describe("headers merged downwards beside grouped ones", () => {
  it("keeps the columns whose header stands in the upper row", () => {
    const merges = [
      [1, 1, 2, 1],
      [1, 2, 2, 2],
      [1, 3, 1, 5],
      [1, 6, 2, 6],
    ] as const;
    const rows = [
      ["番号", "システム・機器", "回線", "回線", "回線", "備考"],
      ["", "", "回線種別", "VPN等", "回線事業者", ""],
      ["1", "心電図サーバ", "専用線", "なし", "みさき通信", "なし"],
      ["2", "栄養管理", "LTE", "なし", "みさき通信", "なし"],
    ];
    const records = recordsOf(plan([workbook("接続一覧.xlsx", sheet("接続一覧", rows, { merges }))]), "connection");
    expect(records.map((record) => shown(record.fields).systemOrDevice)).toEqual(["心電図サーバ", "栄養管理"]);
  });
});
