import { expect, test } from "vitest";
import { type FieldDefinition, fieldDefinition } from "../../ledger/catalogue.ts";
import type { RecordKind } from "../../ledger/contract.ts";
import { knownWords, sourceWords, statementWords } from "./value-words.ts";

function field(kind: RecordKind, id: string): FieldDefinition {
  const found = fieldDefinition(kind, id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
}

test("codes are shown by their label in the reader's language", () => {
  expect(knownWords(field("connection", "deviceKind"), "vpn", "ja")).toBe("VPN装置");
  expect(knownWords(field("connection", "deviceKind"), "vpn", "en")).toBe("VPN device");
});

test("a text that is no code stays as it was written", () => {
  expect(knownWords(field("connection", "deviceKind"), "謎の箱", "ja")).toBe("謎の箱");
});

test("no is a value and is shown as one", () => {
  expect(knownWords(field("connection", "alwaysOn"), false, "ja")).toBe("いいえ");
});

test("references are shown by name, several values separated", () => {
  expect(knownWords(field("connection", "entryAsset"), "id-1", "ja", { "id-1": "入口ルータ" })).toBe("入口ルータ");
  expect(knownWords(field("asset", "softwareVersion"), ["7.10", "8.0"], "ja")).toBe("7.10、8.0");
});

test("a bare state has no words, a vague one keeps what was said", () => {
  expect(statementWords(field("asset", "os"), { state: "unknown" }, "ja")).toBe("");
  expect(statementWords(field("asset", "os"), { state: "vague", text: "最新版" }, "ja")).toBe("最新版");
});

test("a source names file, sheet and row; a CSV has no sheet", () => {
  expect(sourceWords({ type: "file", file: "a.xlsx", sheet: "台帳", row: 12 }, "ja")).toBe("a.xlsx / 台帳 / 12行");
  expect(sourceWords({ type: "file", file: "b.csv", sheet: null, row: 3 }, "ja")).toBe("b.csv / 3行");
});

test("an answer in writing names its inquiry, and is no interview", () => {
  const source = { type: "interview", on: "2026-04-03", with: "山田 太郎（架空保守）" } as const;
  expect(sourceWords(source, "ja")).toBe("聞き取り 2026-04-03 山田 太郎（架空保守）");
  expect(sourceWords({ ...source, inquiry: 3 }, "ja")).toBe("照会 3 への回答 2026-04-03 山田 太郎（架空保守）");
  expect(sourceWords({ ...source, inquiry: 3 }, "en")).toBe("answer to inquiry 3 2026-04-03 山田 太郎（架空保守）");
});
