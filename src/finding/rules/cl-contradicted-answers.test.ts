import { expect, test } from "vitest";
import { FindingFact } from "../contract.ts";
import { ledgerFindings } from "../ledger-findings.ts";
import { ledgerOf, recordId } from "../testing/ledger-builder.ts";

const topic = { ja: "MDS/SDSの提出を受ける", en: "MDS/SDS received from vendor" };
const contradicted = {
  rule: "CL-06",
  says: "no" as const,
  answers: [{ number: "2-3", topic, audience: "facility" as const, edition: "r7" }],
  facts: [{ ja: "業者からのMDS/SDS: 未受領 1件", en: "MDS/SDS of vendors: not received 1" }],
  evidence: [{ kind: "vendor", id: recordId("vendor", 1), field: "mdsSds" }],
};

test("an answer that the ledger denies is a finding about the hospital, with both sayings and no blame", () => {
  const ledger = ledgerOf({ vendor: [{ name: "架空社", mdsSds: false }] });
  const found = ledgerFindings(ledger, "2026-08-31", [], {
    contradictions: [contradicted],
    answered: 1,
    unclear: 0,
  }).findings.filter(({ rule }) => rule === "CL-06");
  expect(found).toHaveLength(1);
  const fact = FindingFact.parse(found[0]);
  expect(fact.statement.ja).toBe(
    "チェックリストでは「2-3 MDS/SDSの提出を受ける」に○の回答ですが、台帳の記録は合っていません（業者からのMDS/SDS: 未受領 1件）。",
  );
  expect([fact.on, fact.ref]).toEqual(["facility", ledger.facility.id]);
  expect(fact.detail).toEqual([
    { kind: "vendor", record: recordId("vendor", 1), field: "mdsSds", state: "known", value: false },
  ]);
});

test("without an answer there is no such finding", () => {
  const { findings } = ledgerFindings(ledgerOf({ vendor: [{ mdsSds: false }] }), "2026-08-31");
  expect(findings.filter(({ rule }) => rule.startsWith("CL-"))).toEqual([]);
});
