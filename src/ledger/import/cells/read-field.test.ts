import { describe, expect, it } from "vitest";
import { type FieldDefinition, fieldDefinition } from "../../catalogue.ts";
import type { RecordKind } from "../../contract.ts";
import { readField } from "./read-field.ts";

function field(kind: RecordKind, id: string): FieldDefinition {
  const definition = fieldDefinition(kind, id);
  if (!definition) throw new Error(`no field ${id}`);
  return definition;
}
const number = (value: number, text = String(value), format: string | null = null) => ({
  type: "number" as const,
  value,
  text,
  format,
});
const day = (iso: string, text: string, format: string) => ({
  type: "date" as const,
  iso,
  serial: 46_093,
  text,
  format,
});

describe("a version that a spreadsheet changed", () => {
  it("is lossy, never a number or a date", () => {
    expect(readField(field("asset", "softwareVersion"), number(7.1))).toMatchObject({ state: "lossy", text: "7.1" });
    expect(readField(field("system", "version"), day("2026-03-12", "3月12日", 'm"月"d"日"'))).toMatchObject({
      state: "lossy",
      text: "3月12日",
    });
  });

  it("is known where the cell still shows what was typed", () => {
    expect(readField(field("asset", "softwareVersion"), number(7.1, "7.10", "0.00"))).toMatchObject({
      state: "known",
      value: "7.10",
    });
    expect(readField(field("asset", "softwareVersion"), number(11))).toMatchObject({ state: "known", value: "11" });
  });
});

it("a long serial number that became 1.23E+15 is lossy, a short one is its digits", () => {
  expect(readField(field("asset", "serialNumber"), number(1.23e15, "1.23E+15"))).toMatchObject({ state: "lossy" });
  expect(readField(field("asset", "serialNumber"), number(12345678))).toMatchObject({
    state: "known",
    value: "12345678",
  });
});

it("none and no are told apart by the type of the field", () => {
  expect(readField(field("connection", "logKept"), "なし")).toMatchObject({ state: "known", value: false });
  expect(readField(field("asset", "maintenanceVendor"), "なし")).toEqual({ state: "none", source: 0 });
  expect(readField(field("backup", "offlineOrImmutable"), "なし")).toMatchObject({ state: "known", value: "none" });
  expect(readField(field("contract", "CL-20"), "－")).toMatchObject({ state: "known", value: "not_applicable" });
});

it("dates come from serial numbers, date cells and texts, as precise as they are", () => {
  expect(readField(field("asset", "installedOn"), number(44348))).toMatchObject({ value: "2021-06-01", raw: "44348" });
  expect(readField(field("asset", "installedOn"), day("2022-03-01", "2022年3月", 'yyyy"年"m"月"'))).toMatchObject({
    value: "2022-03",
  });
  expect(readField(field("asset", "installedOn"), "令和４年３月")).toMatchObject({
    value: "2022-03",
    raw: "令和4年3月",
  });
  expect(readField(field("backup", "restoreTestedOn"), "未実施")).toMatchObject({ state: "none" });
});

it("counts are read out of their words", () => {
  expect(readField(field("backup", "generations"), "７世代")).toMatchObject({ value: 7 });
  expect(readField(field("facility", "licensedBeds"), "１８０床")).toMatchObject({ value: 180 });
  expect(readField(field("backup", "copies"), "3（本体含む）")).toMatchObject({ value: 3 });
});

it("several serial numbers and addresses in one cell stay several", () => {
  expect(readField(field("asset", "serialNumber"), "AB0001\nAB0002")).toMatchObject({ value: ["AB0001", "AB0002"] });
  expect(readField(field("asset", "serialNumber"), "S/N AB0001")).toMatchObject({ value: "AB0001", raw: "S/N AB0001" });
});

it("formula-like text stays text", () => {
  expect(readField(field("connection", "counterpart"), '=HYPERLINK("http://example.invalid")')).toMatchObject({
    value: '=HYPERLINK("http://example.invalid")',
  });
});
