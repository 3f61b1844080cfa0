import { describe, expect, test } from "vitest";
import type { FieldValue, Ledger } from "../contract.ts";
import { facilityId, idOf, ledgerOf, recordOf } from "../testing/ledger-of.ts";
import { comparisonExport } from "./comparison-export.ts";

const nothing = { findings: [], completeness: [] };
const conflict: FieldValue = {
  state: "conflict",
  claims: [
    { state: "known", value: "1.0", source: 0 },
    { state: "known", value: "1.1", source: 1 },
  ],
};

const asset = recordOf(
  "asset",
  2,
  { model: { state: "known", value: "X1", raw: "Ｘ１", asOf: "2026-03" }, softwareVersion: conflict, maker: "架空" },
  [
    { type: "interview", on: "2026-05", with: "情報係" },
    { type: "file", file: "b.csv", sheet: null, row: 7 },
    { type: "file", file: "a.xlsx", sheet: "機器", row: 4 },
  ],
);

describe("the comparison export", () => {
  test("writes facts as they are, states as tokens and leaves out what is not filled in", () => {
    const fields = {
      counterpart: "架空社",
      purpose: ["monitoring"],
      alwaysOn: false,
      carrier: { state: "unknown" },
      tunnel: { state: "none" },
      logKept: { state: "checking" },
      counterpartSite: { state: "notApplicable" },
      comment: { state: "notSubmitted" },
      firmwareVersion: { state: "vague", text: "最新版" },
      installedOn: { state: "lossy", text: "3-12" },
      systemOrDevice: "@home",
    } as const;
    const { connections } = comparisonExport(
      ledgerOf(recordOf("connection", 5, { ...fields, purpose: ["monitoring"] })),
      nothing,
    );
    expect(connections).toEqual([
      {
        id: idOf("connection", 5),
        number: 5,
        connectionNumber: 5,
        counterpart: "架空社",
        purpose: ["monitoring"],
        alwaysOn: false,
        carrier: "@unknown",
        tunnel: "@none",
        logKept: "@checking",
        counterpartSite: "@notApplicable",
        comment: "@notSubmitted",
        firmwareVersion: "@vague:最新版",
        installedOn: "@lossy:3-12",
        systemOrDevice: "@@home",
        sources: [],
      },
    ]);
  });

  test("names the rows of files a record comes from, and keeps dates, wordings and claims in the provenance", () => {
    const { assets, provenance } = comparisonExport(ledgerOf(asset), nothing);
    expect(assets[0]).toMatchObject({
      model: "X1",
      softwareVersion: "@conflict",
      sources: [
        { file: "a.xlsx", sheet: "機器", row: 4 },
        { file: "b.csv", sheet: null, row: 7 },
      ],
    });
    expect(provenance[asset.id]).toEqual({
      kind: "asset",
      sources: asset.sources,
      fields: { model: asset.fields.model, softwareVersion: conflict },
    });
  });

  test("is the same text whatever order the ledger was read in, and however often a record was changed", () => {
    const records = [asset, recordOf("asset", 1, { model: "Y" }), recordOf("vendor", 1, { name: "架空社" })];
    const findings = [
      { rule: "FR-02", on: "asset", ref: asset.id, statement: "…" },
      { rule: "FR-01", on: "asset", ref: asset.id, statement: "…" },
    ];
    const shuffled: Ledger = ledgerOf(
      ...[...records].reverse().map((record) => ({
        ...record,
        version: 9,
        updatedAt: "2026-09-09T00:00:00Z",
        fields: Object.fromEntries(Object.entries(record.fields).reverse()),
      })),
    );
    const text = (ledger: Ledger, found: typeof findings) =>
      JSON.stringify(comparisonExport(ledger, { findings: found, completeness: [] }));
    expect(text(shuffled, [...findings].reverse())).toBe(text(ledgerOf(...records), findings));
  });

  test("keeps findings and completeness apart and only says rule, subject and record", () => {
    const gap = { rule: "FC-03", on: "facility", ref: facilityId };
    const finding = { rule: "FR-08", on: "facility", ref: facilityId };
    const result = comparisonExport(ledgerOf(recordOf("facility", 1, { overallDiagram: "partial" })), {
      findings: [{ ...finding, ...{ detail: [] } }],
      completeness: [gap],
    });
    expect(result).toMatchObject({ findings: [finding], completeness: [gap] });
    expect(result.facility).toMatchObject({ id: facilityId, licensedBeds: 120, facts: { overallDiagram: "partial" } });
  });
});
