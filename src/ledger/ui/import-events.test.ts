import { expect, test } from "vitest";
import { importEvents } from "./import-events.ts";

const one = { id: "a", fileNames: ["台帳.xlsx"], createdBy: "試験 花子" };
const morning = "2026-11-20T00:00:00.000Z";
const noon = "2026-11-20T03:00:00.000Z";

test("an import that was never written is no event of the ledger", () => {
  expect(importEvents([{ ...one, committedAt: null, undoneAt: null }])).toEqual([]);
});

test("an import that was undone is told twice, each at its time", () => {
  expect(importEvents([{ ...one, committedAt: morning, undoneAt: noon }]).map(({ what, at }) => [what, at])).toEqual([
    ["imported", morning],
    ["importUndone", noon],
  ]);
});
