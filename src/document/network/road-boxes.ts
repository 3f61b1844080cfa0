import { type Box, boxOfText, placeText } from "../../shared/picture/placed-text.ts";
import { type Language, say } from "../picture/picture-language.ts";
import type { NetworkRoad } from "./network-graph.ts";
import type { NetworkMeasures } from "./network-measures.ts";
import type { NetworkNode } from "./network-shapes.ts";
import { baseline, spokenOf, tagAt, tagSize } from "./node-parts.ts";

const padding = 8;
const glyph = 24;

function firstOf(roads: readonly NetworkRoad[]): NetworkRoad {
  const [first] = roads;
  if (!first) throw new Error("a box without roads");
  return first;
}

/** A company or body outside, with all its roads that stand together. */
export function counterpartNode(
  roads: readonly NetworkRoad[],
  box: Box,
  measures: NetworkMeasures,
  language: Language,
): NetworkNode {
  const first = firstOf(roads);
  const { facts } = first;
  const { large, small } = measures;
  const x = box.x + padding;
  const width = box.width - 2 * padding;
  const middle = box.y + box.height / 2;
  const tone = facts.counterpartKnown ? ("ink" as const) : ("warning" as const);
  const lines = Math.max(1, Math.min(2, Math.floor((box.height - 4) / (large * 1.35))));
  const name = placeText(facts.counterpart, x, 0, width, { size: large, weight: 700, tone, maxLines: lines });
  const room = box.height - 4 - name.lines.length * large * 1.4;
  const detail = roads.length === 1 && room >= small * 1.3 ? facts.counterpartDetail : "";
  const height = name.lines.length * large * 1.4 + (detail === "" ? 0 : small * 1.35);
  const top = middle - height / 2;
  return {
    id: `outside:${facts.recordId}`,
    is: "counterpart",
    zone: null,
    box,
    texts: [
      { ...name, y: top + large * 1.05 },
      ...(detail === ""
        ? []
        : [placeText(detail, x, top + name.lines.length * large * 1.4 + small, width, { size: small, tone: "quiet" })]),
    ],
    tags: [],
    glyph: null,
    mark: null,
    look: facts.counterpartKnown ? "plain" : "open",
    link: first.vendorId
      ? { kind: "vendor", recordId: first.vendorId }
      : { kind: "connection", recordId: facts.recordId },
    spoken: spokenOf(
      [
        say(["相手先", "counterpart"], language),
        facts.counterpart,
        say(["接続 ", "connections "], language) + roads.map((road) => road.facts.number).join(" "),
      ],
      [],
      language,
    ),
  };
}

/** The device at the hospital's end of the line. Dashed with a word when nobody knows its version. */
export function deviceNode(
  roads: readonly NetworkRoad[],
  box: Box,
  measures: NetworkMeasures,
  language: Language,
): NetworkNode {
  const first = firstOf(roads);
  const { facts, owner } = first;
  const { large, small, lines } = measures;
  const missing = facts.guard === "unknown";
  const middle = box.y + box.height / 2;
  const x = box.x + glyph + 4;
  const tag =
    owner === null
      ? null
      : tagAt(owner, box.x + box.width - 5, lines === 1 ? middle : box.y + large, tagSize(small), "plain");
  const right = (tag ? tag.box.x : box.x + box.width) - 5;
  const versionTone = missing ? ("warning" as const) : ("quiet" as const);
  const texts =
    lines === 2
      ? [
          placeText(facts.device, x, middle - large * 0.25, right - x, { size: large, weight: 700, tone: "ink" }),
          placeText(facts.firmware, x, middle + small * 1.12, box.x + box.width - 6 - x, {
            size: small,
            weight: missing ? 700 : 400,
            tone: versionTone,
          }),
        ]
      : oneLine(first, x, right, middle, measures);
  return {
    id: `device:${facts.recordId}`,
    is: "device",
    zone: null,
    box,
    texts: texts.filter((text) => text.lines.some((line) => line !== "")),
    tags: tag ? [tag] : [],
    glyph: { shape: "network", x: box.x + 14, y: middle },
    mark: null,
    look: missing ? "open" : "plain",
    link: first.entryAsset
      ? { kind: "asset", recordId: first.entryAsset }
      : { kind: "connection", recordId: facts.recordId },
    spoken: spokenOf(
      [say(["入口の機器", "entry device"], language), facts.device, facts.firmware, owner],
      [],
      language,
    ),
  };
}

/** Model at the left, version at the right, each with the room the other leaves. */
function oneLine(road: NetworkRoad, x: number, right: number, middle: number, { large }: NetworkMeasures) {
  const missing = road.facts.guard === "unknown";
  const y = baseline(middle, large);
  const version = placeText(missing ? road.facts.firmware : road.version, right, y, (right - x) * 0.5, {
    size: large,
    weight: missing ? 700 : 400,
    anchor: "end",
    tone: missing ? "warning" : "quiet",
  });
  const rest = right - x - boxOfText(version).width - 6;
  return [placeText(road.model, x, y, rest, { size: large, weight: 700, tone: "ink" }), version];
}
