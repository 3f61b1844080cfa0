import { expect, test } from "vitest";
import { headerRowNumber } from "../../shared/sheet-document.ts";
import { aFinding, aLedger, anInput, aRecord, known } from "../testing/document-input.ts";
import { allDocuments, documentContent } from "./all-documents.ts";
import { documentWorkbook } from "./document-workbook.ts";

const frame = { edition: "第1版", issuedOn: "2026-08-20", issuedBy: null, hash: "ab".repeat(32) };

test("sheet names of every document are legal and unique", () => {
  for (const content of allDocuments(anInput())) {
    const names = documentWorkbook(content, frame).sheets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
  }
});

test("the workbook says what the PDF says, cell by cell", () => {
  const ledger = aLedger([
    aRecord("connection", 12, { systemOrDevice: known("=検査"), firmwareVersion: { state: "unknown" } }),
  ]);
  const content = documentContent("D5", anInput({ ledger }));
  const sheet = documentWorkbook(content, frame).sheets.find(({ name }) => name === "外部接続先一覧");
  expect(sheet?.columns.length).toBeGreaterThanOrEqual(40);
  expect(sheet?.rows[0]?.cells.slice(0, 2)).toEqual([12, "=検査"]);
  const firmware = sheet?.columns.findIndex(({ header }) => header === "ファームウェア版数") ?? -1;
  expect(sheet?.rows[0]?.cells[firmware]).toEqual({ value: "不明", tone: "attention" });
  expect(sheet && headerRowNumber(sheet)).toBe(3);
});

test("what is said once for a group in the PDF is a column in the workbook", () => {
  const content = documentContent("findings", anInput({ findings: [aFinding(1), aFinding(2, { key: "other" })] }));
  const sheet = documentWorkbook(content, frame).sheets.find(({ name }) => name === "所見と提案");
  expect(sheet?.columns.map(({ header }) => header)).toEqual([
    "所見",
    "対象",
    "事実",
    "台帳の記載",
    "対応",
    "提案",
    "根拠とした資料",
  ]);
  expect(sheet?.rows.map(({ cells }) => cells[5])).toEqual(Array(2).fill("次の更新の時期を業者に確認してください。"));
});
