import { describe, expect, test } from "vitest";
import type { RuleId } from "../contract.ts";
import { ledgerFindings } from "../ledger-findings.ts";
import { type GivenLedger, ledgerOf, recordId } from "../testing/ledger-builder.ts";

const asset = recordId("asset", 1);
const unknown = { state: "unknown" } as const;

const subjects = (rule: RuleId, given: GivenLedger, today = "2026-08-31"): string[] => {
  const { findings, completeness } = ledgerFindings(ledgerOf(given), today);
  return [...findings, ...completeness].filter((fact) => fact.rule === rule).map(({ on, ref }) => `${on} ${ref}`);
};
const onAsset = [`asset ${asset}`];
const onEntryDevice = [`entryDevice ${recordId("connection", 1)}`];

describe("the subject of a device rule", () => {
  const entry = { deviceOwner: "vendor", deviceManager: unknown, deviceKind: "router" };

  test("is the asset when the entry device is in the asset ledger, once for all its connections", () => {
    const connections = [
      { ...entry, entryAsset: asset },
      { ...entry, entryAsset: asset },
    ];
    expect(subjects("FR-04", { asset: [{ kind: "router" }], connection: connections })).toEqual(onAsset);
  });
  test("is the connection's entry device when it is not", () => {
    expect(subjects("FR-04", { connection: [entry] })).toEqual(onEntryDevice);
    expect(subjects("FR-04", { connection: [{ ...entry, entryAsset: asset }] })).toEqual(onEntryDevice);
  });
  test("does not exist when the connection says there is no device", () => {
    expect(subjects("FR-04", { connection: [{ ...entry, deviceKind: { state: "none" } }] })).toEqual([]);
  });
});

describe("FR-04", () => {
  test("is found on a vendor's device whose manager or model is not known", () => {
    for (const given of [
      { administrator: unknown },
      { model: unknown },
      { model: { state: "vague", text: "箱" } },
    ] as const) {
      expect(subjects("FR-04", { asset: [{ owner: "vendor", ...given }] })).toEqual(onAsset);
    }
  });
  test("is not found on a device whose owner is unknown, nor for an empty field", () => {
    expect(subjects("FR-04", { asset: [{ owner: unknown, model: unknown }] })).toEqual([]);
    expect(subjects("FR-04", { asset: [{ owner: "vendor" }] })).toEqual([]);
  });
  test("is not found when either list knows the manager", () => {
    const given = {
      asset: [{ owner: "vendor", administrator: unknown, model: "X1" }],
      connection: [{ entryAsset: asset, deviceManager: "vendor" }],
    };
    expect(subjects("FR-04", given)).toEqual([]);
  });
});

describe("FR-05", () => {
  test("is found on a VPN device or firewall whose version is not known", () => {
    expect(subjects("FR-05", { asset: [{ kind: "firewall", softwareVersion: unknown }] })).toEqual(onAsset);
    expect(subjects("FR-05", { connection: [{ deviceKind: "vpn", firmwareVersion: { state: "checking" } }] })).toEqual(
      onEntryDevice,
    );
  });
  test("is not found on other devices, nor where two versions contradict each other", () => {
    const claims = [
      { state: "known" as const, value: "1.0" },
      { state: "known" as const, value: "1.1" },
    ];
    expect(subjects("FR-05", { asset: [{ kind: "router", softwareVersion: unknown }] })).toEqual([]);
    expect(subjects("FR-05", { asset: [{ kind: "vpn", softwareVersion: { state: "conflict", claims } }] })).toEqual([]);
  });
  test("leaves an empty version to FC-06", () => {
    expect(subjects("FR-05", { asset: [{ kind: "vpn" }] })).toEqual([]);
    expect(subjects("FC-06", { asset: [{ kind: "vpn" }] })).toEqual(onAsset);
    expect(subjects("FC-06", { asset: [{ kind: "vpn", softwareVersion: unknown }] })).toEqual([]);
  });
});

describe("FR-20", () => {
  const through = (regularPatch: boolean | typeof unknown) => [{ entryAsset: asset, regularPatch }];
  test("is found on a VPN device known to have no regular patching", () => {
    expect(subjects("FR-20", { asset: [{ kind: "vpn" }], connection: through(false) })).toEqual(onAsset);
    expect(subjects("FR-20", { connection: [{ deviceKind: "vpn", regularPatch: false }] })).toEqual(onEntryDevice);
  });
  test("is not found on a firewall, nor where the process is not known", () => {
    expect(subjects("FR-20", { asset: [{ kind: "firewall" }], connection: through(false) })).toEqual([]);
    expect(subjects("FR-20", { asset: [{ kind: "vpn" }], connection: through(unknown) })).toEqual([]);
    expect(subjects("FR-20", { asset: [{ kind: "vpn" }], connection: through(true) })).toEqual([]);
  });
});

describe("FR-28", () => {
  const pump = { kind: "infusion_pump", settingsReviewed: false };
  test("is found on a device six years old whose settings were not reviewed", () => {
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2020-08" }] })).toEqual(onAsset);
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2019" }] })).toEqual(onAsset);
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2020-08-31" }] })).toEqual(onAsset);
  });
  test("is not found while the device may still be younger", () => {
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2020-09-01" }] })).toEqual([]);
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2020-08" }] }, "2026-08-30")).toEqual([]);
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2020" }] })).toEqual([]);
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: unknown }] })).toEqual([]);
  });
  test("is not found where the review is not known, nor on large imaging devices", () => {
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2010", settingsReviewed: unknown }] })).toEqual([]);
    expect(subjects("FR-28", { asset: [{ ...pump, installedOn: "2010", kind: "ct" }] })).toEqual([]);
  });
});

describe("FC-01", () => {
  const ct = { kind: "ct", model: "Scan 9", maintenanceVendor: "㈱架空画像" };
  test("asks for the line of a modality that nothing is said about", () => {
    expect(subjects("FC-01", { asset: [ct] })).toEqual(onAsset);
    expect(subjects("FC-01", { asset: [{ ...ct, remoteMaintenance: true }] })).toEqual(onAsset);
  });
  test("is satisfied by a line of its vendor, a line that names it, or the statement that there is none", () => {
    const ofVendor = { counterpart: "架空画像株式会社", targetCategory: "T3" };
    expect(subjects("FC-01", { asset: [ct], connection: [ofVendor] })).toEqual([]);
    expect(subjects("FC-01", { asset: [ct], connection: [{ systemOrDevice: "CT（SCAN9）保守" }] })).toEqual([]);
    expect(subjects("FC-01", { asset: [{ ...ct, remoteMaintenance: false }] })).toEqual([]);
  });
});
