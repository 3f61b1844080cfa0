import { describe, expect, it } from "vitest";
import { plan, recordsOf, shown } from "./testing/plain-plan.ts";
import { sheet, workbook } from "./testing/workbook-builder.ts";

const assets = (records: ReturnType<typeof recordsOf>) => records.map((record) => shown(record.fields));

describe("cells that refer to others", () => {
  it("ditto marks and merged cells get the value, and the mark is kept", () => {
    const book = workbook(
      "a.xlsx",
      sheet(
        "機器一覧",
        [
          ["棟", "場所", "種別", "メーカー", "型番", "S/N", "導入年月"],
          ["本館", "1F", "ルータ", "ﾔﾏﾊ", "RTX830", "AAAA1", "R4.3"],
          [null, "2F", "〃", "同上", "RTX1220", "AAAA2", "〃"],
          ["別館", "〃", "〃", "〃", "〃", "AAAA3", "同上"],
        ],
        { merges: [[2, 1, 3, 1]] },
      ),
    );
    const result = recordsOf(plan([book]), "asset");
    expect(assets(result)).toMatchObject([
      { location: "本館 1F", maker: "Yamaha", installedOn: "2022-03" },
      { location: "本館 2F", maker: "Yamaha", kind: "router", installedOn: "2022-03" },
      { location: "別館 2F", maker: "Yamaha", model: "RTX1220" },
    ]);
    expect(result[1]?.fields.maker).toMatchObject({ raw: "同上" });
  });

  it("同左 in the version column means the version in the model cell", () => {
    const book = workbook(
      "a.xlsx",
      sheet("機器", [
        ["型番", "ファームウェア版数", "製造番号"],
        ["FortiGate60F v7.0.13", "同左", "AAAA1"],
      ]),
    );
    expect(assets(recordsOf(plan([book]), "asset"))).toMatchObject([
      { model: "FortiGate 60F", softwareVersion: "7.0.13" },
    ]);
  });

  it("「～に同じ」 in a backup list takes the codes of that system and leaves the words", () => {
    const book = workbook(
      "b.xlsx",
      sheet("バックアップ", [
        ["システム", "媒体", "オフライン／書換不可", "コピー数（原本含む）"],
        ["電子カルテ", "ディスク、LTO", "あり（LTO取外し）", 3],
        ["オーダ", "電子カルテに同じ", "電子カルテに同じ", 3],
        ["給食", "なし", "なし", "なし"],
      ]),
    );
    expect(assets(recordsOf(plan([book]), "backup"))).toMatchObject([
      { mediaKinds: ["disk", "tape"], offlineOrImmutable: "offline" },
      { media: "電子カルテに同じ", mediaKinds: ["disk", "tape"], offlineOrImmutable: "offline" },
      { media: "@none", mediaKinds: [], offlineOrImmutable: "none", copies: 1 },
    ]);
  });
});

describe("what is left out, and why", () => {
  const book = workbook(
    "ledger.xlsx",
    sheet(
      "端末",
      [
        ["資産番号", "型番", "取得価格", "数量"],
        ["P-1", "OptiPlex 7010", 120_000, 1],
        ["P-2", { type: "error", code: "#N/A" }, 1, 1],
        ["合計", null, null, 2],
        ["※ 予備機を除く"],
        [null, null, 5],
      ],
      {
        hiddenColumns: [3],
      },
    ),
    sheet(
      "H25台帳（旧）",
      [
        ["資産番号", "型番", "数量"],
        ["X-1", "PC-9801", 1],
      ],
      { hidden: true },
    ),
    sheet("改訂履歴", [
      ["日付", "内容"],
      ["2026-01-01", "初版"],
    ]),
    sheet("空", []),
  );
  const result = plan([book]);

  it("total and note rows are skipped, a row that says nothing is refused, an error cell only costs its field", () => {
    expect(result.rows.map((row) => [row.row, row.outcome, row.reason, row.cell])).toEqual([
      [2, "created", null, null],
      [3, "created", "error_cell", "B3"],
      [4, "skipped", "total", "A4"],
      [5, "skipped", "note", "A5"],
      [6, "refused", "no_name", "A6"],
    ]);
    expect(assets(recordsOf(result, "asset"))).toEqual([
      { assetId: "P-1", model: "OptiPlex 7010", quantity: 1 },
      { assetId: "P-2", quantity: 1 },
    ]);
  });

  it("hidden columns and sheets, change logs and empty sheets are proposed as left out", () => {
    expect(result.sources.map((source) => [source.sheet, source.mapping.reason])).toEqual([
      ["端末", null],
      ["H25台帳（旧）", "hidden_superseded"],
      ["改訂履歴", "change_log"],
      ["空", "empty"],
    ]);
    expect(result.sources[0]?.mapping.tables[0]?.columns[2]).toMatchObject({ header: "取得価格", target: "ignore" });
  });
});

describe("a sheet of facts", () => {
  it("becomes the facility's record, with the prefecture of its code", () => {
    const book = workbook(
      "表紙.xlsx",
      sheet("表紙", [
        ["みさき台病院"],
        [],
        ["医療機関名", "みさき台病院"],
        ["医療機関コード", "０１１０１１３７１９"],
        ["病床数", "１２０床"],
        ["開設者", "医療法人"],
        ["ネットワーク全体図", "一部のみ"],
        ["私物PCの接続", "不可"],
        ["作成", "総務課"],
      ]),
    );
    const result = plan([book]);
    expect(shown(recordsOf(result, "facility")[0]?.fields)).toEqual({
      name: "みさき台病院",
      medicalInstitutionCode: "0110113719",
      prefecture: "01",
      licensedBeds: 120,
      founderClass: "C2",
      overallDiagram: "partial",
      privatePcAllowed: false,
    });
    expect(result.rows.filter((row) => row.reason === "label_without_field").map((row) => row.row)).toEqual([1, 9]);
  });
});

describe("what connections imply", () => {
  const book = workbook(
    "conn.xlsx",
    sheet("外部接続", [
      [
        "No",
        "区分",
        "システム名",
        "業者名",
        "回線",
        "VPN",
        "機種・版数",
        "機器の所有",
        "認証",
        "契約",
        "契約の種類",
        "パッチ責任",
        "リモート条項",
        "匿名化",
        "備考",
      ],
      ["【院内システム】"],
      [
        1,
        "検査",
        "検体検査の保守",
        "なぎさ検査",
        "光回線",
        "SSL-VPN（業者のhttpsサーバへ）",
        "RTX830 Rev.15.02.30",
        "業者",
        "共用ID",
        "有",
        "現地対応のみ",
        "記載なし",
        "無",
        "－",
        "",
      ],
      ["【検査機器】"],
      [
        2,
        "検査",
        "分析機の監視",
        "なぎさ検査",
        "ＬＴＥルータ",
        "不明",
        "確認中",
        "業者",
        "専用ID",
        "無",
        "－",
        "－",
        "－",
        "－",
        "",
      ],
      ["【その他】"],
      [
        3,
        "調査",
        "診療データ収集",
        "しおさい調査",
        "インターネット",
        "TLS1.2",
        "なし",
        "－",
        "不明",
        "有",
        "一式",
        "業者",
        "有",
        "匿名化済み。ただし患者IDは残る",
        "情報部門へ未届",
      ],
    ]),
    sheet("機器台帳", [
      ["資産番号", "種別", "型番", "製造番号", "ソフトウェア版数", "版数確認日", "所有者", "管理者"],
      ["K-9", "VPNルータ", "RTX830", "M5B0009", "15.02.31", "2026-05-01", "業者", "業者"],
    ]),
  );
  const result = plan([book]);
  const [first, second, third] = recordsOf(result, "connection");

  it("the band tells the category where the cell's word could mean two", () => {
    expect([first, second, third].map((record) => shown(record?.fields).targetCategory)).toEqual(["T1", "T3", "T7"]);
  });

  it("the entry device is found in the asset ledger, and its newer version with it", () => {
    const [device] = recordsOf(result, "asset");
    expect(first?.fields.entryAsset).toMatchObject({ value: device?.id });
    expect(shown(first?.fields)).toMatchObject({
      maker: "Yamaha",
      deviceKind: "vpn",
      firmwareVersion: "15.02.31",
      firmwareKnownOn: "2026-05-01",
      deviceManager: "vendor",
    });
  });

  it("the device's maintainer is the vendor whose line it serves", () => {
    expect(shown(recordsOf(result, "asset")[0]?.fields)).toMatchObject({ maintenanceVendor: "なぎさ検査" });
  });

  it("shared accounts, the end of an SSL-VPN, linkable data and remarks are read out of their words", () => {
    expect(shown(first?.fields)).toMatchObject({
      sharedAccount: true,
      sslTarget: "vendor_https",
      contractType: "onsite",
    });
    expect(shown(second?.fields)).toMatchObject({ deviceKind: "router", model: "@checking", sharedAccount: false });
    expect(shown(third?.fields)).toMatchObject({
      accessLine: "internet_direct",
      anonymisationClaim: "yes",
      linkable: true,
      deviceKind: "@none",
      sharedAccount: "@unknown",
      knownToAdministratorBefore: false,
    });
  });

  it("a contract record stands for every contract there is, and for none that there is not", () => {
    expect(recordsOf(result, "contract").map((record) => shown(record.fields))).toEqual([
      {
        connection: first?.id,
        vendor: "なぎさ検査",
        exists: true,
        type: "onsite",
        "CL-20": "absent",
        "CL-22": "absent",
      },
      {
        connection: third?.id,
        vendor: "しおさい調査",
        exists: true,
        type: "full",
        "CL-20": "present",
        "CL-22": "present",
      },
    ]);
  });
});

it("vendors come from a list of devices when it says more of them than their names", () => {
  const book = workbook(
    "v.xlsx",
    sheet("機器台帳", [
      ["資産番号", "型番", "保守業者", "MDS/SDS受領日"],
      ["K-1", "A1", "なぎさ電機", "2026-04-01"],
      ["K-2", "A2", "なぎさ電機", "なし"],
      ["K-3", "A3", "いそべ画像", "なし"],
      ["K-4", "A4", "なし", "－"],
    ]),
  );
  expect(recordsOf(plan([book]), "vendor").map((record) => shown(record.fields))).toEqual([
    { name: "なぎさ電機", mdsSds: true, mdsSdsReceivedOn: "2026-04-01" },
    { name: "いそべ画像", mdsSds: false },
  ]);
});
