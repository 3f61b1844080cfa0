import { describe, expect, test } from "vitest";
import type { Workbook } from "../../shared/workbook.ts";
import { kinds } from "../catalogue.ts";
import { FacilityId, type FieldValue, type Ledger } from "../contract.ts";
import { asCsv, asWorkbook, edited } from "../testing/as-workbook.ts";
import { idOf, ledgerOf, recordOf } from "../testing/ledger-of.ts";
import { ledgerSheet, ledgerWorkbook } from "./ledger-workbook.ts";
import { isLedgerWorkbook, readLedgerWorkbook } from "./read-ledger-workbook.ts";

const conflict: FieldValue = {
  state: "conflict",
  claims: [
    { state: "known", value: "7.0.13" },
    { state: "known", value: "7.0.14" },
  ],
};
const ledger = ledgerOf(
  recordOf("facility", 1, { name: "試験病院", overallDiagram: "no", licensedBeds: 120 }),
  recordOf("asset", 1, {
    kind: "firewall",
    model: "架空機 60F",
    softwareVersion: conflict,
    serialNumber: ["A\u0007 1", "B2"],
  }),
  recordOf("asset", 2, { kind: "特殊な機器", model: { state: "unknown" }, comment: "=1+1\r\n二行目 ", quantity: 2 }),
  recordOf("connection", 1, { systemOrDevice: "保守", entryAsset: idOf("asset", 1), alwaysOn: true }),
  recordOf("contract", 1, { connection: idOf("connection", 1), "CL-20": { state: "none" }, "CL-24": "absent" }),
  recordOf("contract", 2, { connection: "gone" }),
  recordOf("backup", 1, { mediaKinds: ["disk", "tape"], copies: { state: "checking" } }),
);
const workbook = asWorkbook(ledgerWorkbook(ledger));
const unchanged = { ok: true, value: { edits: [], additions: [], ignored: [] } };

// Rows: group row 1 where a kind has groups, header, then the records.
const asset = (row: number, header: string, cell: string | undefined) => ({
  sheet: "機器",
  row: row + 2,
  header,
  cell,
});
const refusals = (changed: Workbook, now: Ledger = ledger) => {
  const result = readLedgerWorkbook(changed, now);
  return result.ok
    ? []
    : result.error.map(({ reason, place }) => `${reason} ${place.sheet} ${place.cell ?? place.row}`);
};

describe("a workbook that nobody edited", () => {
  test("changes nothing", () => {
    expect(isLedgerWorkbook(workbook)).toBe(true);
    expect(readLedgerWorkbook(workbook, ledger)).toEqual(unchanged);
  });
  test("changes nothing as a CSV of one kind", () => {
    for (const { kind } of kinds)
      expect(readLedgerWorkbook(asCsv(ledgerSheet(ledger, kind)), ledger)).toEqual(unchanged);
  });
  test("changes nothing when rows are gone, nor when records were changed since", () => {
    const less = { ...workbook, sheets: workbook.sheets.filter(({ name }) => name !== "機器") };
    expect(readLedgerWorkbook(less, ledger)).toEqual(unchanged);
    const asCsvOfOne = asCsv(ledgerSheet(ledgerOf(...ledger.records.asset.slice(0, 1)), "asset"));
    expect(readLedgerWorkbook(asCsvOfOne, ledger)).toEqual(unchanged);
  });
});

describe("an edited cell", () => {
  test("gives exactly that change, with the version it was made on", () => {
    const changed = edited(workbook, [asset(1, "ソフトウェア・ファームウェア版数", "7.0.14")]);
    expect(readLedgerWorkbook(changed, ledger)).toEqual({
      ok: true,
      value: {
        edits: [
          {
            kind: "asset",
            recordId: idOf("asset", 1),
            version: 3,
            changes: { softwareVersion: { state: "known", value: "7.0.14" } },
            place: { sheet: "機器", row: 3, cell: null },
          },
        ],
        additions: [],
        ignored: [],
      },
    });
  });
  test("may be emptied, given a state, a label or another record", () => {
    const changed = edited(workbook, [
      asset(1, "型番", undefined),
      asset(2, "種別", "VPN装置"),
      asset(2, "数量", "不明"),
      { sheet: "外部接続", row: 3, header: "機器台帳の機器", cell: "2" },
      { sheet: "契約", row: 3, header: "守秘義務", cell: "あり" },
    ]);
    const result = readLedgerWorkbook(changed, ledger);
    expect(result.ok && result.value.edits.map(({ recordId, changes }) => [recordId, changes])).toEqual([
      [idOf("asset", 1), { model: null }],
      [idOf("asset", 2), { kind: { state: "known", value: "vpn" }, quantity: { state: "unknown" } }],
      [idOf("connection", 1), { entryAsset: { state: "known", value: idOf("asset", 2) } }],
      [idOf("contract", 1), { "CL-24": { state: "known", value: "present" } }],
    ]);
  });
  test("is refused with its place when it is no value of the field", () => {
    const changed = edited(workbook, [
      asset(1, "種別", "謎の箱"),
      asset(1, "導入年月", "昨年"),
      asset(2, "ソフトウェア・ファームウェア版数", undefined),
      { ...asset(2, "OS版数", undefined), cell: { type: "number", value: 7.1, text: "7.10", format: "0.00" } },
      { ...asset(2, "版数確認日", undefined), cell: { type: "error", code: "#REF!" } },
      {
        ...asset(2, "ホスト名", undefined),
        cell: { type: "date", iso: "2026-03-12", serial: 46093, text: "3月12日", format: "m月d日" },
      },
    ]);
    expect(refusals(changed).map((line) => line.split(" ")[0])).toEqual([
      "not_a_choice",
      "not_a_date",
      "number_may_be_changed",
      "error_cell",
      "date_in_other_field",
    ]);
    const result = readLedgerWorkbook(edited(workbook, [asset(1, "種別", "謎の箱")]), ledger);
    expect(!result.ok && result.error[0]?.message.ja).toBe("機器 G3：一覧にある言葉から選んでください。");
  });
  test("is refused when the record was changed after the workbook was written", () => {
    const newer = ledgerOf(...ledger.records.asset.map((record) => ({ ...record, version: 4 })));
    const changed = edited(asCsv(ledgerSheet(ledger, "asset")), [
      { sheet: null, row: 2, header: "型番", cell: "別の型" },
    ]);
    expect(refusals(changed, newer)).toEqual(["changed_since_export null 2"]);
  });
  test("is held to the rules of the form", () => {
    const changed = edited(workbook, [{ sheet: "医療機関", row: 3, header: "医療機関コード", cell: "123" }]);
    expect(refusals(changed)).toEqual(["not_allowed 医療機関 E3"]);
  });
});

describe("rows", () => {
  test("without an id are new records", () => {
    const changed = edited(workbook, [asset(3, "種別", "ルータ"), asset(3, "型番", "架空機 R")]);
    const result = readLedgerWorkbook(changed, ledger);
    expect(result.ok && result.value.additions).toEqual([
      {
        kind: "asset",
        fields: { kind: { state: "known", value: "router" }, model: { state: "known", value: "架空機 R" } },
        place: { sheet: "機器", row: 5, cell: null },
      },
    ]);
  });
  test("with a copied or a foreign id are refused", () => {
    const id = (row: number, cell: string) => asset(row, "記録ID:asset", cell);
    expect(refusals(edited(workbook, [id(3, idOf("asset", 1)), asset(3, "型番", "写し")]))).toEqual([
      "repeated_record 機器 A5",
    ]);
    expect(refusals(edited(workbook, [id(1, idOf("asset", 77))]))).toEqual(["unknown_record 機器 A3"]);
  });
});

test("a column of the person's own is named and not read", () => {
  const sheet = ledgerSheet(ledger, "vendor");
  const own = asCsv({ ...sheet, columns: [...sheet.columns, { header: "メモ", width: 10 }] });
  const result = readLedgerWorkbook(own, ledger);
  expect(result.ok && result.value.ignored).toEqual([{ sheet: null, row: 1, cell: "M1" }]);
});

test("other files and another facility's ledger are refused", () => {
  const other = {
    ...ledger,
    facility: { ...ledger.facility, id: FacilityId.parse("00000000-0000-4000-8000-0000000000aa") },
  };
  expect(refusals(workbook, other)).toEqual(["other_facility null null"]);
  const foreign = { ...workbook, sheets: workbook.sheets.filter(({ name }) => name !== "_sekisho") };
  expect(isLedgerWorkbook(foreign)).toBe(false);
  expect(refusals(foreign)).toEqual(["not_our_workbook null null"]);
});

test("headers are unique within a kind, so that a column can be recognised by its header", () => {
  for (const { columns, name } of ledgerWorkbook(ledger).sheets) {
    const headers = columns.flatMap(({ header }) => header ?? []);
    expect(new Set(headers).size, name).toBe(headers.length);
  }
});
