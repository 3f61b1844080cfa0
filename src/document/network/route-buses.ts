import type { BackupStation } from "./backup-stations.ts";
import { space } from "./network-measures.ts";
import type { NetworkBus, NetworkNode, NetworkRoadLine, Point } from "./network-shapes.ts";
import { stationId } from "./place-stations.ts";
import { elbow } from "./route-roads.ts";

/** Lines at one height would read as one line; two heights differ by at least this. */
const apart = 4;

/** The height nearest to `wanted`, from `top` to `bottom`, that no other horizontal line uses. */
export function freeHeight(wanted: number, top: number, bottom: number, used: readonly number[]): number {
  const isFree = (y: number) => y >= top && y <= bottom && used.every((other) => Math.abs(other - y) >= apart);
  for (let step = 0; step <= bottom - top; step += 1) {
    if (isFree(wanted + step)) return wanted + step;
    if (isFree(wanted - step)) return wanted - step;
  }
  return Math.min(bottom, Math.max(top, wanted));
}

/** One common line per segment, in the channel before the segments; its roads join it where a dot is drawn. */
export function zoneBuses(
  zones: readonly NetworkNode[],
  roads: readonly NetworkRoadLine[],
  head: number,
): NetworkBus[] {
  const used = roads.map(({ end }) => end.y);
  return zones.flatMap((zone) => {
    const joining = roads.filter((road) => road.to === zone.id);
    const [first] = joining;
    if (!first) return [];
    const { box } = zone;
    const y = freeHeight(box.y + head / 2, box.y + 5, box.y + box.height - 5, used);
    used.push(y);
    const { x } = first.end;
    const heights = [...joining.map(({ end }) => end.y), y];
    return {
      id: `bus:${zone.id}`,
      to: zone.id,
      from: joining.map(({ recordId }) => recordId),
      pieces: [
        [
          { x, y: Math.min(...heights) },
          { x, y: Math.max(...heights) },
        ],
        [
          { x, y },
          { x: box.x, y },
        ],
      ],
      joints: joining.map(({ end }) => end),
      arrow: { x: box.x, y },
      cut: null,
    };
  });
}

/** One common line per place of copies, in the channel behind the segments; it is cut before a copy kept off the network. */
export function backupBuses(
  stations: readonly BackupStation[],
  nodes: ReadonlyMap<string, NetworkNode>,
  channel: number,
): NetworkBus[] {
  const used: number[] = [];
  return stations.flatMap((station, index) => {
    const node = nodes.get(stationId(station));
    const zones = zonesOf(station, nodes);
    if (!node || zones.length === 0) return [];
    const x = channel + space.bus * index;
    const heightIn = ({ box }: NetworkNode, wanted: number) => {
      const y = freeHeight(wanted, box.y + 5, box.y + box.height - 5, used);
      used.push(y);
      return y;
    };
    const end = { x: node.box.x, y: heightIn(node, node.box.y + 16) };
    const starts = zones.map((zone): Point => ({ x: zone.box.x + zone.box.width, y: heightIn(zone, zone.box.y + 14) }));
    const heights = [...starts.map(({ y }) => y), end.y];
    return {
      id: `bus:${node.id}`,
      to: node.id,
      from: zones.map(({ id }) => id),
      pieces: [
        ...starts.map((start) => elbow(start, { x, y: start.y }, x)),
        [
          { x, y: Math.min(...heights) },
          { x, y: Math.max(...heights) },
        ],
        [{ x, y: end.y }, end],
      ],
      joints: starts.map(({ y }) => ({ x, y })),
      arrow: end,
      cut: station.state === "offline" ? { x: (x + end.x) / 2, y: end.y } : null,
    };
  });
}

/** The segments whose systems have copies there. */
function zonesOf(station: BackupStation, nodes: ReadonlyMap<string, NetworkNode>): NetworkNode[] {
  const ids = new Set(station.systemIds.map((id) => nodes.get(`system:${id}`)?.zone));
  return [...nodes.values()].filter((node) => node.is === "zone" && ids.has(node.id));
}
