import { expect, test } from "vitest";
import { type FieldDefinition, fieldDefinition } from "../../ledger/catalogue.ts";
import type { FieldValue } from "../../ledger/contract.ts";
import { aRecord } from "../testing/document-input.ts";
import { noteOn } from "./note-book.ts";
import { printValue } from "./printed-value.ts";

const definition = (field: string): FieldDefinition => {
  const found = fieldDefinition("connection", field);
  if (!found) throw new Error(field);
  return found;
};
const print = (field: string, value: FieldValue | undefined) => printValue(definition(field), value, () => "No.7").text;

test("every state of a value has words of its own", () => {
  const texts = [
    print("firmwareVersion", { state: "unknown" }),
    print("firmwareVersion", { state: "checking" }),
    print("firmwareVersion", { state: "none" }),
    print("firmwareVersion", { state: "notApplicable" }),
    print("firmwareVersion", { state: "notSubmitted" }),
    print("firmwareVersion", undefined),
    print("firmwareVersion", { state: "vague", text: "最新版" }),
    print("firmwareVersion", { state: "lossy", text: "7.1" }),
  ];
  expect(texts).toEqual(["不明", "確認中", "なし", "－", "未提出", "（空欄）", "あいまい「最新版」", "要確認「7.1」"]);
});

test("no and 'does not exist' are written differently", () => {
  expect(print("contractExists", { state: "known", value: false })).toBe("いいえ");
  expect(print("contractExists", { state: "none" })).toBe("なし");
});

test("codes are written in words, several values one after the other, strange words as they are", () => {
  expect(print("accessLine", { state: "known", value: "isdn" })).toBe("ISDN");
  expect(print("accessLine", { state: "known", value: "衛星回線" })).toBe("衛星回線");
  expect(print("firmwareVersion", { state: "known", value: ["6.4.5", "7.0.1"] })).toBe("6.4.5、7.0.1");
  expect(print("entryAsset", { state: "known", value: "x" })).toBe("No.7");
});

test("an optional field that is not filled in is no gap", () => {
  expect(print("comment", undefined)).toBe("");
});

test("a contradiction shows both claims, and its note where they come from", () => {
  const value: FieldValue = {
    state: "conflict",
    claims: [
      { state: "known", value: true, asOf: "2026-03", source: 0 },
      { state: "known", value: false },
    ],
  };
  expect(print("permissionEachTime", value)).toBe("矛盾「はい」「いいえ」");
  expect(noteOn(aRecord("connection", 4), definition("permissionEachTime"), value, () => undefined)).toBe(
    "No.4 都度許諾: 「はい」（2026-03時点、台帳.xlsx「一覧」7行） と 「いいえ」が食い違う。確認が必要。",
  );
});

test("a superseded statement is noted, the same words from another file are not", () => {
  const note = (others: NonNullable<Extract<FieldValue, { state: "known" }>["others"]>) =>
    noteOn(
      aRecord("connection", 1),
      definition("firmwareVersion"),
      { state: "known", value: "7.0.14", asOf: "2025-02-10", others },
      () => undefined,
    );
  expect(note([{ state: "known", value: "7.0.12", asOf: "2024-03-31" }])).toBe(
    "No.1 ファームウェア版数: 「7.0.14」（2025-02-10時点）を採った。ほかの記載 「7.0.12」（2024-03-31時点）",
  );
  expect(note([{ state: "known", value: "7.0.14" }])).toBeUndefined();
});
