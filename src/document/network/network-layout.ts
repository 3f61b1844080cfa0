import type { Ledger } from "../../ledger/contract.ts";
import type { Box } from "../../shared/picture/placed-text.ts";
import type { PictureFinding } from "../picture/finding-marks.ts";
import type { Language } from "../picture/picture-language.ts";
import { coarser, type Grain } from "./asset-groups.ts";
import { moveNodes } from "./move-nodes.ts";
import { type NetworkGraph, networkGraph } from "./network-graph.ts";
import { networkHeadings, networkLegend, titleOf } from "./network-headings.ts";
import {
  columnsFor,
  type NetworkMeasures,
  networkMeasures,
  printScale,
  smallestPrint,
  space,
} from "./network-measures.ts";
import type { NetworkLayout, NetworkNode, Positions } from "./network-shapes.ts";
import { inRoadOrder, placeRoads, roadsHeight } from "./place-roads.ts";
import { placeStations } from "./place-stations.ts";
import { placeZone, planZone, type ZonePlan, type ZoneSetting, zoneHeight, zoneWidth } from "./place-zones.ts";
import { backupBuses, zoneBuses } from "./route-buses.ts";
import { routeRoad } from "./route-roads.ts";

interface Options {
  language?: Language;
  /** Corners of boxes that a person moved, by node id. */
  positions?: Positions;
}

/**
 * The network overview (D6) from left to right: counterparts, lines, entry devices, the wall of the hospital's firewalls or the
 * open ground beside it, segments with their systems and devices, copies. Pure; the same input gives the same picture.
 */
export function networkLayout(
  ledger: Ledger,
  findings: readonly PictureFinding[],
  { language = "ja", positions = {} }: Options = {},
): NetworkLayout {
  const graph = networkGraph(ledger, findings, language);
  const measures = networkMeasures(graph.roads.length);
  const { plans, shape } = legible(graph, measures, language);
  const { columns, setting } = shape;
  const roads = placeRoads(graph.roads, measures, columns, shape.pitch, language);
  const stations = placeStations(graph.stations, { x: shape.stations, y: space.header + 2 }, measures, language);
  const placed = [
    ...roads.nodes,
    ...placeZones(plans, columns.zone, setting, shape.zoneGap, measures, language),
    ...stations,
  ];
  const { nodes, moved } = moveNodes(placed, positions);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const buses = new Map(busOrder(plans).map((id, index) => [id, columns.bus + space.bus * index]));
  const lines = roads.rows.map((row) =>
    routeRoad(row, byId, buses.get(row.road.zoneId) ?? columns.bus, measures, columns, language),
  );
  const zones = nodes.filter(({ is }) => is === "zone");
  const extent = extentOf(nodes);
  const bottom = Math.max(shape.bottom, extent.bottom) + 8;
  const width = Math.max(shape.width, extent.right + space.margin);
  const { legend, height } = networkLegend(bottom + 10, width, language);
  const hasStations = graph.stations.length > 0;
  return {
    language,
    width,
    height: bottom + 10 + height + 6,
    title: titleOf(ledger, language),
    headings: [
      ...networkHeadings(ledger, graph, columns, { stations: hasStations ? shape.stations : null, width }, language),
      ...roads.headings,
    ],
    panels: panelsOf(shape, width, bottom, hasStations),
    bands: roads.bands,
    rules: roads.rules.map(({ y }) => ({ x1: space.margin, x2: columns.target - 10, y })),
    wall: roads.wall,
    nodes,
    roads: lines,
    buses: [
      ...zoneBuses(zones, lines, measures.large + 16),
      ...backupBuses(graph.stations, byId, shape.stations - space.bus * (graph.stations.length + 1) - 4),
    ],
    legend,
    moved,
  };
}

/** Groups are taken together only as far as the printed sheet needs it. */
function legible(graph: NetworkGraph, measures: NetworkMeasures, language: Language) {
  const tries = (["kinds", "fewer", "shapes"] as const).map((grain) => () => {
    const plans = planZones(graph, grain, measures, language);
    return { plans, shape: bestShape(graph, plans, measures, language) };
  });
  let best: ReturnType<(typeof tries)[number]> | undefined;
  for (const attempt of tries) {
    const made = attempt();
    if (best === undefined || made.shape.scale > best.shape.scale) best = made;
    if (made.shape.scale * measures.small >= smallestPrint) return made;
  }
  if (best === undefined) throw new Error("no shape was tried");
  return best;
}

/** Segments in the order in which their roads come in, so that common lines cross little; the unknown one last. */
function planZones(graph: NetworkGraph, grain: Grain, measures: NetworkMeasures, language: Language): ZonePlan[] {
  const order = (["gate", "undecided", "around"] as const).flatMap((way) => inRoadOrder(graph.roads, way));
  const place = (id: string) => {
    const places = order.flatMap((road, index) => (road.zoneId === id ? [index] : []));
    return places.length === 0 ? order.length : places.reduce((sum, at) => sum + at, 0) / places.length;
  };
  return graph.zones
    .toSorted((a, b) => Number(a.is === "unknown") - Number(b.is === "unknown") || place(a.id) - place(b.id))
    .map((zone) => {
      const numbers = graph.roads.filter((road) => road.zoneId === zone.id).map(({ facts }) => facts.number);
      return planZone({ ...zone, groups: coarser(zone.groups, grain, language) }, numbers, measures, language);
    });
}

const busOrder = (plans: readonly ZonePlan[]) =>
  plans.filter(({ numbers }) => numbers.length > 0).map(({ zone }) => zone.id);

const mostCards = 7;
/** Rows may be spread to the height of the segments beside them, but not so far that the eye loses the line. */
const widestPitch = 1.35;

/** Heads beside the cards save height; they are worth their width only where rows are narrow too. */
function settingsFor({ lines }: NetworkMeasures): ZoneSetting[] {
  const counts = Array.from({ length: mostCards }, (_, index) => index + 1);
  const above = counts.map((perRow): ZoneSetting => ({ perRow, head: perRow <= 2 ? "lines" : "line" }));
  return lines === 2 ? above : [...above, ...counts.slice(2).map((perRow): ZoneSetting => ({ perRow, head: "side" }))];
}

/** How segments are set: so that the picture prints largest on one sheet. */
function bestShape(graph: NetworkGraph, plans: readonly ZonePlan[], measures: NetworkMeasures, language: Language) {
  const columns = columnsFor(measures, busOrder(plans).length);
  const stationHeight = placeStations(graph.stations, { x: 0, y: 0 }, measures, language).at(-1)?.box;
  const right =
    graph.stations.length === 0
      ? space.margin
      : space.bus * (graph.stations.length + 1) + 14 + measures.station + space.margin;
  const shapes = settingsFor(measures).map((setting) => {
    const heights = plans.map((plan) => zoneHeight(plan, setting, measures));
    const zones = heights.reduce((sum, height) => sum + height + space.zoneGap, 0);
    const least = roadsHeight(graph.roads, measures.row);
    const stretch = graph.roads.length === 0 ? 0 : (zones - least) / graph.roads.length;
    const pitch = Math.min(measures.row * widestPitch, measures.row + Math.max(0, stretch));
    const rows = roadsHeight(graph.roads, pitch);
    const height = Math.max(rows, zones, stationHeight ? stationHeight.y + stationHeight.height : 0, 120);
    const width = columns.zone + zoneWidth(setting, measures) + right;
    const spare = Math.max(0, rows - zones) / Math.max(1, plans.length - 1);
    const bottom = space.header + height + 4;
    return {
      setting,
      columns,
      pitch,
      width,
      zoneGap: space.zoneGap + Math.min(36, spare),
      bottom,
      stations: width - space.margin - measures.station,
      scale: printScale(width, bottom + networkLegend(0, width, language).height + 24),
    };
  });
  return shapes.reduce((best, shape) => (shape.scale > best.scale * 1.005 ? shape : best));
}

function placeZones(
  plans: readonly ZonePlan[],
  x: number,
  setting: ZoneSetting,
  gap: number,
  measures: NetworkMeasures,
  language: Language,
): NetworkNode[] {
  let y = space.header + 2;
  return plans.flatMap((plan) => {
    const nodes = placeZone(plan, { x, y }, setting, measures, language);
    y += zoneHeight(plan, setting, measures) + gap;
    return nodes;
  });
}

function extentOf(nodes: readonly NetworkNode[]): { right: number; bottom: number } {
  return {
    right: Math.max(0, ...nodes.map(({ box }) => box.x + box.width)),
    bottom: Math.max(0, ...nodes.map(({ box }) => box.y + box.height)),
  };
}

function panelsOf(
  { columns, stations }: ReturnType<typeof bestShape>,
  width: number,
  bottom: number,
  hasStations: boolean,
): NetworkLayout["panels"] {
  const top = space.header - 28;
  const panel = (left: number, right: number): Box => ({ x: left, y: top, width: right - left, height: bottom - top });
  const inside = columns.wall + space.wall / 2;
  return {
    outside: panel(space.margin, columns.line),
    inside: panel(inside, hasStations ? stations - 12 : width - space.margin / 2),
    backups: hasStations ? panel(stations - 8, width - space.margin + 8) : null,
  };
}
