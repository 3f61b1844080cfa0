import { describe, expect, test } from "vitest";
import type { FieldType } from "../catalogue.ts";
import type { FieldValue, Known } from "../contract.ts";
import { idOf, ledgerOf, recordOf } from "../testing/ledger-of.ts";
import { readCell } from "./read-cell.ts";
import { recordReferences } from "./record-reference.ts";
import { tidy, writeCell } from "./write-cell.ts";

const references = recordReferences(ledgerOf(recordOf("connection", 12, { systemOrDevice: "電子カルテ保守" })));
const text: FieldType = { is: "text" };
const texts: FieldType = { is: "texts" };
const clause: FieldType = { is: "code", vocabulary: "clause" };
const line: FieldType = { is: "code", vocabulary: "accessLine" };
const purposes: FieldType = { is: "codes", vocabulary: "purpose" };
const yesNo: FieldType = { is: "yesNo" };
const date: FieldType = { is: "date" };
const whole: FieldType = { is: "whole" };
const connection: FieldType = { is: "ref", kind: "connection" };

const known = (value: Known): FieldValue => ({ state: "known", value });
const write = (value: FieldValue, type: FieldType) => writeCell(value, { type }, references);
const read = (cell: string, type: FieldType) => readCell(cell, { type }, references);

test.each<[FieldValue, FieldType, string | number]>([
  [known("光回線"), text, "光回線"],
  [known(["6.4.5", "7.0.1"]), texts, "6.4.5\n7.0.1"],
  [known("isdn"), line, "ISDN"],
  [known(["fault_response", "monitoring"]), purposes, "障害対応、モニタリング"],
  [known(true), yesNo, "はい"],
  [known(false), yesNo, "いいえ"],
  [known("2026-03"), date, "2026-03"],
  [known(7), whole, 7],
  [known(idOf("connection", 12)), connection, "12：電子カルテ保守"],
  [{ state: "unknown" }, text, "不明"],
  [{ state: "checking" }, date, "確認中"],
  [{ state: "none" }, whole, "なし"],
  [{ state: "notApplicable" }, yesNo, "－"],
  [{ state: "notSubmitted" }, texts, "提出なし"],
  [{ state: "vague", text: "最新版" }, texts, "あいまい：最新版"],
  [{ state: "lossy", text: "7.1" }, text, "要確認：7.1"],
  // a fact that sounds like a state, and a state that sounds like a fact
  [known("absent"), clause, "なし"],
  [{ state: "none" }, clause, "状態：なし"],
  [known("unknown"), clause, "不明"],
  [{ state: "unknown" }, clause, "状態：不明"],
  [known("不明"), text, '値："不明"'],
  [known("-"), text, '値："-"'],
  [known("あいまい：古い"), text, '値："あいまい：古い"'],
  [known("2行\nの文"), texts, '値："2行\\nの文"'],
  [known([]), purposes, "値：[]"],
  [known(""), text, '値：""'],
])("%j is written so that it is read back the same", (value, type, cell) => {
  expect(write(value, type)).toBe(cell);
  expect(read(tidy(String(cell)), type)).toEqual({ ok: true, value });
});

describe("what a person types", () => {
  test("is read in the ways people write it", () => {
    expect(read("2026年3月", date)).toEqual({ ok: true, value: known("2026-03") });
    expect(read("2026/3/5", date)).toEqual({ ok: true, value: known("2026-03-05") });
    expect(read("１，２００", whole)).toEqual({ ok: true, value: known(1200) });
    expect(read("-", text)).toEqual({ ok: true, value: { state: "notApplicable" } });
    expect(read("No.12", connection)).toEqual({ ok: true, value: known(idOf("connection", 12)) });
    expect(read("", text)).toEqual({ ok: true, value: null });
  });
  test("is refused where it is no value of the field", () => {
    expect(read("光回線", line)).toEqual({ ok: false, error: "not_a_choice" });
    expect(read("障害対応、散歩", purposes)).toEqual({ ok: false, error: "not_a_choice" });
    expect(read("たぶん", yesNo)).toEqual({ ok: false, error: "not_yes_or_no" });
    expect(read("2026-02-30", date)).toEqual({ ok: false, error: "not_a_date" });
    expect(read("昨年", date)).toEqual({ ok: false, error: "not_a_date" });
    expect(read("三台", whole)).toEqual({ ok: false, error: "not_a_whole_number" });
    expect(read("13：どこか", connection)).toEqual({ ok: false, error: "no_such_record" });
    expect(read("食い違い：1 ／ 2", text)).toEqual({ ok: false, error: "conflict_is_read_only" });
    expect(read("値：{", text)).toEqual({ ok: false, error: "unreadable_value" });
  });
});

test("an imported text that is no code is left as it was written", () => {
  expect(write(known("光回線（特殊）"), line)).toBe("光回線（特殊）");
});
