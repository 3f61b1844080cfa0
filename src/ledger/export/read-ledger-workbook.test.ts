import { describe, expect, test } from "vitest";
import type { Workbook } from "../../shared/workbook.ts";
import { kinds } from "../catalogue.ts";
import { FacilityId, type Fields, type FieldValue, type Ledger, type LedgerRecord } from "../contract.ts";
import { asCsv, asWorkbook, edited } from "../testing/as-workbook.ts";
import { idOf, ledgerOf, recordOf } from "../testing/ledger-of.ts";
import type { EditBasis, EditedSheet } from "./ledger-edit.ts";
import { ledgerSheet, ledgerWorkbook } from "./ledger-workbook.ts";
import { exportedVersions, isLedgerWorkbook, readLedgerWorkbooks } from "./read-ledger-workbook.ts";

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

// Rows: group row 1 where a kind has groups, header, then the records.
const asset = (row: number, header: string, cell: string | undefined) => ({
  sheet: "機器",
  row: row + 2,
  header,
  cell,
});

/** @param former fields of records in the version that the file was written from, where that is not the present one */
function basis(now: Ledger, more: { former?: Record<string, Fields>; retired?: LedgerRecord[] } = {}): EditBasis {
  const all = [...Object.values(now.records).flat(), ...(more.retired ?? [])];
  let given = 0;
  return {
    facilityId: now.facility.id,
    records: now.records,
    retired: more.retired ?? [],
    fieldsAt: (id, version) => {
      const record = all.find((one) => one.id === id);
      return record?.version === version ? record.fields : more.former?.[id];
    },
    newId: () => idOf("vendor", 900 + ++given),
  };
}

function read(file: Workbook | Workbook[], on: EditBasis = basis(ledger)): EditedSheet[] {
  const result = readLedgerWorkbooks([file].flat(), on);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

/** What became of the rows that are not as they were: 「asset 1 {変更}」, in short. */
const edits = (sheets: readonly EditedSheet[]) =>
  sheets.flatMap(({ kind, rows }) =>
    rows.flatMap((row): unknown[] => {
      if (row.is === "unchanged") return [];
      if (row.is === "refused")
        return row.problems.map(({ reason, place }) => `${reason} ${place.sheet} ${place.cell}`);
      if (row.is === "added") return [[kind, row.number, row.fields]];
      return [[row.record.id, Object.fromEntries(Object.entries(row.changes).map(([id, { value }]) => [id, value]))]];
    }),
  );
const known = (value: string): FieldValue => ({ state: "known", value });

describe("a workbook that nobody edited", () => {
  test("changes nothing, and every record has its row", () => {
    expect(isLedgerWorkbook(workbook)).toBe(true);
    const sheets = read(workbook);
    expect(edits(sheets)).toEqual([]);
    expect(sheets.flatMap(({ missing }) => missing)).toEqual([]);
    expect(sheets.flatMap(({ rows }) => rows)).toHaveLength(Object.values(ledger.records).flat().length);
  });
  test("changes nothing as a CSV of one kind", () => {
    for (const { kind } of kinds) expect(edits(read(asCsv(ledgerSheet(ledger, kind))))).toEqual([]);
  });
  test("changes nothing where records were changed since, whatever they say now", () => {
    const newer = ledgerOf(
      ...ledger.records.asset.map((record) => ({ ...record, version: 4, fields: { model: known("新しい型") } })),
      ...ledger.records.connection.map((record) => ({ ...record, version: 4, fields: {} })),
    );
    const former = Object.fromEntries(
      [...ledger.records.asset, ...ledger.records.connection].map((one) => [one.id, one.fields]),
    );
    const kept = { ...workbook, sheets: workbook.sheets.filter(({ name }) => name === "機器" || name === "外部接続") };
    expect(edits(read(kept, basis(newer, { former })))).toEqual([]);
  });
  test("says which version of which record it holds", () => {
    expect([...exportedVersions([asCsv(ledgerSheet(ledger, "backup"))])]).toEqual([
      { id: idOf("backup", 1), version: 3 },
    ]);
  });
});

describe("an edited cell", () => {
  test("gives exactly that change", () => {
    const changed = edited(workbook, [asset(1, "ソフトウェア・ファームウェア版数", "7.0.14")]);
    expect(edits(read(changed))).toEqual([[idOf("asset", 1), { softwareVersion: known("7.0.14") }]]);
  });
  test("may be emptied, given a state, a label or another record", () => {
    const changed = edited(workbook, [
      asset(1, "型番", undefined),
      asset(2, "種別", "VPN装置"),
      asset(2, "数量", "不明"),
      { sheet: "外部接続", row: 3, header: "機器台帳の機器", cell: "2" },
      { sheet: "契約", row: 3, header: "守秘義務", cell: "あり" },
    ]);
    expect(edits(read(changed))).toEqual([
      [idOf("asset", 1), { model: null }],
      [idOf("asset", 2), { kind: known("vpn"), quantity: { state: "unknown" } }],
      [idOf("connection", 1), { entryAsset: known(idOf("asset", 2)) }],
      [idOf("contract", 1), { "CL-24": known("present") }],
    ]);
  });
  test("is no edit where it says the same in another way", () => {
    const dated = ledgerOf(recordOf("asset", 1, { installedOn: "2026-03-05", serialNumber: ["A 1"] }));
    const changed = edited(asCsv(ledgerSheet(dated, "asset")), [
      { sheet: null, row: 2, header: "導入年月", cell: "2026/3/5" },
    ]);
    expect(edits(read(changed, basis(dated)))).toEqual([]);
  });
  test("is refused with its place when it is no value of the field", () => {
    const changed = edited(workbook, [
      asset(1, "種別", "謎の箱"),
      asset(1, "導入年月", "昨年"),
      { ...asset(2, "OS版数", undefined), cell: { type: "number", value: 7.1, text: "7.10", format: "0.00" } },
      { ...asset(2, "版数確認日", undefined), cell: { type: "error", code: "#REF!" } },
      {
        ...asset(2, "ホスト名", undefined),
        cell: { type: "date", iso: "2026-03-12", serial: 46093, text: "3月12日", format: "m月d日" },
      },
    ]);
    expect(edits(read(changed)).map((line) => String(line).split(" ")[0])).toEqual([
      "not_a_choice",
      "not_a_date",
      "number_may_be_changed",
      "error_cell",
      "date_in_other_field",
    ]);
    expect(edits(read(edited(workbook, [asset(1, "種別", "謎の箱")])))).toEqual(["not_a_choice 機器 G3"]);
  });
  test("is refused when only a spreadsheet can have rewritten it", () => {
    const versions = ledgerOf(
      recordOf("asset", 1, { softwareVersion: "7.10", serialNumber: "0012", osVersion: "3-12", model: "7.10" }),
    );
    const damaged = edited(asCsv(ledgerSheet(versions, "asset")), [
      { sheet: null, row: 2, header: "ソフトウェア・ファームウェア版数", cell: "7.1" },
      { sheet: null, row: 2, header: "製造番号", cell: "12" },
      { sheet: null, row: 2, header: "OS版数", cell: "3月12日" },
      { sheet: null, row: 2, header: "型番", cell: "7.11" },
    ]);
    expect(edits(read(damaged, basis(versions))).map((line) => String(line).split(" ")[0])).toEqual([
      "number_may_be_changed",
      "number_may_be_changed",
      "number_may_be_changed",
    ]);
  });
  test("is held to the rules of the form", () => {
    const changed = edited(workbook, [{ sheet: "医療機関", row: 3, header: "医療機関コード", cell: "123" }]);
    expect(edits(read(changed))).toEqual(["not_allowed 医療機関 E3"]);
  });
});

describe("a record that was changed in the ledger as well", () => {
  const file = edited(asCsv(ledgerSheet(ledger, "asset")), [
    { sheet: null, row: 2, header: "型番", cell: "別の型" },
    { sheet: null, row: 2, header: "設置場所", cell: "2階" },
  ]);
  const former = { [idOf("asset", 1)]: ledger.records.asset[0]?.fields ?? {} };
  const newer = (model: string) =>
    ledgerOf(
      ...ledger.records.asset.map((record) =>
        record.number === 1 ? { ...record, version: 4, fields: { ...record.fields, model: known(model) } } : record,
      ),
    );
  const rowOf = (on: EditBasis) => read(file, on)[0]?.rows[0];

  test("takes edits of other fields as they are, and knows which field both changed", () => {
    expect(rowOf(basis(newer("現地で見た型"), { former }))).toMatchObject({
      is: "edited",
      changes: {
        model: { value: known("別の型"), contested: true },
        location: { value: known("2階"), contested: false },
      },
    });
  });
  test("needs no edit where both came to the same", () => {
    const row = rowOf(basis(newer("別の型"), { former }));
    expect(row?.is === "edited" && Object.keys(row.changes)).toEqual(["location"]);
  });
  test("is not emptied", () => {
    const emptied = edited(asCsv(ledgerSheet(ledger, "asset")), [
      { sheet: null, row: 2, header: "型番", cell: undefined },
    ]);
    expect(edits(read(emptied, basis(newer("現地で見た型"), { former })))).toEqual(["changed_since_export null J2"]);
  });
  test("is refused where nobody knows what it was", () => {
    expect(edits(read(file, basis(newer("現地で見た型"))))).toEqual(["changed_since_export null A2"]);
  });
  test("is refused where it was taken out of use", () => {
    const [gone, ...others] = ledger.records.asset;
    if (!gone) throw new Error("no asset");
    const retired = [{ ...gone, version: 4, retiredAt: "2026-02-01T00:00:00Z" }];
    expect(edits(read(file, basis(ledgerOf(...others), { former, retired })))).toEqual(["retired_record null A2"]);
    const untouched = asCsv(ledgerSheet(ledger, "asset"));
    expect(edits(read(untouched, basis(ledgerOf(...others), { former, retired })))).toEqual([]);
  });
});

describe("rows", () => {
  test("without an id are new records, which other rows may name by the number given to them", () => {
    const changed = edited(workbook, [
      asset(3, "番号", "7"),
      asset(3, "種別", "ルータ"),
      asset(3, "型番", "架空機 R"),
      { sheet: "外部接続", row: 3, header: "機器台帳の機器", cell: "7：架空機 R" },
    ]);
    const id = read(changed).flatMap(({ rows }) => rows.flatMap((row) => (row.is === "added" ? [row.id] : [])))[0];
    expect(edits(read(changed))).toEqual([
      ["asset", 7, { kind: known("router"), model: known("架空機 R") }],
      [idOf("connection", 1), { entryAsset: known(String(id)) }],
    ]);
  });
  test("that are gone or cleared are named and change nothing", () => {
    const csv = asCsv(ledgerSheet(ledger, "asset"));
    const [one] = csv.sheets;
    const rows = [...(one?.rows() ?? [])];
    const without = { ...csv, sheets: [{ ...one, rows: () => rows.slice(0, 2) }] } as Workbook;
    const cleared = rows.map((row, at) => (at === 2 ? { ...row, cells: row.cells.slice(0, 2) } : row));
    const withCleared = { ...csv, sheets: [{ ...one, rows: () => cleared }] } as Workbook;
    for (const file of [without, withCleared]) {
      expect(edits(read(file))).toEqual([]);
      expect(read(file).flatMap(({ missing }) => missing.map(({ id }) => id))).toEqual([idOf("asset", 2)]);
    }
  });
  test("with a copied or a foreign id, or another number, are refused", () => {
    const id = (row: number, cell: string) => asset(row, "記録ID:asset", cell);
    expect(edits(read(edited(workbook, [id(3, idOf("asset", 1)), asset(3, "型番", "写し")])))).toEqual([
      "repeated_record 機器 A5",
    ]);
    expect(edits(read(edited(workbook, [id(1, idOf("asset", 77))])))).toEqual(["unknown_record 機器 A3"]);
    expect(edits(read(edited(workbook, [asset(1, "番号", "9")])))).toEqual(["number_is_fixed 機器 C3"]);
  });
  test("of two files may not both edit one record", () => {
    const one = edited(asCsv(ledgerSheet(ledger, "vendor")), []);
    const [first, second] = ["甲", "乙"].map((model) =>
      edited(asCsv(ledgerSheet(ledger, "asset")), [{ sheet: null, row: 2, header: "型番", cell: model }]),
    );
    if (!first || !second) throw new Error("no files");
    expect(edits(read([one, first, second]))).toEqual([
      [idOf("asset", 1), { model: known("甲") }],
      "repeated_record null A2",
    ]);
  });
});

test("a column of the person's own is named and not read", () => {
  const sheet = ledgerSheet(ledger, "vendor");
  const own = asCsv({ ...sheet, columns: [...sheet.columns, { header: "メモ", width: 10 }] });
  expect(read(own)[0]?.foreign).toEqual([{ sheet: null, row: 1, cell: "M1" }]);
});

test("another facility's ledger is refused, and other files are not taken for a ledger", () => {
  const other = {
    ...ledger,
    facility: { ...ledger.facility, id: FacilityId.parse("00000000-0000-4000-8000-0000000000aa") },
  };
  expect(readLedgerWorkbooks([workbook], basis(other))).toEqual({
    ok: false,
    error: { reason: "other_facility", file: "台帳.xlsx" },
  });
  const sheet = ledgerSheet(ledger, "asset");
  expect(isLedgerWorkbook(asCsv({ ...sheet, columns: sheet.columns.slice(1) }))).toBe(false);
});

test("headers are unique within a kind, so that a column can be recognised by its header", () => {
  for (const { columns, name } of ledgerWorkbook(ledger).sheets) {
    const headers = columns.flatMap(({ header }) => header ?? []);
    expect(new Set(headers).size, name).toBe(headers.length);
  }
});
