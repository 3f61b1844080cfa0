import { type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { type Language, say } from "../picture/picture-language.ts";
import type { BackupStation } from "./backup-stations.ts";
import { type NetworkMeasures, space } from "./network-measures.ts";
import type { NetworkNode } from "./network-shapes.ts";
import { baseline, markAt, markRoom, spokenOf, tagAt, tagSize } from "./node-parts.ts";

const left = 28;
const longestList = 3;

/** Where copies stand, from top to bottom. */
export function placeStations(
  stations: readonly BackupStation[],
  corner: { x: number; y: number },
  measures: NetworkMeasures,
  language: Language,
): NetworkNode[] {
  let y = corner.y;
  return stations.map((station) => {
    const node = stationNode(station, { x: corner.x, y }, measures, language);
    y += node.box.height + space.zoneGap;
    return node;
  });
}

export const stationId = (station: BackupStation): string => `backup:${station.backupIds[0] ?? station.mark}`;

function stationNode(
  station: BackupStation,
  { x, y }: { x: number; y: number },
  { large, small, station: width }: NetworkMeasures,
  language: Language,
): NetworkNode {
  const end = x + width - 8;
  const head = y + 8 + large / 2;
  const room = markRoom(station.marks);
  const mark = markAt(station.marks, end - room + 2, head);
  const tag = station.offsite
    ? tagAt(say(["遠隔地", "off-site"], language), end - room, head, tagSize(small), "plain")
    : null;
  const headEnd = (tag?.box.x ?? end - room) - 4;
  const texts: PlacedText[] = [
    placeText(`${station.mark}　${station.place}`, x + left, baseline(head, large), headEnd - x - left, {
      size: large,
      weight: 700,
      tone: station.placeKnown ? "ink" : "warning",
    }),
  ];
  let line = head + large / 2 + 6;
  const add = (text: string, tone: PlacedText["tone"], weight: 400 | 700, maxLines: number) => {
    if (text === "") return;
    const placed = placeText(text, x + left, line + small * 0.92, end - x - left, {
      size: small,
      tone,
      weight,
      maxLines,
    });
    texts.push(placed);
    line += placed.lines.length * small * 1.4;
  };
  const safe = station.state === "offline" || station.state === "immutable";
  add(station.protection, safe ? "ink" : station.state === "outOfScope" ? "quiet" : "warning", safe ? 700 : 400, 2);
  add(station.media, "text", 400, 1);
  add(listOf(station, language), "quiet", 400, longestList);
  const [only, ...others] = station.backupIds;
  return {
    id: stationId(station),
    is: "backup",
    zone: null,
    box: { x, y, width, height: line - y + 5 },
    texts,
    tags: tag ? [tag] : [],
    glyph: { shape: "storage", x: x + 15, y: head },
    mark,
    look: station.state === "offline" ? "offline" : station.state === "unknown" ? "open" : "plain",
    link:
      only !== undefined && others.length === 0 ? { kind: "backup", recordId: only } : { kind: "backup", filter: null },
    spoken: spokenOf(
      [
        `${say(["バックアップ", "backup"], language)} ${station.mark}`,
        station.place,
        station.protection,
        station.media,
        ...station.systems,
      ],
      station.marks,
      language,
    ),
  };
}

function listOf({ systems }: BackupStation, language: Language): string {
  const names = systems.join(say(["、", ", "], language));
  return systems.length > 1 ? `${say([`${systems.length}件: `, `${systems.length}: `], language)}${names}` : names;
}
