import { boxOfText, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { marksText } from "../picture/finding-marks.ts";
import { type Language, say } from "../picture/picture-language.ts";
import { type NetworkColumns, type NetworkMeasures, space } from "./network-measures.ts";
import type { NetworkNode, NetworkRoadLine, Point } from "./network-shapes.ts";
import { baseline, markAt, markRoom, tagAt, tagSize, tagWidth } from "./node-parts.ts";
import type { RoadRow } from "./place-roads.ts";

const air = 4;
const plateWidth = 34;

/** From the counterpart along the line to the entry device, through the wall at its number, to the common line of its segment. */
export function routeRoad(
  row: RoadRow,
  boxes: ReadonlyMap<string, NetworkNode>,
  busX: number,
  measures: NetworkMeasures,
  columns: NetworkColumns,
  language: Language,
): NetworkRoadLine {
  const { road, y } = row;
  const { facts } = road;
  const { small } = measures;
  const from = boxes.get(row.counterpart.id);
  const device = row.device ? boxes.get(row.device.id) : undefined;
  if (!from) throw new Error(`connection ${facts.number} has no counterpart`);
  const start = { x: from.box.x + from.box.width, y: from.box.y + row.counterpart.down };
  const texts: PlacedText[] = [];
  const pieces: Point[][] = [];

  const undeclared = facts.declared === "no" ? say(["未届", "undeclared"], language) : "";
  const room = measures.line - 28 - (undeclared === "" ? 0 : tagWidth(undeclared, tagSize(small)) + air);
  const line = centred(facts.line, start.x + 16, start.y, room, measures, facts.lineKnown ? "text" : "warning");
  texts.push(line);
  const lineBox = boxOfText(line);
  const tag =
    undeclared === ""
      ? null
      : tagAt(
          undeclared,
          lineBox.x + lineBox.width + air + tagWidth(undeclared, tagSize(small)),
          start.y,
          tagSize(small),
          "alert",
        );
  const lineEnd = tag ? tag.box.x + tag.box.width : lineBox.x + lineBox.width;
  pieces.push([start, { x: lineBox.x - air, y: start.y }]);

  const arrive = device
    ? { x: device.box.x, y: device.box.y + (row.device?.down ?? 0) }
    : { x: columns.device + 10 - air, y };
  pieces.push(elbow({ x: lineEnd + air, y: start.y }, arrive, arrive.x - 8));
  let leave: Point;
  if (device) leave = { x: device.box.x + device.box.width, y: arrive.y };
  else {
    const none = placeText(facts.device, columns.device + 10, baseline(y, small), measures.device - 20, {
      size: small,
      tone: "quiet",
    });
    texts.push(none);
    leave = { x: boxOfText(none).x + boxOfText(none).width + air, y };
  }

  const plate = { x: columns.wall + (space.wall - plateWidth) / 2, y: y - 9, width: plateWidth, height: 18 };
  const mark = markAt(facts.marks, columns.mark, y);
  if (mark) {
    pieces.push(elbow(leave, { x: columns.mark - air, y }, leave.x + 3));
    pieces.push([
      { x: columns.mark + markRoom(facts.marks), y },
      { x: plate.x, y },
    ]);
  } else pieces.push(elbow(leave, { x: plate.x, y }, leave.x + 8));

  const target = centred(facts.target, columns.target, y, measures.target, measures, "ink");
  texts.push(target);
  const targetBox = boxOfText(target);
  pieces.push([
    { x: plate.x + plate.width, y },
    { x: targetBox.x - air, y },
  ]);
  pieces.push([
    { x: targetBox.x + targetBox.width + air, y },
    { x: busX, y },
  ]);
  return {
    recordId: facts.recordId,
    facts,
    from: from.id,
    device: device?.id ?? null,
    to: road.zoneId,
    basis: road.basis,
    plate,
    end: { x: busX, y },
    texts,
    tag,
    mark,
    pieces,
    spoken: spoken(row, boxes.get(road.zoneId), language),
  };
}

/** Words on a line: one or two lines of text around its height. */
function centred(
  text: string,
  x: number,
  y: number,
  width: number,
  { small, lines }: NetworkMeasures,
  tone: PlacedText["tone"],
): PlacedText {
  const placed = placeText(text, x, y, width, { size: small, tone, maxLines: lines });
  const above = ((placed.lines.length - 1) * small * 1.4) / 2;
  return { ...placed, y: baseline(y, small) - above };
}

/** Horizontal, vertical at `via`, horizontal; a straight line where both ends are at one height. */
export function elbow(from: Point, to: Point, via: number): Point[] {
  if (Math.abs(from.y - to.y) < 0.01) return [from, to];
  return [from, { x: via, y: from.y }, { x: via, y: to.y }, to];
}

function spoken({ road: { facts, basis } }: RoadRow, zone: NetworkNode | undefined, language: Language): string {
  const way = {
    gate: say(["院内ファイアウォールを通る", "passes the hospital's firewall"], language),
    around: say(["院内ファイアウォールを通らない", "does not pass the hospital's firewall"], language),
    undecided: say(["院内ファイアウォールを通るか不明", "firewall: not known"], language),
  }[facts.way];
  const end = zone?.texts[0]?.lines[0] ?? "";
  const where = {
    stated: say([`区画 ${end}`, `segment ${end}`], language),
    byName: say([`区画 ${end}（システム名から）`, `segment ${end} (by the system's name)`], language),
    unknown: say(["区画 不明", "segment unknown"], language),
  }[basis];
  const undeclared = facts.declared === "no" ? say(["未届", "undeclared"], language) : "";
  const found =
    facts.marks.length === 0 ? "" : say(["所見 ", "findings: "], language) + marksText(facts.marks, language);
  return [`${facts.number}`, facts.target, facts.counterpart, facts.line, facts.device, way, where, undeclared, found]
    .filter((part) => part !== "")
    .join(say(["、", ", "], language));
}
