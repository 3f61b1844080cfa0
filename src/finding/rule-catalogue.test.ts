import { expect, test } from "vitest";
import { FindingFact, LedgerFindings } from "./contract.ts";
import { ledgerFindings, ledgerRules } from "./ledger-findings.ts";
import { ruleDefinition, ruleDefinitions } from "./rule-catalogue.ts";
import { ledgerOf } from "./testing/ledger-builder.ts";

test("the catalogue holds FR-01 to FR-34 without gaps", () => {
  const ids = ruleDefinitions.map(({ id }) => id).filter((id) => id.startsWith("FR-"));
  expect(ids).toEqual(Array.from({ length: 34 }, (_, index) => `FR-${String(index + 1).padStart(2, "0")}`));
});

test("every rule of the ledger runs, and no rule of another capability does", () => {
  const ours = ruleDefinitions.filter(({ owner }) => owner === "ledger").map(({ id }) => id);
  expect([...ledgerRules.keys()].sort()).toEqual(ours.sort());
});

test("label, severity, source and certainty come from the reference file", () => {
  expect(ruleDefinition("FR-02")).toMatchObject({
    severity: "high",
    label: { ja: "院内網を通らないLTE回線" },
    source: { doc: "seed-report" },
    certainty: "seed",
  });
});

test("a fact passes its own schema and each rule speaks only in its own name", () => {
  const ledger = ledgerOf({
    connection: [{ accessLine: "isdn", firmwareVersion: { state: "vague", text: "新しい" } }],
  });
  LedgerFindings.parse(ledgerFindings(ledger, "2026-08-31"));
  for (const [id, rule] of ledgerRules) {
    for (const fact of rule(ledger, "2026-08-31")) expect(FindingFact.parse(fact).rule).toBe(id);
  }
});
