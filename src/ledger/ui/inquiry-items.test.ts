import { expect, test } from "vitest";
import type { Fields } from "../contract.ts";
import type { RecordView } from "../route-contracts.ts";
import { openItems, proposedFields, whoCouldAnswer } from "./inquiry-items.ts";

const connection = (fields: Fields): RecordView => ({
  id: "00000000-0000-4000-8000-000000000001" as RecordView["id"],
  facilityId: "00000000-0000-4000-8000-000000000002" as RecordView["facilityId"],
  kind: "connection",
  number: 1,
  name: "",
  fields,
  sources: [],
  version: 1,
  retiredAt: null,
  updatedAt: "2026-11-20T00:00:00.000Z",
  actions: [],
});
const known = (value: string) => ({ state: "known" as const, value });

test("what somebody looked for in vain is proposed before what is merely blank", () => {
  const items = openItems("connection", [connection({ firmwareVersion: { state: "unknown" } })]);
  expect(items.length).toBeGreaterThan(1);
  expect(proposedFields(items, [])).toEqual(["firmwareVersion"]);
});

test("the fields a list is filtered by are proposed first of all", () => {
  const items = openItems("connection", [connection({ firmwareVersion: { state: "unknown" } })]);
  expect(proposedFields(items, ["counterpart"])).toEqual(["counterpart"]);
});

test("where all is blank, all is proposed", () => {
  const items = openItems("connection", [connection({})]);
  expect(proposedFields(items, [])).toHaveLength(new Set(items.map((item) => item.field)).size);
});

test("records of one counterpart name it, records of two name nobody", () => {
  const one = connection({ counterpart: known("朝霧保守") });
  const other = connection({ counterpart: known("別の業者") });
  expect(whoCouldAnswer([one, one], "vendor")).toBe("朝霧保守");
  expect(whoCouldAnswer([one, other], "vendor")).toBe("");
  expect(whoCouldAnswer([one], "department")).toBe("");
});
