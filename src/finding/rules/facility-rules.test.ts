import { describe, expect, test } from "vitest";
import type { FacilityProfile, Known } from "../../ledger/contract.ts";
import type { FindingFact, RuleId } from "../contract.ts";
import { ledgerFindings } from "../ledger-findings.ts";
import { facilityId, type GivenLedger, ledgerOf } from "../testing/ledger-builder.ts";

const factsOf = (rule: RuleId, given: GivenLedger, profile: Partial<FacilityProfile> = {}): FindingFact[] => {
  const { findings, completeness } = ledgerFindings(ledgerOf(given, profile), "2026-08-31");
  const facts = [...findings, ...completeness].filter((fact) => fact.rule === rule);
  for (const fact of facts) expect(fact).toMatchObject({ on: "facility", ref: facilityId });
  return facts;
};
const found = (...given: Parameters<typeof factsOf>): boolean => factsOf(...given).length > 0;
const unknown = { state: "unknown" } as const;

describe("FR-03", () => {
  const asset = [{ kind: "mri" }];
  test("is found when radiology devices stand beside a list without any connection for them", () => {
    expect(found("FR-03", { asset, connection: [{ targetCategory: "T1" }] })).toBe(true);
    expect(found("FR-03", { asset })).toBe(true);
  });
  test("is not found with a T3 connection, without devices, or while a category is open", () => {
    expect(found("FR-03", { asset, connection: [{ targetCategory: "T3" }] })).toBe(false);
    expect(found("FR-03", { asset: [{ kind: "us" }], connection: [{ targetCategory: "T1" }] })).toBe(false);
    expect(found("FR-03", { asset, connection: [{ targetCategory: unknown }] })).toBe(false);
    expect(found("FR-03", { asset, connection: [{}] })).toBe(false);
  });
});

test("FR-08 counts the connections and compares them with the surveyed hospitals", () => {
  const [fact] = factsOf("FR-08", { connection: [{}, {}, {}] });
  expect(fact?.statement.ja).toContain("3件");
  expect(fact?.statement.ja).toContain("7件から47件");
  expect(found("FR-08", {})).toBe(false);
});

test.each<[RuleId, string, Known[], Known[]]>([
  ["FR-14", "overallDiagram", ["no", "partial"], ["yes"]],
  ["FR-30", "clinicalInternet", [true], [false]],
  ["FR-31", "privatePcAllowed", [true], [false]],
  ["FR-32", "itTakesPartInDeviceContracts", [false], [true]],
])("%s stands on %s and is silent where it is unknown or empty", (rule, field, yes, no) => {
  for (const value of yes) expect(found(rule, { facility: [{ [field]: value }] })).toBe(true);
  for (const value of no) expect(found(rule, { facility: [{ [field]: value }] })).toBe(false);
  expect(found(rule, { facility: [{ [field]: unknown }] })).toBe(false);
  expect(found(rule, { facility: [{}] })).toBe(false);
});

test("FC-03 names the missing basic facts", () => {
  const [fact] = factsOf("FC-03", { facility: [{}] }, { licensedBeds: null, medicalInstitutionCode: null });
  expect(fact?.statement.ja).toBe("基本情報のうち医療機関コードと許可病床数がありません。");
  expect(found("FC-03", {}, { licensedBeds: 0 })).toBe(false);
});

test("FC-08 names systems that no backup record speaks of, whatever the spelling", () => {
  const given = { system: [{ name: "検体検査（ＬＩＳ）" }, { name: "給食" }], backup: [{ systemName: "検体検査" }] };
  const [fact] = factsOf("FC-08", given);
  expect(fact?.detail.map(({ value }) => value)).toEqual(["給食"]);
});

test("FC-09 and FC-10 ask for connections and a safety officer where none is listed", () => {
  expect(found("FC-09", {})).toBe(true);
  expect(found("FC-09", { connection: [{}] })).toBe(false);
  expect(found("FC-10", {})).toBe(true);
  expect(found("FC-10", { role: [{ role: "safetyOfficer", personOrUnit: { state: "none" } }] })).toBe(true);
  expect(found("FC-10", { role: [{ role: "safetyOfficer", personOrUnit: "副院長" }] })).toBe(false);
});
