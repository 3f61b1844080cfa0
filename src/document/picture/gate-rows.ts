import { term } from "../../ledger/vocabulary.ts";
import { type Box, type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { textWidth } from "../../shared/picture/text-measure.ts";
import { marksText } from "./finding-marks.ts";
import { categories, type GateFacts, noCategory } from "./gate-facts.ts";
import { columns, type GateBand, type GateRow, type Measures } from "./gate-layout.ts";
import { type Language, say } from "./picture-language.ts";

const rank = new Map(categories.map((category, index) => [category.id, index]));

/** By category [1]–[8], then by connection number, as in D5. */
export function inGroupOrder(facts: readonly GateFacts[]): GateFacts[] {
  const place = (fact: GateFacts) => rank.get(fact.category) ?? categories.length;
  return [...facts].sort((a, b) => place(a) - place(b) || a.number - b.number);
}

export function placeBand(category: string, box: Box, language: Language): GateBand {
  const known = category === noCategory ? undefined : term("targetCategory", category);
  const mark = known ? `[${(rank.get(category) ?? 0) + 1}]` : "[ ]";
  const name = known ? known[language].replace(/ \(.*$/u, "") : say(["区分 未定", "Category open"], language);
  const lines = Math.max(1, Math.floor((box.height - 8) / 15));
  const x = columns.band.x;
  return {
    category,
    box,
    texts: [
      placeText(mark, x, box.y + 20, 26, { size: 13, weight: 700, tone: "ink" }),
      placeText(name, x + 26, box.y + 19, columns.band.width - 26, {
        size: 11,
        tone: "quiet",
        maxLines: Math.min(4, lines),
      }),
    ],
  };
}

/** Roads round the wall lie side by side: the first one hugs the wall, the last one swings widest, so none crosses another. */
export const detourPath = {
  step: (roads: number) => Math.min(16, Math.max(5.5, (columns.detour - 14) / Math.max(1, roads))),
  draw(y: number, at: { foot: number; index: number; of: number }): string {
    const step = detourPath.step(at.of);
    const reach = 10 + step * at.index;
    const left = columns.wall.x - reach;
    const right = columns.wall.x + columns.wall.width + reach;
    const depth = at.foot + 8 + step * at.index;
    const r = 8;
    return [
      `M${columns.road.from} ${y}H${left - r}Q${left} ${y} ${left} ${y + r}V${depth - r}Q${left} ${depth} ${left + r} ${depth}`,
      `H${right - r}Q${right} ${depth} ${right} ${depth - r}V${y + r}Q${right} ${y} ${right + r} ${y}H${columns.road.to}`,
    ].join("");
  },
};

export function gateRow(
  fact: GateFacts,
  top: number,
  measures: Measures,
  detour: { foot: number; index: number; of: number },
  language: Language,
): GateRow {
  const y = top + measures.rowHeight / 2;
  const around = fact.way === "around";
  const tag = undeclaredTag(fact, y - 4, measures, language);
  return {
    facts: fact,
    box: {
      x: columns.counterpart.x - 8,
      y: top,
      width: columns.width - columns.margin - columns.counterpart.x + 8,
      height: measures.rowHeight,
    },
    y,
    road: around ? detourPath.draw(y, detour) : `M${columns.road.from} ${y}H${columns.road.to}`,
    plate: { x: around ? columns.wall.x - columns.detour - 4 : columns.wall.x + columns.wall.width / 2, y },
    guardAt: { x: columns.guard, y },
    marksAt: { x: columns.finding.x, y: y - 6 },
    texts: rowTexts(fact, y, measures, tag === null ? 0 : tag.box.width + 6),
    tag,
    spoken: spoken(fact, language),
  };
}

function rowTexts(fact: GateFacts, y: number, measures: Measures, tagWidth: number): PlacedText[] {
  const { large, small } = measures;
  const above = y - 6;
  const below = y + 6 + small * 0.92;
  const { counterpart, line, device, finding, target } = columns;
  const missing = fact.guard === "unknown";
  const name = { size: large, weight: 700, tone: fact.counterpartKnown ? "ink" : "warning" } as const;
  const alone = fact.counterpartDetail === "";
  const texts = [
    placeText(
      fact.counterpart,
      counterpart.x,
      alone ? y + large * 0.35 : above + 2,
      counterpart.width - tagWidth,
      name,
    ),
    placeText(fact.counterpartDetail, counterpart.x, below - 2, counterpart.width, { size: small, tone: "quiet" }),
    placeText(fact.line, line.x, above, line.width, { size: small, tone: fact.lineKnown ? "text" : "warning" }),
    placeText(fact.passage, line.x, below, line.width, {
      size: small,
      tone: fact.door === "unknown" ? "warning" : "quiet",
    }),
    placeText(fact.device, device.x, above, device.width, { size: small, weight: missing ? 400 : 700, tone: "ink" }),
    placeText(fact.firmware, device.x, below, device.width, {
      size: small,
      weight: missing ? 700 : 400,
      tone: missing ? "warning" : "quiet",
    }),
    placeText(fact.worst, finding.x, below, finding.width, { size: small, tone: "text" }),
    placeText(fact.target, target.x, fact.targetDetail === "" ? y + large * 0.35 : above + 2, target.width, {
      size: large,
      weight: 700,
      tone: "ink",
    }),
    placeText(fact.targetDetail, target.x, below - 2, target.width, { size: small, tone: "accent" }),
  ];
  return texts.filter((text) => text.lines.some((textLine) => textLine !== ""));
}

/** 未届 stands at the right edge of the counterpart's column, on the line of its name. */
function undeclaredTag(fact: GateFacts, baseline: number, measures: Measures, language: Language): GateRow["tag"] {
  if (fact.declared !== "no") return null;
  const words = say(["未届", "undeclared"], language);
  const width = textWidth(words, 11, 700) + 10;
  const lift = fact.counterpartDetail === "" ? measures.large * 0.35 + 4 : 0;
  const x = columns.counterpart.x + columns.counterpart.width - width;
  return {
    box: { x, y: baseline + lift - 12, width, height: 16 },
    text: placeText(words, x + width / 2, baseline + lift, width, {
      size: 11,
      weight: 700,
      anchor: "middle",
      tone: "alert",
    }),
  };
}

function spoken(fact: GateFacts, language: Language): string {
  const ways = {
    gate: say(["院内ファイアウォールを通る", "passes the hospital's firewall"], language),
    around: say(["院内ファイアウォールを通らない", "does not pass the hospital's firewall"], language),
    undecided: say(
      ["院内ファイアウォールを通るか不明", "not known whether it passes the hospital's firewall"],
      language,
    ),
  };
  const declared = { yes: "", no: say(["未届", "undeclared"], language), unknown: "" };
  const found =
    fact.marks.length === 0
      ? say(["所見なし", "no findings"], language)
      : say(["所見 ", "findings: "], language) + marksText(fact.marks, language);
  const parts = [
    `${fact.number}`,
    fact.target,
    fact.counterpart,
    fact.line,
    fact.passage,
    ways[fact.way],
    fact.device,
    fact.firmware,
    declared[fact.declared],
    found,
  ];
  return parts.filter((part) => part !== "").join(say(["、", ", "], language));
}
