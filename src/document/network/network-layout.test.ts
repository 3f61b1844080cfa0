import { describe, expect, test } from "vitest";
import type { Ledger } from "../../ledger/contract.ts";
import { type Box, boxOfText, contains, overlap } from "../../shared/picture/placed-text.ts";
import type { PictureFinding } from "../picture/finding-marks.ts";
import { aLedger, aRecord, known, recordId } from "../testing/document-input.ts";
import { largeHospital } from "../testing/large-ledger.ts";
import { sharedHospital } from "../testing/shared-hospital.ts";
import { networkLayout } from "./network-layout.ts";
import { printScale, smallestPrint } from "./network-measures.ts";
import type { NetworkLayout, NetworkNode } from "./network-shapes.ts";

const findingsOn = (ledger: Ledger): PictureFinding[] =>
  (["connection", "system", "asset", "backup"] as const).flatMap((kind) =>
    ledger.records[kind]
      .filter(({ number }) => number % 3 === 0)
      .map(({ id, number }) => ({ rule: "FR-01", severity: number % 2 ? "high" : "medium", ref: id })),
  );

const invented = aLedger(largeHospital());
const clinic = aLedger([
  aRecord("connection", 1, { counterpart: known("ヤマガラ電子カルテ"), passesHospitalFirewall: known(true) }),
  aRecord("connection", 2, { counterpart: known("支払基金"), passesHospitalFirewall: known(false) }),
  aRecord("connection", 3, {}),
  aRecord("system", 1, { name: known("電子カルテ") }),
  aRecord("asset", 1, { kind: known("client_pc"), quantity: known(6) }),
]);
const hospitals: readonly (readonly [string, Ledger | null])[] = [
  ["an invented hospital with 47 connections and 2,000 assets", invented],
  ["a clinic with hardly anything known", clinic],
  ["an empty ledger", aLedger()],
  ...(["clinic-small", "hospital-mid", "hospital-large"] as const).map(
    (folder) => [folder, sharedHospital(folder)?.ledger ?? null] as const,
  ),
];
const drawings = hospitals.flatMap(([name, ledger]) =>
  (["ja", "en"] as const).map((language) => ({ name, language, ledger })),
);

const names = new WeakMap<Box, string>();
const named = (box: Box, name: string): Box => {
  names.set(box, name);
  return box;
};
const nodeLabels = (node: NetworkNode) => [
  ...node.texts.map((text) => named(boxOfText(text), `${node.id}: ${text.lines.join("/")}`)),
  ...node.tags.map(({ box, text }) => named(box, `${node.id}: ${text.lines.join("/")}`)),
  ...(node.mark ? [named(markBox(node.mark), `${node.id}: finding`)] : []),
];
const markBox = ({ x, y, count }: { x: number; y: number; count: number }): Box => ({
  x,
  y: y - 7,
  width: 18 + 7.5 * String(count).length,
  height: 14,
});
const labelsOf = (layout: NetworkLayout): Box[] => [
  ...layout.headings.map((text) => named(boxOfText(text), text.lines.join("/"))),
  ...layout.bands.flatMap(({ texts }) => texts.map((text) => named(boxOfText(text), text.lines.join("/")))),
  ...layout.nodes.flatMap(nodeLabels),
  ...layout.roads.flatMap(({ facts, texts, tag, mark, plate }) => [
    ...texts.map((text) => named(boxOfText(text), `road ${facts.number}: ${text.lines.join("/")}`)),
    ...(tag ? [named(tag.box, `road ${facts.number}: tag`)] : []),
    ...(mark ? [named(markBox(mark), `road ${facts.number}: finding`)] : []),
    named(plate, `plate ${facts.number}`),
  ]),
  ...layout.legend.map(({ text }) => named(boxOfText(text), text.lines.join("/"))),
];
const overlaps = (boxes: readonly Box[]) =>
  boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${names.get(one)} × ${names.get(other)}`),
  );
/** Stretches of all lines as boxes without thickness. */
const strokes = ({ roads, buses }: NetworkLayout) =>
  [
    ...roads.map(({ facts, pieces }) => ({ of: `road ${facts.number}`, pieces })),
    ...buses.map(({ id, pieces }) => ({ of: id, pieces })),
  ].flatMap(({ of, pieces }) =>
    pieces.flatMap((points) =>
      points.slice(1).flatMap((to, index) => {
        const from = points[index];
        if (!from) return [];
        return named(
          {
            x: Math.min(from.x, to.x),
            y: Math.min(from.y, to.y),
            width: Math.abs(from.x - to.x),
            height: Math.abs(from.y - to.y),
          },
          `${of} ${from.x},${from.y}-${to.x},${to.y}`,
        );
      }),
    ),
  );
/** Whether a line runs inside a box; touching its edge is arriving there. */
const crosses = (line: Box, box: Box) =>
  Math.min(line.x + line.width, box.x + box.width - 0.5) > Math.max(line.x, box.x + 0.5) - 0.001 &&
  Math.min(line.y + line.height, box.y + box.height - 0.5) > Math.max(line.y, box.y + 0.5) - 0.001;

describe.each(drawings)("$name ($language)", ({ ledger, language }) => {
  const input = ledger ?? aLedger();
  const layout = networkLayout(input, findingsOn(input), { language });
  const boxes = layout.nodes.map((node) => named(node.box, node.id));

  test.skipIf(ledger === null)("no two labels overlap", () => {
    expect(overlaps(labelsOf(layout))).toEqual([]);
  });

  test.skipIf(ledger === null)("no two boxes overlap, but that a segment holds what stands in it", () => {
    const zones = layout.nodes.filter(({ is }) => is === "zone");
    const others = layout.nodes.filter(({ is }) => is !== "zone");
    expect(overlaps(zones.map(({ box }) => box))).toEqual([]);
    expect(overlaps(others.map(({ box }) => box))).toEqual([]);
    for (const node of others)
      for (const zone of zones) {
        if (node.zone === zone.id) expect(contains(zone.box, node.box)).toBe(true);
        else expect(overlap(zone.box, node.box)).toBe(false);
      }
  });

  test.skipIf(ledger === null)("every label lies in its box", () => {
    const outside = layout.nodes.flatMap((node) => nodeLabels(node).filter((label) => !contains(node.box, label)));
    expect(outside.map((box) => names.get(box))).toEqual([]);
  });

  test.skipIf(ledger === null)("no line runs through a box or through words", () => {
    const obstacles = [...boxes, ...labelsOf(layout)];
    const found = strokes(layout).flatMap((line) =>
      obstacles.filter((box) => crosses(line, box)).map((box) => `${names.get(line)} through ${names.get(box)}`),
    );
    expect(found).toEqual([]);
  });

  test.skipIf(ledger === null)("no two common lines run along each other", () => {
    const lines = layout.buses.flatMap((bus) =>
      strokes({ ...layout, roads: [], buses: [bus] }).map((box) => ({ bus, box })),
    );
    const together = lines.flatMap((one, index) =>
      lines
        .slice(index + 1)
        .filter((other) => other.bus !== one.bus && alongEachOther(one.box, other.box))
        .map((other) => `${names.get(one.box)} with ${names.get(other.box)}`),
    );
    expect(together).toEqual([]);
  });

  test.skipIf(ledger === null)("every connection has its number once, and ends at a segment of the picture", () => {
    expect(layout.roads.map(({ facts }) => facts.number).sort((a, b) => a - b)).toEqual(
      input.records.connection.map(({ number }) => number),
    );
    const ids = new Set(layout.nodes.map(({ id }) => id));
    expect(layout.roads.filter(({ to, from }) => !ids.has(to) || !ids.has(from))).toEqual([]);
    expect(ids.size).toBe(layout.nodes.length);
  });

  test.skipIf(ledger === null)("everything lies within the picture", () => {
    const picture = { x: 0, y: 0, width: layout.width, height: layout.height };
    const all = [...boxes, ...labelsOf(layout), ...strokes(layout)];
    expect(all.filter((box) => !contains(picture, box)).map((box) => names.get(box))).toEqual([]);
  });
});

/** Documents are printed in Japanese. */
describe.each(hospitals)("%s, printed on a sheet of A3", (_, ledger) => {
  const layout = networkLayout(ledger ?? aLedger(), ledger ? findingsOn(ledger) : []);

  test.skipIf(ledger === null)("has no words too small to read", () => {
    const sizes = [
      ...layout.headings,
      ...layout.nodes.flatMap(({ texts, tags }) => [...texts, ...tags.map(({ text }) => text)]),
      ...layout.roads.flatMap(({ texts, tag }) => [...texts, ...(tag ? [tag.text] : [])]),
      ...layout.legend.map(({ text }) => text),
    ].map(({ size }) => size);
    expect(Math.min(...sizes) * printScale(layout.width, layout.height)).toBeGreaterThanOrEqual(smallestPrint);
  });
});

const alongEachOther = (a: Box, b: Box) => {
  const flat = a.height === 0 && b.height === 0 && Math.abs(a.y - b.y) < 2;
  const upright = a.width === 0 && b.width === 0 && Math.abs(a.x - b.x) < 2;
  const shared = (from: number, to: number, from2: number, to2: number) =>
    Math.min(to, to2) - Math.max(from, from2) > 0.5;
  return (
    (flat && shared(a.x, a.x + a.width, b.x, b.x + b.width)) ||
    (upright && shared(a.y, a.y + a.height, b.y, b.y + b.height))
  );
};

test("the same ledger gives the same picture", () => {
  expect(networkLayout(invented, findingsOn(invented))).toEqual(networkLayout(invented, findingsOn(invented)));
});

test("every asset is drawn: as an entry device, as a server of its system, or in a group", () => {
  const { nodes } = networkLayout(invented, []);
  const drawn = nodes
    .filter(({ is }) => is === "group")
    .reduce((sum, { spoken }) => sum + Number(/×(\d+)/u.exec(spoken)?.[1] ?? 0), 0);
  const servers = nodes
    .filter(({ is }) => is === "system")
    .reduce((sum, { spoken }) => sum + Number(/サーバ (\d+)台/u.exec(spoken)?.[1] ?? 0), 0);
  const entries = new Set(
    invented.records.connection.flatMap(({ fields: { entryAsset } }) =>
      entryAsset?.state === "known" ? [entryAsset.value] : [],
    ),
  );
  const expected = invented.records.asset
    .filter(({ id }) => !entries.has(id))
    .reduce((sum, { fields: { quantity } }) => sum + (quantity?.state === "known" ? Number(quantity.value) : 1), 0);
  expect(drawn + servers).toBe(expected);
});

describe("boxes that a person moved", () => {
  const system = `system:${recordId("system", 1)}`;
  const before = networkLayout(invented, []);
  const boxOf = (layout: NetworkLayout, id: string) => layout.nodes.find((node) => node.id === id)?.box;
  const original = boxOf(before, system) ?? { x: 0, y: 0, width: 0, height: 0 };

  test("stand where they were put, and their words with them", () => {
    const place = { x: before.width + 300, y: before.height + 200 };
    const after = networkLayout(invented, [], { positions: { [system]: place } });
    expect(boxOf(after, system)).toMatchObject(place);
    const node = after.nodes.find(({ id }) => id === system);
    expect(node?.texts.every((text) => contains(node.box, boxOfText(text)))).toBe(true);
    expect(after.moved).toEqual({ [system]: place });
  });

  test("make the picture and their segment grow", () => {
    const place = { x: before.width + 300, y: before.height + 200 };
    const after = networkLayout(invented, [], { positions: { [system]: place } });
    expect(after.width).toBeGreaterThan(place.x + original.width);
    expect(after.height).toBeGreaterThan(place.y + original.height);
    const zone = after.nodes.find(({ id }) => id === system)?.zone ?? "";
    expect(contains(boxOf(after, zone) ?? original, boxOf(after, system) ?? original)).toBe(true);
  });

  test("take their lines with them", () => {
    const [road] = before.roads.filter(({ device }) => device !== null);
    const device = road?.device ?? "";
    const from = boxOf(before, device) ?? original;
    const after = networkLayout(invented, [], { positions: { [device]: { x: from.x + 20, y: from.y + 90 } } });
    const moved = after.roads.find(({ recordId: id }) => id === road?.recordId);
    const ends = moved?.pieces.map((points) => points.at(-1)) ?? [];
    expect(ends.some((end) => end?.x === from.x + 20 && (end?.y ?? 0) > from.y + 90)).toBe(true);
  });

  test("of a segment move together, and a box that is gone does not matter", () => {
    const zone = before.nodes.find(({ id }) => id === system)?.zone ?? "";
    const corner = boxOf(before, zone) ?? original;
    const positions = { [zone]: { x: corner.x + 40, y: corner.y + 25 }, "system:gone": { x: 5, y: 5 } };
    const after = networkLayout(invented, [], { positions });
    expect(boxOf(after, system)).toMatchObject({ x: original.x + 40, y: original.y + 25 });
    expect(Object.keys(after.moved)).toEqual([zone]);
  });
});
