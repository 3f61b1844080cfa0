import { term } from "../../ledger/vocabulary.ts";
import { type Box, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { categories, type Way } from "../picture/gate-facts.ts";
import { type Language, type Phrase, say } from "../picture/picture-language.ts";
import type { NetworkRoad } from "./network-graph.ts";
import { type NetworkColumns, type NetworkMeasures, space } from "./network-measures.ts";
import type { NetworkLayout, NetworkNode } from "./network-shapes.ts";
import { counterpartNode, deviceNode } from "./road-boxes.ts";

/** A road's place: its height, and where it touches the boxes of its counterpart and its entry device. */
export interface RoadRow {
  road: NetworkRoad;
  y: number;
  counterpart: { id: string; down: number };
  device: { id: string; down: number } | null;
}

export interface PlacedRoads {
  rows: readonly RoadRow[];
  nodes: readonly NetworkNode[];
  bands: NetworkLayout["bands"];
  headings: readonly PlacedText[];
  rules: readonly { y: number }[];
  wall: NetworkLayout["wall"];
  bottom: number;
}

const groupNames: Record<Way, Phrase> = {
  gate: ["院内ファイアウォールを通る", "Through the hospital's firewall"],
  undecided: ["ファイアウォールを通るか分からない", "Not known whether through the firewall"],
  around: ["ファイアウォールを通らずに入る", "Enters without passing the firewall"],
};

/** By way into the hospital, category [1]–[8], counterpart and number, so that one counterpart is one box where it can be. */
export function inRoadOrder(roads: readonly NetworkRoad[], way: Way): NetworkRoad[] {
  const rank = (road: NetworkRoad) => {
    const index = categories.findIndex(({ id }) => id === road.facts.category);
    return index < 0 ? categories.length : index;
  };
  const group = roads.filter(({ facts }) => facts.way === way);
  const first = new Map<string, number>();
  for (const road of group) {
    const key = `${rank(road)} ${road.facts.counterpart}`;
    first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, road.facts.number));
  }
  const firstOf = (road: NetworkRoad) => first.get(`${rank(road)} ${road.facts.counterpart}`) ?? 0;
  return group.toSorted((a, b) => rank(a) - rank(b) || firstOf(a) - firstOf(b) || a.facts.number - b.facts.number);
}

/** Height of all rows and their group heads. */
export function roadsHeight(roads: readonly NetworkRoad[], pitch: number): number {
  const ways = new Set(roads.map(({ facts }) => facts.way)).size;
  return ways * (space.groupHead + space.gap) + roads.length * pitch;
}

export function placeRoads(
  roads: readonly NetworkRoad[],
  measures: NetworkMeasures,
  columns: NetworkColumns,
  pitch: number,
  language: Language,
): PlacedRoads {
  const nodes: NetworkNode[] = [];
  const rows: RoadRow[] = [];
  const bands: NetworkLayout["bands"][number][] = [];
  const headings: PlacedText[] = [];
  const rules: { y: number }[] = [];
  const wall: { firm: Box | null; open: Box | null } = { firm: null, open: null };
  let y: number = space.header;
  for (const way of ["gate", "undecided", "around"] as const) {
    const group = inRoadOrder(roads, way);
    if (group.length === 0) continue;
    const start = y;
    headings.push(groupHeading(way, group.length, columns, y, language));
    rules.push({ y });
    y += space.groupHead;
    for (const members of runs(group, (a, b) => a.facts.category === b.facts.category)) {
      bands.push(bandAt(`${way}:${members[0]?.facts.category}`, members, columns, y, pitch, measures, language));
      const middle = (index: number) => y + pitch * index + pitch / 2;
      const boxOf = (x: number, width: number, from: number, to: number): Box => ({
        x,
        y: middle(from) - measures.box / 2,
        width,
        height: middle(to) - middle(from) + measures.box,
      });
      const counterparts = blocks(members, (a, b) => a.facts.counterpart === b.facts.counterpart).map(
        ({ first, last, items }) =>
          counterpartNode(items, boxOf(columns.counterpart, measures.counterpart, first, last), measures, language),
      );
      const devices = blocks(members, sameDevice).map(({ first, last, items }) =>
        items[0]?.facts.guard === "noDevice"
          ? null
          : deviceNode(items, boxOf(columns.device, measures.device, first, last), measures, language),
      );
      const spread = (sizes: readonly number[]) => sizes.flatMap((size, index) => Array<number>(size).fill(index));
      const cpOf = spread(
        blocks(members, (a, b) => a.facts.counterpart === b.facts.counterpart).map((b) => b.items.length),
      );
      const deviceOf = spread(blocks(members, sameDevice).map((b) => b.items.length));
      nodes.push(...counterparts, ...devices.filter((device) => device !== null));
      for (const [index, road] of members.entries()) {
        const cp = counterparts[cpOf[index] ?? 0];
        const device = devices[deviceOf[index] ?? 0];
        if (!cp) throw new Error("a road without a counterpart");
        rows.push({
          road,
          y: middle(index),
          counterpart: { id: cp.id, down: middle(index) - cp.box.y },
          device: device ? { id: device.id, down: middle(index) - device.box.y } : null,
        });
      }
      y += pitch * members.length;
    }
    y += space.gap;
    const stretch = { x: columns.wall, y: start + 2, width: space.wall, height: y - start - 2 };
    if (way === "gate") wall.firm = stretch;
    if (way === "undecided") wall.open = stretch;
  }
  return { rows, nodes, bands, headings, rules, wall, bottom: y };
}

/** Two connections of one entry device in the asset ledger, seen alike. */
const sameDevice = (a: NetworkRoad, b: NetworkRoad) =>
  a.entryAsset !== null &&
  a.entryAsset === b.entryAsset &&
  a.model === b.model &&
  a.version === b.version &&
  a.facts.guard === b.facts.guard;

function runs<Item>(items: readonly Item[], alike: (a: Item, b: Item) => boolean): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && alike(before, item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

/** Runs with the indices they cover. */
function blocks<Item>(items: readonly Item[], alike: (a: Item, b: Item) => boolean) {
  let at = 0;
  return runs(items, alike).map((members) => {
    const first = at;
    at += members.length;
    return { first, last: at - 1, items: members };
  });
}

function groupHeading(way: Way, count: number, columns: NetworkColumns, y: number, language: Language): PlacedText {
  const words = say([`${say(groupNames[way], "ja")}　${count}本`, `${say(groupNames[way], "en")}: ${count}`], language);
  const tone = way === "gate" ? "ink" : way === "around" ? "alert" : "warning";
  return placeText(words, columns.band, y + 16, columns.device - columns.band, { size: 12.5, weight: 700, tone });
}

function bandAt(
  id: string,
  members: readonly NetworkRoad[],
  columns: NetworkColumns,
  y: number,
  pitch: number,
  measures: NetworkMeasures,
  language: Language,
): NetworkLayout["bands"][number] {
  const category = members[0]?.facts.category ?? "";
  const known = term("targetCategory", category);
  const rank = categories.findIndex((one) => one.id === category) + 1;
  const name = known ? known[language].replace(/ \(.*$/u, "") : say(["区分 未定", "category open"], language);
  const height = pitch * members.length;
  const lines = Math.max(1, Math.floor((height - 4) / (measures.small * 1.4)));
  return {
    id,
    box: { x: space.margin, y, width: columns.counterpart - space.margin - 6, height },
    texts: [
      placeText(known ? `[${rank}]` : "[ ]", columns.band, y + measures.small + 4, 24, {
        size: measures.small,
        weight: 700,
        tone: "ink",
      }),
      placeText(name, columns.band + 25, y + measures.small + 4, space.band - 33, {
        size: measures.small,
        tone: "quiet",
        maxLines: Math.min(5, lines),
      }),
    ],
  };
}
