import { term } from "../../ledger/vocabulary.ts";
import { boxOfText, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { textWidth } from "../../shared/picture/text-measure.ts";
import { type Language, say } from "../picture/picture-language.ts";
import type { AssetGroup } from "./asset-groups.ts";
import type { NetworkSystem } from "./network-graph.ts";
import type { NetworkMeasures } from "./network-measures.ts";
import type { NetworkNode, NodeLink, Point, Tag } from "./network-shapes.ts";
import { baseline, markAt, markRoom, numbersText, spokenOf, tagAt, tagSize, tagWidth } from "./node-parts.ts";

const left = 25;
const right = 6;

/** A card of known height, to be put at its place in the grid of its zone. */
export interface Card {
  height: number;
  at(corner: Point): NetworkNode;
}

const low = ({ large }: NetworkMeasures) => large + 11;
const tall = ({ large, small }: NetworkMeasures) => large + small + 19;

/** A system: name, servers and database, the connections that end at it, and where its copies stand. */
export function systemCard(system: NetworkSystem, zone: string, measures: NetworkMeasures, language: Language): Card {
  const { large, small, card: width } = measures;
  const numbers = numbersText(system.numbers);
  const backup = system.backups.length === 0 ? "" : say(["控", "copy "], language) + system.backups.join("・");
  const marks = markRoom(system.marks);
  const tag = backup === "" ? 0 : tagWidth(backup, tagSize(small)) + 6;
  const number = numbers === "" ? 0 : textWidth(numbers, small, 700) + 6;
  const room = width - left - right - marks;
  const needsTwo = system.details.length > 0 || textWidth(system.name, large, 700) > room - tag - number;
  const height = needsTwo ? tall(measures) : low(measures);
  const id = `system:${system.recordId}`;
  return {
    height,
    at: ({ x, y }) => {
      const upper = needsTwo ? y + 6 + large / 2 : y + height / 2;
      const lower = needsTwo ? y + height - 6 - small / 2 : upper;
      const end = x + width - right;
      const tags: Tag[] =
        backup === "" ? [] : [tagAt(backup, end - (needsTwo ? 0 : marks), lower, tagSize(small), "plain")];
      const nameEnd = end - marks - (needsTwo ? 0 : tag);
      const texts: PlacedText[] = [];
      if (numbers !== "")
        texts.push(
          placeText(numbers, nameEnd, baseline(upper, small), Math.max(46, room * 0.4), {
            size: small,
            weight: 700,
            anchor: "end",
            tone: "accent",
          }),
        );
      const taken = texts[0] ? boxOfText(texts[0]).width + 5 : 0;
      texts.push(
        placeText(system.name, x + left, baseline(upper, large), nameEnd - taken - x - left, {
          size: large,
          weight: 700,
          tone: "ink",
        }),
      );
      const detail = fittingDetail(system.details, small, end - tag - x - left, language);
      if (detail !== "")
        texts.push(
          placeText(detail, x + left, baseline(lower, small), end - tag - x - left, {
            size: small,
            tone: "quiet",
          }),
        );
      return {
        id,
        is: "system",
        zone,
        box: { x, y, width, height },
        texts,
        tags,
        glyph: { shape: system.database ? "database" : "system", x: x + 13, y: needsTwo ? y + height / 2 : upper },
        mark: markAt(system.marks, end - marks + 2, upper),
        look: "plain",
        link: { kind: "system", recordId: system.recordId },
        spoken: spokenOf([system.name, ...system.details, numbers, backup], system.marks, language),
      };
    },
  };
}

/** As many of the details as fit, the first at least. */
function fittingDetail(details: readonly string[], size: number, width: number, language: Language): string {
  const joined = (count: number) => details.slice(0, count).join(say(["・", ", "], language));
  const counts = details.map((_, index) => details.length - index);
  return joined(counts.find((count) => textWidth(joined(count), size) <= width) ?? 1);
}

/** Assets of one kind: 端末（PC） ×302. */
export function groupCard(group: AssetGroup, zone: string, measures: NetworkMeasures, language: Language): Card {
  const { large, small, card: width } = measures;
  const height = low(measures);
  const numbers = numbersText(group.numbers);
  const count = ` ×${group.quantity}`;
  return {
    height,
    at: ({ x, y }) => {
      const middle = y + height / 2;
      let end = x + width - right;
      const mark = markAt(group.marks, end - markRoom(group.marks) + 2, middle);
      end -= markRoom(group.marks);
      const tags = group.owner === null ? [] : [tagAt(group.owner, end, middle, tagSize(small), "plain")];
      end = (tags[0]?.box.x ?? end) - (tags[0] ? 5 : 0);
      const texts: PlacedText[] = [];
      if (numbers !== "") {
        const text = placeText(numbers, end, baseline(middle, small), (end - x - left) * 0.45, {
          size: small,
          weight: 700,
          anchor: "end",
          tone: "accent",
        });
        texts.push(text);
        end -= boxOfText(text).width + 5;
      }
      const countWidth = textWidth(count, large, 700);
      const label = placeText(group.label, x + left, baseline(middle, large), end - countWidth - x - left, {
        size: large,
        tone: "text",
      });
      texts.push(
        label,
        placeText(count, x + left + boxOfText(label).width + 3, baseline(middle, large), countWidth, {
          size: large,
          weight: 700,
          tone: "ink",
        }),
      );
      return {
        id: `group:${zone}:${group.kind}:${group.owner ?? ""}`.slice(0, 200),
        is: "group",
        zone,
        box: { x, y, width, height },
        texts,
        tags,
        glyph: { shape: group.shape, x: x + 13, y: middle },
        mark,
        look: "plain",
        link: linkOf(group),
        spoken: spokenOf([`${group.label}${count}`, group.owner, numbers], group.marks, language),
      };
    },
  };
}

function linkOf({ assetIds: [first, ...others], kind }: AssetGroup): NodeLink | null {
  if (first === undefined) return null;
  if (others.length === 0) return { kind: "asset", recordId: first };
  // A list can be filtered by a code; kinds taken together and kinds in the hospital's own words lead to the whole list.
  return { kind: "asset", filter: term("assetKind", kind) ? `kind:${kind}` : null };
}
