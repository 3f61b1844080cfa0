import { describe, expect, test } from "vitest";
import { aLedger, aRecord, known, recordId } from "../testing/document-input.ts";
import { networkGraph } from "./network-graph.ts";

const graphOf = (...records: Parameters<typeof aLedger>[0] & object) => networkGraph(aLedger(records), [], "ja");
const zoneNames = (graph: ReturnType<typeof networkGraph>) => graph.zones.map(({ name }) => name);
const zoneOf = (graph: ReturnType<typeof networkGraph>, index = 0) => {
  const road = graph.roads[index];
  return [graph.zones.find(({ id }) => id === road?.zoneId)?.name, road?.basis];
};

const segment = aRecord("segment", 1, { name: known("基幹系"), ipRange: known("192.0.2.0/25"), vlan: known("10") });
const server = aRecord("asset", 1, {
  kind: known("server"),
  systemName: known("電子カルテDB1"),
  segment: known("基幹系"),
});
const ehr = aRecord("system", 1, { name: known("電子カルテ"), database: known("Oracle 19c") });

describe("where a connection ends", () => {
  test("is the segment that the ledger names, by its name or by an address in its range", () => {
    const graph = graphOf(
      segment,
      aRecord("connection", 1, { connectedSegment: known("基幹系") }),
      aRecord("connection", 2, { connectedSegment: known("192.0.2.40") }),
      aRecord("connection", 3, { connectedSegment: known("192.0.2.200") }),
    );
    expect(zoneOf(graph, 0)).toEqual(["基幹系", "stated"]);
    expect(zoneOf(graph, 1)).toEqual(["基幹系", "stated"]);
    expect(zoneOf(graph, 2)).toEqual(["192.0.2.200", "stated"]);
  });

  test("is taken from the system it names when no segment is stated, and said to be so", () => {
    const graph = graphOf(segment, server, ehr, aRecord("connection", 1, { systemOrDevice: known("電子カルテ保守") }));
    expect(zoneOf(graph)).toEqual(["基幹系", "byName"]);
    expect(graph.zones[0]?.systems[0]).toMatchObject({ name: "電子カルテ", servers: 1, numbers: [1] });
  });

  test("is taken from the kind of device it names when all of them stand together", () => {
    const ct = aRecord("asset", 1, { kind: known("ct"), segment: known("基幹系") });
    const graph = graphOf(segment, ct, aRecord("connection", 1, { systemOrDevice: known("CT1装置リモート保守") }));
    expect(zoneOf(graph)).toEqual(["基幹系", "byName"]);
    expect(graph.zones[0]?.groups[0]?.numbers).toEqual([1]);
  });

  test("stays unknown when the ledger does not tell", () => {
    const graph = graphOf(segment, aRecord("connection", 1, { connectedSegment: { state: "unknown" } }));
    expect(zoneOf(graph)).toEqual(["区画 不明・未記入", "unknown"]);
  });
});

describe("where assets stand", () => {
  test("follows the segment, else the address, else is unknown; no address is not the same as unknown", () => {
    const graph = graphOf(
      segment,
      aRecord("asset", 1, { kind: known("client_pc"), segment: known("情報系") }),
      aRecord("asset", 2, { kind: known("client_pc"), ipRange: known("192.0.2.77") }),
      aRecord("asset", 3, { kind: known("client_pc"), ipRange: known("198.51.100.9") }),
      aRecord("asset", 4, { kind: known("client_pc"), ipRange: { state: "none" } }),
      aRecord("asset", 5, { kind: known("client_pc"), ipRange: known("DHCP") }),
    );
    expect(zoneNames(graph)).toEqual(["基幹系", "情報系", "198.51.100.0/24", "IPアドレスなし", "区画 不明・未記入"]);
    expect(graph.zones.map(({ groups }) => groups.map(({ quantity }) => quantity))).toEqual([[1], [1], [1], [1], [1]]);
  });

  test("is drawn by the first two numbers when very many ranges are in use", () => {
    const assets = Array.from({ length: 9 }, (_, index) =>
      aRecord("asset", index + 1, { kind: known("client_pc"), ipRange: known(`10.1.${index}.5`) }),
    );
    expect(zoneNames(graphOf(...assets))).toEqual(["10.1.0.0/16"]);
  });

  test("is the way in for the entry device of a connection, which is not drawn twice", () => {
    const router = aRecord("asset", 1, { kind: known("router"), segment: known("基幹系") });
    const graph = graphOf(segment, router, aRecord("connection", 1, { entryAsset: known(recordId("asset", 1)) }));
    expect(graph.zones.flatMap(({ groups }) => groups)).toEqual([]);
    expect(graph.roads[0]?.entryAsset).toBe(recordId("asset", 1));
  });
});

test("devices of a vendor are grouped apart from the hospital's, and quantities are counted", () => {
  const graph = graphOf(
    aRecord("asset", 1, { kind: known("router"), quantity: known(4) }),
    aRecord("asset", 2, { kind: known("router"), owner: known("lease") }),
    aRecord("asset", 3, { kind: known("router"), owner: known("vendor") }),
  );
  expect(graph.zones[0]?.groups.map(({ owner, quantity }) => [owner, quantity])).toEqual([
    [null, 5],
    ["業者", 1],
  ]);
});

test("copies are put together by place and protection, and their systems refer to them", () => {
  const copy = (number: number, systemName: string, offline: string) =>
    aRecord("backup", number, {
      systemName: known(systemName),
      storagePlace: known("別館書庫"),
      offlineOrImmutable: known(offline),
    });
  const { stations, zones } = graphOf(
    ehr,
    copy(1, "電子カルテ", "offline"),
    copy(2, "検体検査", "offline"),
    copy(3, "電子カルテ", "none"),
  );
  expect(stations.map(({ mark, state, systems }) => [mark, state, systems])).toEqual([
    ["B1", "offline", ["電子カルテ", "検体検査"]],
    ["B2", "online", ["電子カルテ"]],
  ]);
  expect(zones[0]?.systems[0]?.backups).toEqual(["B1", "B2"]);
});
