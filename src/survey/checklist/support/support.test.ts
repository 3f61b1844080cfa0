import { describe, expect, test } from "vitest";
import { ledgerOf, recordOf } from "../../../ledger/testing/ledger-of.ts";
import type { Answer } from "../contract.ts";
import { shippedChecklists } from "../shipped.ts";
import { contradictions, supportOf, supportRules } from "./support.ts";

const given = (instrument: string, item: string, answer: Answer) => ({
  instrument,
  edition: "r7",
  item,
  answer,
  audience: "facility" as const,
  number: item,
  topic: { ja: item, en: item },
});
const unknown = { state: "unknown" } as const;
const rulesOf = (ledger: Parameters<typeof contradictions>[0], ...answers: ReturnType<typeof given>[]) =>
  contradictions(ledger, answers).map(({ rule }) => rule);

test("every item that a rule names is in a checklist that comes along", () => {
  const known = new Set(
    shippedChecklists.flatMap(({ instrument, items }) => items.map(({ id }) => `${instrument}:${id}`)),
  );
  for (const { id, judges, shown } of supportRules)
    for (const item of [...judges, ...shown]) expect([id, item, known.has(item)]).toEqual([id, item, true]);
});

test("an answer that the ledger neither supports nor denies contradicts nothing, nor does 分からない", () => {
  const ledger = ledgerOf(recordOf("vendor", 1, { mdsSds: unknown }));
  expect(rulesOf(ledger, given("mhlw-inspection", "F-04", "yes"), given("mhlw-inspection", "F-04", "no"))).toEqual([]);
  const denying = ledgerOf(recordOf("vendor", 1, { mdsSds: false }));
  expect(rulesOf(denying, given("mhlw-inspection", "F-04", "unknown"))).toEqual([]);
  expect(rulesOf(denying, given("mhlw-inspection", "F-04", "not_applicable"))).toEqual([]);
});

describe("CL-06 MDS/SDS", () => {
  const none = recordOf("vendor", 2, { name: "架空社", mdsSds: false });
  test("はい against one vendor without, and いいえ against all with", () => {
    const mixed = ledgerOf(recordOf("vendor", 1, { mdsSds: true }), none);
    expect(contradictions(mixed, [given("mhlw-inspection", "F-04", "yes")])).toMatchObject([
      { rule: "CL-06", says: "no", evidence: [{ kind: "vendor", id: none.id, field: "mdsSds" }] },
    ]);
    expect(rulesOf(mixed, given("mhlw-inspection", "F-04", "no"))).toEqual([]);
    const all = ledgerOf(recordOf("vendor", 1, { mdsSds: true }));
    expect(rulesOf(all, given("mhlw-inspection", "F-04", "no"))).toEqual(["CL-06"]);
  });
  test("the facts count every vendor and name those without", () => {
    const [support] = supportOf(ledgerOf(recordOf("vendor", 1, { mdsSds: true }), none), {
      instrument: "mhlw-inspection",
      item: "F-04",
    });
    expect(support?.facts).toEqual([
      {
        text: { ja: "業者からのMDS/SDS: 受領 1件、未受領 1件", en: "MDS/SDS of vendors: received 1, not received 1" },
        count: 1,
        records: [{ kind: "vendor", id: none.id, name: "業者 2 架空社" }],
      },
    ]);
  });
});

test("CL-01: a ledger without devices denies はい, one with all three kinds denies いいえ, one with some denies nothing", () => {
  const kinds = (...list: string[]) => ledgerOf(...list.map((kind, index) => recordOf("asset", index + 1, { kind })));
  const [yes, no] = [given("mhlw-5.2", "SA-03", "yes"), given("mhlw-5.2", "SA-03", "no")];
  expect([rulesOf(kinds(), yes), rulesOf(kinds(), no)]).toEqual([["CL-01"], []]);
  expect([
    rulesOf(kinds("server", "client_pc", "router"), yes),
    rulesOf(kinds("server", "client_pc", "router"), no),
  ]).toEqual([[], ["CL-01"]]);
  expect([rulesOf(kinds("server"), yes), rulesOf(kinds("server"), no)]).toEqual([[], []]);
});

test("CL-04: one device of which nobody knows whether it is maintained from afar denies that all were asked about", () => {
  const ledger = ledgerOf(
    recordOf("asset", 1, { remoteMaintenance: true }),
    recordOf("asset", 2, { remoteMaintenance: unknown }),
  );
  expect(rulesOf(ledger, given("mhlw-inspection", "F-03", "yes"))).toEqual(["CL-04"]);
  expect(
    rulesOf(ledgerOf(recordOf("asset", 1, { remoteMaintenance: false })), given("mhlw-inspection", "F-03", "yes")),
  ).toEqual([]);
});

test("CL-09: a shared account is the topic's no", () => {
  expect(
    rulesOf(ledgerOf(recordOf("connection", 1, { sharedAccount: true })), given("mhlw-5.2", "SA-24", "yes")),
  ).toEqual(["CL-09"]);
  expect(
    rulesOf(ledgerOf(recordOf("connection", 1, { sharedAccount: false })), given("mhlw-5.2", "SA-24", "no")),
  ).toEqual(["CL-09"]);
});

test("CL-11: part of the backups kept apart is enough, none of them is not", () => {
  const backups = (...kept: string[]) =>
    ledgerOf(...kept.map((offlineOrImmutable, index) => recordOf("backup", index + 1, { offlineOrImmutable })));
  const yes = given("mhlw-5.2", "SA-36", "yes");
  expect([rulesOf(backups("none"), yes), rulesOf(backups("none", "offline"), yes), rulesOf(backups(), yes)]).toEqual([
    ["CL-11"],
    [],
    ["CL-11"],
  ]);
});

test("facts that are only shown beside an item judge nothing", () => {
  const ledger = ledgerOf(recordOf("backup", 1, { offlineOrImmutable: "none" }));
  const shown = supportOf(ledger, { instrument: "mhlw-inspection", item: "F-17" }).find(({ rule }) => rule === "CL-11");
  expect(shown?.says).toBe("open");
});
