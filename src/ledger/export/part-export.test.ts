import { expect, test } from "vitest";
import { asCsv } from "../testing/as-workbook.ts";
import { idOf, ledgerOf, recordOf } from "../testing/ledger-of.ts";
import { ledgerSheet, ledgerWorkbook, markerSheet } from "./ledger-workbook.ts";

const ledger = ledgerOf(
  recordOf("facility", 1, { name: "試験病院" }),
  recordOf("asset", 1, { model: "架空機 1" }),
  recordOf("asset", 2, { model: "架空機 2" }),
  recordOf("connection", 1, { systemOrDevice: "保守", entryAsset: idOf("asset", 2) }),
);
const ids = (rows: readonly { cells: readonly unknown[] }[]) => rows.map(({ cells }) => cells[0]);

test("the workbook of a list holds its kind alone, and of it only the records shown", () => {
  const { sheets } = ledgerWorkbook(ledger, { kind: "asset", only: [idOf("asset", 2)] });
  expect(sheets.map(({ name }) => name)).toEqual(["機器", markerSheet]);
  expect(ids(sheets[0]?.rows ?? [])).toEqual([idOf("asset", 2)]);
});

test("a list that nothing narrows is exported whole", () => {
  expect(ids(ledgerWorkbook(ledger, { kind: "asset" }).sheets[0]?.rows ?? [])).toHaveLength(2);
});

test("a list where nothing matches gives a file without records, not the whole kind", () => {
  expect(ledgerSheet(ledger, "asset", []).rows).toEqual([]);
});

test("a reference to a record outside the list keeps its name", () => {
  const [sheet] = ledgerWorkbook(ledger, { kind: "connection", only: [idOf("connection", 1)] }).sheets;
  expect(JSON.stringify(asCsv(sheet ?? { name: "", columns: [], rows: [] }).sheets[0]?.rows())).toContain("架空機 2");
});
