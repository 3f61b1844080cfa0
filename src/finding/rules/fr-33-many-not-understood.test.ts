import { expect, test } from "vitest";
import { ledgerFindings } from "../ledger-findings.ts";
import { ledgerOf } from "../testing/ledger-builder.ts";

const found = (answered: number, unclear: number) => {
  const { findings } = ledgerFindings(ledgerOf({}), "2026-08-31", [], { contradictions: [], answered, unclear });
  return findings.filter(({ rule }) => rule === "FR-33");
};

test("a quarter of the items not understood is a finding, less is not, and a few answers say nothing", () => {
  expect([found(20, 5).length, found(20, 4).length, found(9, 9).length]).toEqual([1, 0, 0]);
  expect(found(20, 5)[0]?.statement.ja).toContain("20項目のうち5項目");
});

test("without a survey there is none", () => {
  expect(ledgerFindings(ledgerOf({}), "2026-08-31").findings.filter(({ rule }) => rule === "FR-33")).toEqual([]);
});
