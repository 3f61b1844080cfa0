import { describe, expect, it } from "vitest";
import type { LedgerRecord } from "../contract.ts";
import { propose } from "./propose.ts";
import { ledgerAfter, plan, recordsOf, shown } from "./testing/plain-plan.ts";
import { type PlainCell, sheet, workbook } from "./testing/workbook-builder.ts";

const header = [
  "資産番号",
  "種別",
  "メーカー",
  "型番",
  "製造番号",
  "ファームウェア版数",
  "版数確認日",
  "設置場所",
  "所有",
];
const router: PlainCell[] = [
  "K-1",
  "ルータ",
  "ヤマハ",
  "RTX830",
  "M5B0001",
  "15.02.30",
  "2025-10-01",
  "サーバ室",
  "病院",
];
const switchRow: PlainCell[] = [
  "K-2",
  "L2SW",
  "アライドテレシス",
  "AT-x230-28GT",
  "A0002",
  "5.5.1",
  null,
  "外来",
  "病院",
];
const devices = (fileName: string, ...rows: PlainCell[][]) => workbook(fileName, sheet("機器台帳", [header, ...rows]));

describe("importing again", () => {
  const book = devices("機器台帳_202610.xlsx", router, switchRow);
  const first = plan([book]);
  const ledger = ledgerAfter(first);

  it("changes nothing when the file is the same", () => {
    const again = plan([book], ledger);
    expect(again.changes).toEqual([]);
    expect(again.rows.map((row) => row.outcome)).toEqual(["unchanged", "unchanged"]);
    expect(again.duplicates).toEqual([]);
  });

  it("changes nothing when only the file's date and the order of its rows are new", () => {
    expect(plan([devices("機器台帳_202611.xlsx", switchRow, router)], ledger).changes).toEqual([]);
  });

  it("replaces what the same list said before", () => {
    const moved = switchRow.map((cell) => (cell === "外来" ? "病棟" : cell));
    const again = plan([devices("機器台帳_202611.xlsx", router, moved)], ledger);
    expect(again.changes).toHaveLength(1);
    const [change] = again.changes;
    expect(change).toMatchObject({ change: "changed", fields: ["location"] });
    expect(change?.after).toMatchObject({ version: 2, number: 2, fields: { location: { value: "病棟" } } });
    expect(change?.after.fields.location).not.toHaveProperty("others");
    expect(change?.after.sources).toEqual([{ type: "file", file: "機器台帳_202611.xlsx", sheet: "機器台帳", row: 3 }]);
  });

  it("keeps what a person entered, beside what the list says", () => {
    const edited = ledger.map((record): LedgerRecord => {
      const { location } = record.fields;
      if (record.number !== 1 || location?.state !== "known") return record;
      return {
        ...record,
        sources: [...record.sources, { type: "entry", by: "p1", at: "2026-10-05T02:00:00.000Z" }],
        fields: {
          ...record.fields,
          location: { state: "known", value: "機械室", source: 1, asOf: "2026-10-05", others: [location] },
        },
      };
    });
    expect(plan([book], edited).changes).toEqual([]);
  });
});

describe("one device in two lists", () => {
  const vendorHeader = ["Serial", "Model", "Maker", "FW", "FW date", "Owner"];
  const vendor = (...rows: PlainCell[][]) => workbook("vendor.xlsx", sheet("Devices", [vendorHeader, ...rows]));
  const own = devices("own.xlsx", [
    "K-1",
    "FW",
    "Fortinet",
    "FortiGate-60F",
    "FGT60F-0001",
    "v7.0.12",
    "2024-03-31",
    "サーバ室",
    "病院",
  ]);

  it("is one record that knows both rows, found by its serial number whatever its spelling", () => {
    const result = plan([own, vendor(["fgt6 0f0001", "FG-60F", "Fortinet", "7.0.14", "02/10/2025", "Hospital"])]);
    expect(recordsOf(result, "asset")).toHaveLength(1);
    expect(result.duplicates).toMatchObject([{ certainty: "sure", merged: true, keys: ["serialNumber"] }]);
  });

  it("takes the version with the newest date, not the highest and not the last read, and keeps the other", () => {
    const result = plan([own, vendor(["FGT60F0001", "FG-60F", "Fortinet", "7.4.1", "02/10/2023", "Hospital"])]);
    const [record] = recordsOf(result, "asset");
    expect(record?.fields.softwareVersion).toMatchObject({
      value: "7.0.12",
      asOf: "2024-03-31",
      others: [{ value: "7.4.1", asOf: "2023-02-10" }],
    });
    expect(record?.fields.versionKnownOn).toMatchObject({ value: "2024-03-31" });
    expect(result.conflicts).toMatchObject([{ field: "softwareVersion", resolved: { value: "7.0.12" } }]);
  });

  it("asks when two versions have one date", () => {
    const result = plan([own, vendor(["FGT60F0001", "FG-60F", "Fortinet", "7.0.14", "03/31/2024", "Hospital"])]);
    expect(recordsOf(result, "asset")[0]?.fields.softwareVersion).toMatchObject({
      state: "conflict",
      claims: [{ value: "7.0.12" }, { value: "7.0.14" }],
    });
    expect(result.conflicts).toMatchObject([{ field: "softwareVersion", resolved: null }]);
  });

  it("asks when owners differ and nothing is dated", () => {
    const result = plan([own, vendor(["FGT60F0001", "FG-60F", "Fortinet", "unknown", "n/a", "Vendor"])]);
    const [record] = recordsOf(result, "asset");
    expect(record?.fields.owner).toMatchObject({ state: "conflict" });
    expect(record?.fields.softwareVersion).toMatchObject({ value: "7.0.12" });
  });

  it("stays two devices when serial numbers differ in the last digit", () => {
    const result = plan([own, vendor(["FGT60F0002", "FG-60F", "Fortinet", "7.0.12", "03/31/2024", "Hospital"])]);
    expect(recordsOf(result, "asset")).toHaveLength(2);
    expect(result.duplicates).toEqual([]);
  });

  it("stays two devices when a person says so, also the next time", () => {
    const books = [own, vendor(["FGT60F0001", "FG-60F", "Fortinet", "7.0.14", "02/10/2025", "Hospital"])];
    const [pair] = plan(books).duplicates;
    const decisions = { pairDecisions: new Map([[pair?.key ?? "", "different" as const]]) };
    const apart = plan(books, [], new Map(), decisions);
    expect(recordsOf(apart, "asset")).toHaveLength(2);
    expect(apart.duplicates).toMatchObject([{ merged: false }]);
    expect(plan(books, ledgerAfter(apart), new Map(), decisions).changes).toEqual([]);
  });
});

describe("what a person answers or confirms", () => {
  const book = workbook(
    "機器.xlsx",
    sheet("機器台帳", [
      ["資産番号", "型番", "ソフトVer", "使い道メモ"],
      ["K-1", "Aplio i700", 7.1, "予備"],
      ["K-2", "Aplio i700", "3.50", null],
    ]),
  );

  it("is asked for a version that became a number", () => {
    const result = plan([book]);
    expect(result.questions).toMatchObject([
      {
        code: "version_became_number",
        field: "softwareVersion",
        text: "7.1",
        suggestions: ["7.10", "7.1"],
        place: { row: 2, cell: "C2" },
      },
    ]);
    expect(recordsOf(result, "asset")[0]?.fields.softwareVersion).toMatchObject({ state: "lossy", text: "7.1" });
  });

  it("is used while the cell still shows what was asked about", () => {
    const [proposed] = propose(book).mappings;
    if (!proposed) throw new Error("no mapping");
    const answered = (text: string) =>
      new Map([[proposed.key, { ...proposed, answers: { C2: { text, answer: "7.10" } } }]]);
    const result = plan([book], [], answered("7.1"));
    expect(recordsOf(result, "asset")[0]?.fields.softwareVersion).toMatchObject({
      state: "known",
      value: "7.10",
      raw: "7.1",
    });
    expect(result.questions).toEqual([]);
    expect(plan([book], [], answered("8.1")).questions).toHaveLength(1);
  });

  it("can give a column that nobody knows a meaning", () => {
    const [proposed] = propose(book).mappings;
    const [table] = proposed?.tables ?? [];
    if (!proposed || !table) throw new Error("no mapping");
    expect(plan([book]).unmapped).toMatchObject([{ column: 4, header: "使い道メモ", samples: ["予備"] }]);
    const columns = table.columns.map((column) =>
      column.column === 4 ? { ...column, target: "comment", translations: { 予備: "予備機" } } : column,
    );
    const mapping = { ...proposed, tables: [{ ...table, columns, defaults: { owner: "病院" } }] };
    const [record] = recordsOf(plan([book], [], new Map([[proposed.key, mapping]])), "asset");
    expect(shown(record?.fields)).toMatchObject({ comment: "予備機", owner: "hospital" });
  });

  it("is remembered for next month's file of the same make", () => {
    const keys = ["機器_20261001.xlsx", "機器_20261101.xlsx", "機器（R8.11更新）.xlsx"].map(
      (name) => propose({ ...book, fileName: name }).mappings[0]?.key,
    );
    expect(new Set(keys).size).toBe(1);
  });
});

describe("numbers", () => {
  const connections = (...rows: PlainCell[][]) =>
    workbook("c.xlsx", sheet("外部接続", [["接続番号", "システム", "業者", "回線"], ...rows]));

  it("are the stated ones, and the next free one for the rest", () => {
    const result = plan([
      connections(
        [7, "電子カルテ保守", "なぎさ電機", "光"],
        [null, "給食", "みなと給食", "光"],
        [3, "PACS保守", "いそべ画像", "光"],
      ),
    ]);
    expect(recordsOf(result, "connection").map((record) => record.number)).toEqual([7, 8, 3]);
  });

  it("are never given twice", () => {
    const ledger = ledgerAfter(plan([connections([1, "電子カルテ保守", "なぎさ電機", "光"])]));
    const result = plan(
      [
        workbook(
          "d.xlsx",
          sheet("外部接続", [
            ["接続番号", "システム", "業者", "回線"],
            [1, "遠隔読影", "よだか読影", "光"],
          ]),
        ),
      ],
      ledger,
      new Map(),
      {
        newId: () => "00000000-0000-4000-8000-00000000ffff",
        lastNumbers: new Map([["connection" as const, 9]]),
      },
    );
    expect(recordsOf(result, "connection").map((record) => record.number)).toEqual([10]);
    expect(result.rows).toMatchObject([{ outcome: "created", reason: "number_taken", text: "1" }]);
  });
});
