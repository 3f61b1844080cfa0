import { expect, test } from "vitest";
import { aLedger, anInput, aRecord, known } from "../testing/document-input.ts";
import { compareEditions } from "./compare-editions.ts";
import { externalConnections } from "./external-connections.ts";
import { networkOverview } from "./network-overview.ts";

const connection = (number: number, change = {}) =>
  aRecord("connection", number, { systemOrDevice: known(`保守${number}`), accessLine: known("isdn"), ...change });
const edition = (...records: Parameters<typeof aLedger>[0] & object) =>
  externalConnections(anInput({ ledger: aLedger(records) }));
const listOf = (difference: ReturnType<typeof compareEditions>) =>
  difference.sections.find(({ section }) => section === "外部接続先一覧");

test("the same data make no difference, in whatever order", () => {
  const difference = compareEditions(edition(connection(1), connection(2)), edition(connection(2), connection(1)));
  expect(difference).toEqual({ head: [], sections: [] });
});

test("a changed cell is told with its row, column and both texts", () => {
  const difference = compareEditions(
    edition(connection(1)),
    edition(connection(1, { accessLine: { state: "unknown" } })),
  );
  expect(listOf(difference)?.changed).toEqual([
    expect.objectContaining({ label: "1 保守1", cells: [{ column: "回線種別", before: "ISDN", after: "不明" }] }),
  ]);
});

test("rows that came and went are told by name", () => {
  const difference = compareEditions(edition(connection(1)), edition(connection(2)));
  expect(listOf(difference)?.added.map(({ label }) => label)).toEqual(["2 保守2"]);
  expect(listOf(difference)?.removed.map(({ label }) => label)).toEqual(["1 保守1"]);
});

test("a redrawn picture is a difference", () => {
  const drawn = (network: string) => networkOverview(anInput({ pictures: { gate: null, network, chart: null } }));
  expect(compareEditions(drawn("<svg/>"), drawn("<svg><g/></svg>")).sections.map((s) => s.pictureChanged)).toEqual([
    true,
  ]);
});
