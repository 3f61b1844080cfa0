import { describe, expect, test } from "vitest";
import { backup321 } from "../backup-321.ts";
import type { RuleId } from "../contract.ts";
import { ledgerFindings } from "../ledger-findings.ts";
import { type GivenFields, type GivenLedger, ledgerOf, ledgerRecord } from "../testing/ledger-builder.ts";

const facts = (rule: RuleId, given: GivenLedger) => {
  const { findings, completeness } = ledgerFindings(ledgerOf(given), "2026-08-31");
  return [...findings, ...completeness].filter((fact) => fact.rule === rule);
};
const unknown = { state: "unknown" } as const;
const good: GivenFields = { copies: 3, mediaKinds: ["disk", "tape"], offlineOrImmutable: "offline" };

describe("FR-07", () => {
  const found = (fields: GivenFields) => facts("FR-07", { backup: [fields] }).length > 0;

  test("is found where one of the three conditions is known not to hold", () => {
    expect(found({ ...good, copies: 2 })).toBe(true);
    expect(found({ ...good, mediaKinds: ["disk"] })).toBe(true);
    expect(found({ ...good, mediaKinds: { state: "none" } })).toBe(true);
    expect(found({ ...good, offlineOrImmutable: "none" })).toBe(true);
    expect(found({ copies: 1, offlineOrImmutable: unknown, mediaKinds: unknown })).toBe(true);
  });
  test("is not found where all hold, nor where nobody knows", () => {
    expect(found(good)).toBe(false);
    expect(found({ ...good, offlineOrImmutable: "immutable" })).toBe(false);
    expect(found({ copies: unknown, mediaKinds: unknown, offlineOrImmutable: unknown })).toBe(false);
    expect(found({})).toBe(false);
  });
  test("shows the seed's reading and the usual one apart", () => {
    const offsiteOnly = ledgerRecord("backup", 1, { ...good, offlineOrImmutable: "none", offsite: true });
    expect(backup321(offsiteOnly)).toMatchObject({ seed: "notMet", usual: "met" });
    const oneMedium = ledgerRecord("backup", 1, { ...good, mediaKinds: ["tape"], offsite: unknown });
    expect(backup321(oneMedium)).toMatchObject({ seed: "met", usual: "notMet", oneOffsiteOrOffline: "met" });
    expect(backup321(ledgerRecord("backup", 1, {}))).toMatchObject({ seed: "unknown", usual: "unknown" });
  });
});

describe("FR-21", () => {
  const found = (fields: GivenFields) => facts("FR-21", { vendor: [fields] }).length > 0;
  test("is found where there is no regular report or it is not understandable", () => {
    expect(found({ regularReport: false, reportUnderstandable: { state: "notApplicable" } })).toBe(true);
    expect(found({ regularReport: true, reportUnderstandable: false })).toBe(true);
  });
  test("is not found where reports are understood, not known or not due", () => {
    expect(found({ regularReport: true, reportUnderstandable: true })).toBe(false);
    expect(found({ regularReport: unknown, reportUnderstandable: unknown })).toBe(false);
    expect(found({ regularReport: { state: "notApplicable" } })).toBe(false);
  });
});

describe("FR-27", () => {
  const none = { state: "none" } as const;
  const found = (given: GivenLedger) => facts("FR-27", given).length > 0;
  test("follows the vendor's own entry", () => {
    expect(found({ vendor: [{ name: "架空社", mdsSds: false }] })).toBe(true);
    expect(found({ vendor: [{ name: "架空社", mdsSds: { state: "checking" } }] })).toBe(false);
    expect(found({ vendor: [{ name: "架空社" }] })).toBe(false);
  });
  test("without one, needs every asset of the vendor to say that no sheet came", () => {
    const vendor = [{ name: "架空社株式会社" }];
    const without = { maintenanceVendor: "㈱架空社", mdsSdsReceivedOn: none };
    expect(found({ vendor, asset: [without] })).toBe(true);
    expect(found({ vendor, asset: [without, { ...without, mdsSdsReceivedOn: "2025-04" }] })).toBe(false);
    expect(found({ vendor, asset: [without, { maintenanceVendor: "架空社" }] })).toBe(false);
  });
});

test("FC-11 and FC-12 point at each record with a contradiction or a value changed by a spreadsheet", () => {
  const claims = [
    { state: "known" as const, value: 1 },
    { state: "known" as const, value: 2 },
  ];
  const given = {
    backup: [{ copies: { state: "conflict" as const, claims } }],
    system: [{ version: { state: "lossy" as const, text: "7.1" } }],
  };
  expect(facts("FC-11", given)).toMatchObject([{ on: "backup", detail: [{ field: "copies", state: "conflict" }] }]);
  expect(facts("FC-12", given)).toMatchObject([{ on: "system", detail: [{ field: "version", value: "7.1" }] }]);
});
