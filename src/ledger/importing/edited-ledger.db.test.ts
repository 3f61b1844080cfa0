import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { projectFolder } from "../../platform/config.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { writeXlsx } from "../../platform/spreadsheet/write-xlsx.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import type { DocumentCell, SheetDocument } from "../../shared/sheet-document.ts";
import { changeRecord, createFacility, createRecord, getRecord, setRetired } from "../commands.store.ts";
import type { FacilityId, FieldValue, Ledger, LedgerRecord } from "../contract.ts";
import { ledgerWorkbook } from "../export/ledger-workbook.ts";
import { recordHistory } from "../history.store.ts";
import { aFacility, ledgerContext, tester } from "../testing/ledger-context.ts";
import { listRows } from "./import.store.ts";
import { undoImport } from "./import-flow.store.ts";
import { exportText, filesIn, historyRows, importFiles, theLedger, traces, tryImport } from "./testing/import-files.ts";

/** The ledger of a demo hospital, written out, edited and imported again: real workbooks through the real flow. */
const { db } = await testDatabase();
const context = ledgerContext(db);
const files = filesIn(join(projectFolder, "demo", "yurikamome"));
let facility: FacilityId;
let ledger: Ledger;
beforeEach(async () => {
  facility = await aFacility(context);
  await importFiles(context, facility, files);
  ledger = await theLedger(context, facility);
});

interface Edit {
  sheet: string;
  /** Of the record in the file; beyond the last one: a new row. */
  row: number;
  cells: Record<string, DocumentCell>;
}

/** The workbook that the export gives, with some cells typed over and some rows taken out. */
async function workbook(edits: readonly Edit[], without: readonly string[] = [], of = ledger) {
  const document: SheetDocument = ledgerWorkbook(of);
  const sheets = document.sheets.map((sheet) => {
    const rows = sheet.rows.map(({ cells, ...row }) => ({ ...row, cells: [...cells] }));
    for (const { row, cells } of edits.filter((edit) => edit.sheet === sheet.name)) {
      while (rows.length <= row) rows.push({ cells: [] });
      for (const [header, cell] of Object.entries(cells)) {
        const column = sheet.columns.findIndex((one) => one.header === header);
        if (column < 0) throw new RangeError(`no column ${header}`);
        const target = rows[row]?.cells ?? [];
        target[column] = cell;
      }
    }
    return { ...sheet, rows: rows.filter(({ cells }) => !without.includes(String(cells[0]))) };
  });
  return [{ name: "台帳.xlsx", content: await writeXlsx({ ...document, sheets }) }];
}

const asset = (at: number): LedgerRecord => {
  const record = ledger.records.asset[at];
  if (!record) throw new Error(`no asset ${at}`);
  return record;
};
const fresh = async (record: LedgerRecord) => {
  const found = await getRecord(context, facility, record.id);
  if (!found) throw new Error("the record is gone");
  return found;
};
const known = (value: string): FieldValue => ({ state: "known", value });
const refusedRows = (importId: string) =>
  inFacility(db, facility, (trx) => listRows(trx, facility, importId, { outcome: "refused", limit: 50 }));

test("exactly the edited cells change, with the file as their source and the former statement beside them", async () => {
  const before = await historyRows(context, facility);
  const given = await workbook([
    { sheet: "機器", row: 0, cells: { 設置場所: "2階 サーバ室", 数量: "不明" } },
    { sheet: "機器", row: 1, cells: { 型番: null } },
  ]);
  const { plan, id } = await importFiles(context, facility, given);
  expect([plan.created, plan.changed]).toEqual([0, 2]);
  expect(await historyRows(context, facility)).toBe(before + 2);
  const [one, two] = [await fresh(asset(0)), await fresh(asset(1))];
  const source = asset(0).sources.length;
  const { others: _, ...was } = { others: undefined, ...asset(0).fields.location };
  expect(one.fields).toEqual({
    ...asset(0).fields,
    location: {
      ...known("2階 サーバ室"),
      source,
      asOf: "2026-04-01",
      ...(asset(0).fields.location ? { others: [was] } : {}),
    },
    quantity: expect.objectContaining({ state: "unknown", source }),
  });
  expect(one.sources[source]).toEqual({ type: "file", file: "台帳.xlsx", sheet: "機器", row: expect.any(Number) });
  expect(two.fields).toEqual(
    Object.fromEntries(Object.entries(asset(1).fields).filter(([field]) => field !== "model")),
  );
  const [change] = await inFacility(db, facility, (trx) => recordHistory(trx, facility, asset(0).id));
  expect(change).toMatchObject({ reason: "取込み: 台帳.xlsx", importId: id });
  expect(change?.changes.map(({ field }) => field)).toEqual(["quantity", "location"]);
});

test("the same edited file again, and the hospital's own files again, change nothing", async () => {
  const given = await workbook([{ sheet: "機器", row: 0, cells: { 設置場所: "2階 サーバ室" } }]);
  await importFiles(context, facility, given);
  const [history, text] = [await historyRows(context, facility), await exportText(context, facility)];
  await importFiles(context, facility, given);
  await importFiles(context, facility, files);
  expect(await historyRows(context, facility)).toBe(history);
  expect(await exportText(context, facility)).toBe(text);
});

test("an added row becomes a record; a row taken out is named and stays", async () => {
  const gone = asset(1);
  const count = ledger.records.asset.length;
  const given = await workbook([{ sheet: "機器", row: count, cells: { 種別: "ルータ", 型番: "架空 R-1" } }], [gone.id]);
  const { plan } = await importFiles(context, facility, given);
  expect([plan.created, plan.changed]).toEqual([1, 0]);
  expect(plan.notices).toEqual([
    {
      code: "missing_rows",
      place: { file: "台帳.xlsx", sheet: "機器" },
      text: expect.stringMatching(new RegExp(`^${gone.number} `)),
    },
  ]);
  const { asset: assets } = (await theLedger(context, facility)).records;
  expect(assets).toHaveLength(count + 1);
  expect(assets.at(-1)).toMatchObject({
    number: count + 1,
    fields: { kind: { value: "router" }, model: { value: "架空 R-1" } },
  });
  expect(await fresh(gone)).toEqual(gone);
});

test("an older file takes nothing back, and both claims stay where both changed the same", async () => {
  const old = ledger;
  const by = (field: string, value: string, at: number) =>
    changeRecord(context, tester, facility, asset(at).id, asset(at).version, { [field]: known(value) }, "");
  await by("location", "3階", 0);
  await by("comment", "電話で確認", 1);
  const given = await workbook(
    [
      { sheet: "機器", row: 0, cells: { 設置場所: "2階" } },
      { sheet: "機器", row: 1, cells: { 型番: "新しい型" } },
    ],
    [],
    old,
  );
  const { plan } = await importFiles(context, facility, given);
  expect(plan.changed).toBe(2);
  expect(plan.conflicts).toMatchObject([{ recordId: asset(0).id, field: "location", resolved: null }]);
  const [one, two] = [await fresh(asset(0)), await fresh(asset(1))];
  expect(one.fields.location).toMatchObject({ state: "conflict", claims: [{ value: "3階" }, { value: "2階" }] });
  expect(two.fields).toMatchObject({ comment: { value: "電話で確認" }, model: { value: "新しい型" } });
});

test("what cannot be read is refused with its cell; the other rows are taken", async () => {
  await setRetired(context, tester, facility, asset(2).id, asset(2).version, true, "廃棄");
  const given = await workbook([
    { sheet: "機器", row: 0, cells: { 種別: "謎の箱", 設置場所: "2階" } },
    { sheet: "機器", row: 1, cells: { 番号: 99, 型番: "別の型" } },
    { sheet: "機器", row: 2, cells: { 型番: "別の型" } },
    { sheet: "機器", row: 3, cells: { 設置場所: "4階" } },
  ]);
  const { plan, id } = await importFiles(context, facility, given);
  expect(plan.changed).toBe(1);
  expect((await refusedRows(id)).map(({ reason, cell, text }) => [reason, cell, text])).toEqual([
    ["not_a_choice", "G3", "謎の箱"],
    ["number_is_fixed", "C4", "99"],
    ["retired_record", "A5", null],
  ]);
  expect(await fresh(asset(0))).toEqual(asset(0));
});

test("a file that states the number of a retired record gets another for its row", async () => {
  const fields = { systemOrDevice: known("電子カルテ保守"), counterpart: known("架空情報株式会社") };
  const made = await createRecord(context, tester, facility, "connection", fields, "");
  if (!made.ok) throw new Error(made.error.reason);
  await setRetired(context, tester, facility, made.value.id, made.value.version, true, "解約");
  const name = "外部接続一覧.csv";
  const text = `接続番号,接続システム,業者名,回線種別\n${made.value.number},画像保守,ミナモ画像株式会社,IP-VPN\n`;
  const { plan } = await importFiles(context, facility, [{ name, content: Buffer.from(text) }]);
  expect(plan.created).toBeGreaterThan(0);
  const { connection } = (await theLedger(context, facility)).records;
  expect(connection.slice(-1).map(({ number }) => number)).toEqual([made.value.number + 1]);
  expect(connection.some(({ number }) => number === made.value.number)).toBe(false);
});

test("an import of edits is undone to the letter, and refused once somebody changed the record again", async () => {
  const before = await exportText(context, facility);
  const edit = async (value: string) =>
    importFiles(
      context,
      facility,
      await workbook([{ sheet: "機器", row: 0, cells: { 設置場所: value } }], [], await theLedger(context, facility)),
    );
  const { id } = await edit("2階");
  expect((await undoImport(context, tester, facility, id)).ok).toBe(true);
  expect(await exportText(context, facility)).toBe(before);
  const { id: second } = await edit("3階");
  const now = await fresh(asset(0));
  await changeRecord(context, tester, facility, now.id, now.version, { comment: known("確認済み") }, "");
  const refused = await undoImport(context, tester, facility, second);
  expect(refused).toMatchObject({ ok: false, error: { reason: "changed_since" } });
  expect(!refused.ok && refused.error.message).toContain("先にその変更を元に戻してください");
});

test("records that others came to name are not undone away", async () => {
  const added = await importFiles(
    context,
    facility,
    await workbook([{ sheet: "機器", row: 900, cells: { 型番: "架空 R-1" } }]),
  );
  const router = (await theLedger(context, facility)).records.asset.at(-1);
  const fields = { systemOrDevice: known("遠隔保守"), entryAsset: known(String(router?.id)) };
  await createRecord(context, tester, facility, "connection", fields, "");
  expect(await undoImport(context, tester, facility, added.id)).toMatchObject({
    ok: false,
    error: { reason: "referred_to" },
  });
});

test("another hospital's ledger, and a ledger among other files, are refused and leave no trace", async () => {
  const own = await workbook([]);
  const profile = {
    name: "別の病院",
    medicalInstitutionCode: null,
    prefecture: null,
    founderClass: null,
    licensedBeds: null,
  };
  const other = await createFacility(context, tester, profile);
  if (!other.ok) throw new Error("no facility");
  const before = await traces(context, other.value.id);
  expect(await tryImport(context, other.value.id, own)).toMatchObject({ reason: "other_facility", place: "台帳.xlsx" });
  expect(await tryImport(context, other.value.id, [...own, ...files])).toMatchObject({
    reason: "ledger_among_other_files",
  });
  expect(await traces(context, other.value.id)).toBe(before);
});

test("every state of a value goes through the file unharmed", async () => {
  const { id, version } = asset(0);
  const states: Record<string, FieldValue> = {
    model: { state: "unknown" },
    hostname: { state: "checking" },
    supportEndsOn: { state: "none" },
    quantity: { state: "notApplicable" },
    location: { state: "notSubmitted" },
    softwareVersion: { state: "vague", text: "最新版" },
    osVersion: { state: "lossy", text: "7.1" },
    maker: known("不明"),
    department: { state: "conflict", claims: [{ state: "known", value: "外来" }, { state: "unknown" }] },
    comment: known("=1+1\n'二行目"),
  };
  const changed = await changeRecord(context, tester, facility, id, version, states, "");
  if (!changed.ok) throw new Error(changed.error.reason);
  const text = await exportText(context, facility);
  const { plan } = await importFiles(context, facility, await workbook([], [], await theLedger(context, facility)));
  expect([plan.created, plan.changed]).toEqual([0, 0]);
  expect(await exportText(context, facility)).toBe(text);
});
