import { expect, test } from "vitest";
import type { RuleId } from "../contract.ts";
import { ledgerFindings } from "../ledger-findings.ts";
import { type GivenFields, ledgerOf, recordId } from "../testing/ledger-builder.ts";

const connection = recordId("connection", 1);
const unknown = { state: "unknown" } as const;

const rulesFor = (contract: GivenFields): RuleId[] =>
  ledgerFindings(ledgerOf({ connection: [{}], contract: [{ connection, ...contract }] }), "2026-08-31")
    .findings.filter(({ on, ref }) => on === "contract" && ref === recordId("contract", 1))
    .map(({ rule }) => rule);

test("FR-06 is found where patch duty is absent or unknown, however unknown is written", () => {
  for (const state of ["absent", "unknown", unknown, { state: "checking" }, { state: "none" }] as const) {
    expect(rulesFor({ "CL-20": state })).toEqual(["FR-06"]);
  }
  for (const state of ["present", "not_applicable", { state: "notApplicable" }] as const) {
    expect(rulesFor({ "CL-20": state })).toEqual([]);
  }
});

test("a clause that nobody filled in gives no finding", () => {
  expect(rulesFor({})).toEqual([]);
});

test("no clause rule speaks about a contract that does not exist", () => {
  expect(
    rulesFor({ exists: false, "CL-20": "absent", "CL-22": "absent", "CL-23": "absent", "CL-24": "absent" }),
  ).toEqual([]);
});

test("FR-11 is found on an on-site contract of a listed connection", () => {
  expect(rulesFor({ type: "onsite" })).toEqual(["FR-11"]);
  expect(rulesFor({ type: "remote" })).toEqual([]);
  expect(rulesFor({ type: unknown })).toEqual([]);
  expect(rulesFor({ type: "onsite", connection: recordId("connection", 9) })).toEqual([]);
});

test("FR-13 is found where a waiver is present", () => {
  expect(rulesFor({ "CL-36": "present" })).toEqual(["FR-13"]);
  expect(rulesFor({ "CL-36": "absent" })).toEqual([]);
  expect(rulesFor({ "CL-36": unknown })).toEqual([]);
});

test("FR-17 is found only where both the remote clause and the SLA are absent", () => {
  expect(rulesFor({ "CL-22": "absent", "CL-23": "absent" })).toEqual(["FR-17"]);
  expect(rulesFor({ "CL-22": unknown, "CL-23": "absent" })).toEqual([]);
  expect(rulesFor({ "CL-22": "absent", "CL-23": "present" })).toEqual([]);
  expect(rulesFor({ "CL-22": "not_applicable", "CL-23": "not_applicable" })).toEqual([]);
});

test("FR-18 is found where confidentiality is absent, not where it is unknown", () => {
  expect(rulesFor({ "CL-24": "absent" })).toEqual(["FR-18"]);
  expect(rulesFor({ "CL-24": unknown })).toEqual([]);
});
