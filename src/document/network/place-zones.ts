import type { Language } from "../picture/picture-language.ts";
import type { NetworkZone } from "./network-graph.ts";
import { type NetworkMeasures, space } from "./network-measures.ts";
import type { NetworkNode, Point } from "./network-shapes.ts";
import { spokenOf } from "./node-parts.ts";
import { type Card, groupCard, systemCard } from "./zone-cards.ts";
import { type HeadStyle, headHeight, headTexts, headWords } from "./zone-heads.ts";

/** How a segment is set: cards beside each other, and where its head stands. A head beside the cards is as wide as a card. */
export interface ZoneSetting {
  perRow: number;
  head: HeadStyle;
}

export interface ZonePlan {
  zone: NetworkZone;
  cards: readonly Card[];
  /** Numbers of the roads that end here. */
  numbers: readonly number[];
  words: ReturnType<typeof headWords>;
}

const rowGap = 6;

export const zoneWidth = ({ perRow, head }: ZoneSetting, { card }: NetworkMeasures) =>
  perRow * card + (perRow - 1) * space.gap + 2 * space.zonePadding + (head === "side" ? card + space.gap : 0);

/** Systems first, the tall ones before the low ones, so that rows of the grid are even; then the things that stand in numbers. */
export function planZone(
  zone: NetworkZone,
  numbers: readonly number[],
  measures: NetworkMeasures,
  language: Language,
): ZonePlan {
  const systems = zone.systems.map((system) => systemCard(system, zone.id, measures, language));
  const groups = zone.groups.map((group) => groupCard(group, zone.id, measures, language));
  const cards = [...systems.toSorted((a, b) => b.height - a.height), ...groups];
  return { zone, numbers, cards, words: headWords(zone, numbers, language) };
}

/** Rows of `perRow` cards; each row is as high as its highest card. */
function gridRows(cards: readonly Card[], perRow: number): { cards: readonly Card[]; height: number }[] {
  const rows: { cards: readonly Card[]; height: number }[] = [];
  for (let at = 0; at < cards.length; at += perRow) {
    const row = cards.slice(at, at + perRow);
    rows.push({ cards: row, height: Math.max(...row.map(({ height }) => height)) });
  }
  return rows;
}

export const zoneHeight = (plan: ZonePlan, setting: ZoneSetting, measures: NetworkMeasures): number =>
  heightBy(plan, bestFor(plan, setting, measures), measures);

/** Where heads stand beside the cards, a segment of many cards still has its own above them, and one card more in a row. */
function bestFor(plan: ZonePlan, setting: ZoneSetting, measures: NetworkMeasures): ZoneSetting {
  if (setting.head !== "side") return setting;
  const above: ZoneSetting = { perRow: setting.perRow + 1, head: "line" };
  return heightBy(plan, above, measures) < heightBy(plan, setting, measures) ? above : setting;
}

function heightBy(plan: ZonePlan, { perRow, head }: ZoneSetting, measures: NetworkMeasures): number {
  const rows = gridRows(plan.cards, perRow);
  const content = rows.reduce((sum, { height }) => sum + height + rowGap, 0);
  const above = headHeight(plan.words, head, measures);
  if (head === "side") return Math.max(above, content + rowGap);
  return above + content + (rows.length === 0 ? 0 : 4);
}

/** The frame of a segment and the cards in it. */
export function placeZone(
  plan: ZonePlan,
  corner: Point,
  wanted: ZoneSetting,
  measures: NetworkMeasures,
  language: Language,
): NetworkNode[] {
  const setting = bestFor(plan, wanted, measures);
  const { perRow, head } = setting;
  const { zone, words } = plan;
  const width = zoneWidth(setting, measures);
  const height = heightBy(plan, setting, measures);
  const start = { x: corner.x + space.zonePadding, y: corner.y };
  const aside = head === "side" ? measures.card + space.gap : 0;
  const frame: NetworkNode = {
    id: zone.id,
    is: "zone",
    zone: null,
    box: { ...corner, width, height },
    texts: headTexts(words, head, start, { end: corner.x + width - space.zonePadding, height }, measures),
    tags: [],
    glyph: null,
    mark: null,
    look: zone.is === "unknown" ? "open" : "plain",
    link: zone.recordId ? { kind: "segment", recordId: zone.recordId } : null,
    spoken: spokenOf([words.name, words.detail, words.numbers], [], language),
  };
  let y = corner.y + (head === "side" ? rowGap : headHeight(words, head, measures));
  const inside = gridRows(plan.cards, perRow).flatMap((row) => {
    const top = y;
    y += row.height + rowGap;
    return row.cards.map((card, index) =>
      card.at({ x: start.x + aside + index * (measures.card + space.gap), y: top }),
    );
  });
  return [frame, ...inside];
}
