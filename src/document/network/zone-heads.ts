import { boxOfText, type PlacedText, placeText, type TextTone } from "../../shared/picture/placed-text.ts";
import { textWidth } from "../../shared/picture/text-measure.ts";
import { type Language, say } from "../picture/picture-language.ts";
import type { NetworkZone } from "./network-graph.ts";
import type { NetworkMeasures } from "./network-measures.ts";
import type { Point } from "./network-shapes.ts";
import { baseline, numbersText } from "./node-parts.ts";

/**
 * Where the name of a segment stands: above its cards; above them on two lines, where the segment is narrow; or beside them, where
 * there are so many segments that every line counts.
 */
export type HeadStyle = "line" | "lines" | "side";

interface Words {
  name: string;
  detail: string;
  numbers: string;
  tone: TextTone;
}

/** Name, range with VLAN and firewall, and the numbers of the roads that end here. */
export function headWords(zone: NetworkZone, numbers: readonly number[], language: Language): Words {
  return {
    name: zone.name,
    detail: [zone.detail, firewallWords(zone, language)].filter(Boolean).join("　"),
    numbers: numbersText(numbers),
    tone: zone.is === "unknown" ? "warning" : "ink",
  };
}

/** Height above the cards, or the least height of a segment whose head stands beside them. */
export function headHeight(words: Words, style: HeadStyle, measures: NetworkMeasures): number {
  const { large, small } = measures;
  if (style === "line") return large + 16;
  if (style === "lines") return large + 16 + small * 1.4;
  const lines = 1 + Number(words.detail !== "") + Number(words.numbers !== "" && !fitsBesideName(words, measures));
  return 10 + lines * small * 1.4;
}

const fitsBesideName = ({ name, numbers }: Words, { large, small, card }: NetworkMeasures) =>
  textWidth(name, large, 700) + textWidth(numbers, small, 700) + 10 <= card;

/** The head from `x` to `end`; `height` is that of the whole segment. */
export function headTexts(
  words: Words,
  style: HeadStyle,
  { x, y }: Point,
  { end, height }: { end: number; height: number },
  measures: NetworkMeasures,
): PlacedText[] {
  const texts =
    style === "side"
      ? besideCards(words, { x, y }, height, measures)
      : aboveCards(words, style, { x, y }, end, measures);
  return texts.filter((text) => text.lines.some((line) => line !== ""));
}

function aboveCards(
  { name, detail, numbers, tone }: Words,
  style: HeadStyle,
  { x, y }: Point,
  end: number,
  { large, small }: NetworkMeasures,
): PlacedText[] {
  const narrow = style === "lines";
  const upper = y + (large + 16) / 2;
  const lower = narrow ? upper + large / 2 + small * 0.8 : upper;
  const share = narrow && detail === "" ? 1 : 0.4;
  const roads = placeText(numbers, end, baseline(lower, small), (end - x) * share, {
    size: small,
    weight: 700,
    anchor: "end",
    tone: "accent",
  });
  const room = end - x - (numbers === "" ? 0 : boxOfText(roads).width + 10);
  const nameRoom = narrow ? end - x : room * (detail === "" ? 1 : 0.6);
  const title = placeText(name, x, baseline(upper, large + 1), nameRoom, { size: large + 1, weight: 700, tone });
  if (detail === "") return [title, roads];
  const at = narrow ? x : x + boxOfText(title).width + 10;
  return [title, roads, placeText(detail, at, baseline(lower, small), x + room - at, { size: small, tone: "quiet" })];
}

function besideCards(words: Words, { x, y }: Point, height: number, measures: NetworkMeasures): PlacedText[] {
  const { large, small, card } = measures;
  const { name, detail, numbers, tone } = words;
  const step = small * 1.4;
  const beside = numbers !== "" && fitsBesideName(words, measures);
  const first = y + 5 + step * 0.75;
  const texts = [placeText(name, x, first, card, { size: large, weight: 700, tone })];
  let line = first + step;
  if (detail !== "") {
    texts.push(placeText(detail, x, line, card, { size: small, tone: "quiet" }));
    line += step;
  }
  if (numbers !== "") {
    const maxLines = Math.max(1, Math.floor((y + height - 4 - (line - small)) / step));
    const style = { size: small, weight: 700, tone: "accent" } as const;
    texts.push(
      beside
        ? placeText(numbers, x + card, first, card, { ...style, anchor: "end" })
        : placeText(numbers, x, line, card, { ...style, maxLines }),
    );
  }
  return texts;
}

/** Whether the segment lies behind the hospital's firewall, where the ledger has the segment at all. */
function firewallWords(zone: NetworkZone, language: Language): string {
  if (zone.is !== "recorded") return "";
  const words = {
    yes: say(["FWの内側", "behind the firewall"], language),
    no: say(["FWの外側", "outside the firewall"], language),
    open: say(["FWの内外 不明", "behind the firewall: unknown"], language),
    blank: say(["FWの内外 未記入", "behind the firewall: not filled in"], language),
    notApplicable: "",
  };
  return words[zone.behindFirewall];
}
