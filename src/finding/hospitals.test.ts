import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedData } from "../shared/testing/shared-data.ts";
import type { FindingFact } from "./contract.ts";
import { ledgerFindings } from "./ledger-findings.ts";
import { ruleDefinitions } from "./rule-catalogue.ts";
import { Truth, truthLedger } from "./testing/truth-ledger.ts";

const root = sharedData();
const folder = root ? join(root, "hospitals") : "";
const hospitals = root ? readdirSync(folder).filter((name) => existsSync(join(folder, name, "truth.json"))) : [];
const ours = new Set(ruleDefinitions.filter(({ owner }) => owner === "ledger").map(({ id }) => id));

describe.runIf(hospitals.length > 0)("the fictional hospitals of the shared material", () => {
  test.each(hospitals)("%s gives every expected finding and no other", (name) => {
    const truth = Truth.parse(JSON.parse(readFileSync(join(folder, name, "truth.json"), "utf8")));
    const { ledger, truthIds } = truthLedger(truth);
    const label = ({ rule, on, ref }: FindingFact) =>
      `${rule} ${on === "facility" ? "facility" : `${truthIds.get(ref)}${on === "entryDevice" ? "/device" : ""}`}`;

    const found = ledgerFindings(ledger, truth.about.asOf).findings.map(label).sort();

    const expected = truth.findings
      .filter(({ rule }) => ours.has(rule))
      .flatMap(({ rule, objects }) => objects.map((id) => `${rule} ${id}`))
      .sort();
    expect(found).toEqual(expected);
  });
});
