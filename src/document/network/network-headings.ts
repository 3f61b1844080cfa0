import type { Ledger } from "../../ledger/contract.ts";
import { boxOfText, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { textWidth } from "../../shared/picture/text-measure.ts";
import { type Language, type Phrase, say } from "../picture/picture-language.ts";
import type { NetworkGraph } from "./network-graph.ts";
import { type NetworkColumns, space } from "./network-measures.ts";
import type { LegendSymbol, NetworkLayout } from "./network-shapes.ts";

export const titleOf = (ledger: Ledger, language: Language): string =>
  say([`ネットワーク概要図　${ledger.facility.name}`, `Network overview: ${ledger.facility.name}`], language);

/** Title with what the picture counts, and the heads of its columns. */
export function networkHeadings(
  ledger: Ledger,
  graph: NetworkGraph,
  columns: NetworkColumns,
  { stations, width }: { stations: number | null; width: number },
  language: Language,
): PlacedText[] {
  const day = ledger.asOf ? say([`${ledger.asOf} 現在`, `as of ${ledger.asOf}`], language) : "";
  const asOf = placeText(day, width - space.margin, 28, 200, { size: 13, anchor: "end", tone: "quiet" });
  const title = placeText(titleOf(ledger, language), space.margin, 29, width * 0.5, {
    size: 19,
    weight: 700,
    tone: "ink",
  });
  const after = space.margin + boxOfText(title).width + 24;
  const counts = placeText(countsOf(graph, language), after, 28, width - space.margin - 140 - after, {
    size: 13,
    tone: "text",
  });
  const head = (words: Phrase, x: number, room: number, anchor: "start" | "middle" = "start") =>
    placeText(say(words, language), x, space.header - 11, room, { size: 12.5, weight: 700, tone: "quiet", anchor });
  return [
    title,
    counts,
    asOf,
    head(["院外（相手先）", "Outside (counterparts)"], columns.band, columns.line - columns.band),
    head(["回線", "Line"], columns.line + 10, columns.device - columns.line - 20),
    head(["入口の機器・版数", "Entry device, version"], columns.device, columns.mark - columns.device),
    head(["院内の壁（FW）", "Firewall"], columns.wall + space.wall / 2, 112, "middle"),
    head(["何につながるか", "What it reaches"], columns.target + 22, columns.bus - columns.target - 22),
    head(["院内（区画・システム・機器）", "Hospital: segments, systems, devices"], columns.zone, 320),
    ...(graph.roads.length > 0
      ? []
      : [
          placeText(
            say(["外部接続の記録はまだありません", "No external connection is in the ledger yet"], language),
            columns.band,
            space.header + 24,
            columns.device - columns.band,
            { size: 13, tone: "warning" },
          ),
        ]),
    ...(stations === null ? [] : [head(["バックアップ（控）", "Backups"], stations, 200)]),
  ].filter((text) => text.lines.some((line) => line !== ""));
}

function countsOf({ roads, zones, stations }: NetworkGraph, language: Language): string {
  const count = (test: (road: NetworkGraph["roads"][number]) => boolean) => roads.filter(test).length;
  const around = count(({ facts }) => facts.way === "around");
  const undeclared = count(({ facts }) => facts.declared === "no");
  const missing = count(({ facts }) => facts.guard === "unknown");
  const systems = zones.reduce((sum, zone) => sum + zone.systems.length, 0);
  return say(
    [
      `外部接続 ${roads.length}本（FWを通らない ${around}・未届 ${undeclared}・版数不明 ${missing}）　区画 ${zones.length}　システム ${systems}　控の置き場 ${stations.length}`,
      `${roads.length} connections (${around} past the firewall, ${undeclared} undeclared, ${missing} of unknown version); ${zones.length} areas, ${systems} systems, ${stations.length} places of backups`,
    ],
    language,
  );
}

const entries: readonly (readonly [LegendSymbol, Phrase])[] = [
  ["plate", ["番号は外部接続先一覧（⑤）と同じ", "number as in list D5"]],
  ["around", ["ファイアウォールを通らない線", "line past the firewall"]],
  ["undeclared", ["破線は未届の接続", "dashed: undeclared"]],
  ["openDevice", ["点線の枠は版数などが不明", "dashed frame: something unknown"]],
  ["owner", ["病院以外が所有する機器", "owned by others"]],
  ["stated", ["区画は台帳のとおり", "segment as in the ledger"]],
  ["byName", ["区画はシステム名から", "segment by the system's name"]],
  ["unknown", ["区画が分からない", "segment unknown"]],
  ["backup", ["控の置き場（右の欄）", "where its copies stand"]],
  ["offline", ["二重枠はオフラインの控", "double frame: offline copy"]],
  ["marks", ["所見 ▲重大・高 ◆中 ●低（数は件数）", "findings ▲ critical, high ◆ medium ● low"]],
];
const entryHeight = 22;
const symbolWidth = 48;
const size = 12;

/** What the shapes mean, in as many rows as the width asks for. */
export function networkLegend(
  top: number,
  width: number,
  language: Language,
): { legend: NetworkLayout["legend"]; height: number } {
  let x: number = space.margin;
  let y = top + entryHeight / 2;
  const legend = entries.map(([symbol, phrase]) => {
    const words = say(phrase, language);
    const needed = symbolWidth + textWidth(words, size) + 22;
    if (x + needed > width - space.margin && x > space.margin) {
      x = space.margin;
      y += entryHeight;
    }
    const at = { x: x + symbolWidth / 2, y };
    const text = placeText(words, x + symbolWidth + 4, y + size * 0.35, needed, { size, tone: "text" });
    x += needed;
    return { symbol, at, text };
  });
  return { legend, height: y + entryHeight / 2 - top };
}
