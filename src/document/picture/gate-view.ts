import type { Ledger } from "../../ledger/contract.ts";
import { type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import type { PictureFinding } from "./finding-marks.ts";
import { type GateFacts, gateFacts, type Way } from "./gate-facts.ts";
import { gateHeadings, headerHeight } from "./gate-headings.ts";
import { columns, type GateBand, type GateViewLayout, type Measures, measuresFor } from "./gate-layout.ts";
import { legendHeight, placeLegend } from "./gate-legend.ts";
import { detourPath, gateRow, inGroupOrder, placeBand } from "./gate-rows.ts";
import { type Language, type Phrase, say } from "./picture-language.ts";

const groupHeading = 34;
const columnHeading = 62;

const groupNames: Record<Way, Phrase> = {
  gate: ["関所を通る道", "Roads through the wall"],
  undecided: ["関所を通るか分からない道", "Roads of which nobody knows"],
  around: ["関所を通らず、壁を回り込む道", "Roads that go round the wall"],
};

/**
 * The gate view (関所図) of one hospital: every external connection as a numbered gate in the hospital's wall, or as a road round
 * it. Pure; the same ledger and findings give the same layout.
 */
export function gateView(
  ledger: Ledger,
  findings: readonly PictureFinding[],
  options: { language?: Language } = {},
): GateViewLayout {
  const language = options.language ?? "ja";
  const facts = gateFacts(ledger, findings, language);
  const measures = measuresFor(facts.length);
  const top = headerHeight + columnHeading;
  const body = placeGroups(facts, measures, top, language);
  const around = facts.filter((fact) => fact.way === "around").length;
  const foot = body.bottom + (around === 0 ? 12 : 10);
  const deepest = around === 0 ? foot : foot + detourPath.step(around) * around + 10;
  const panelBottom = deepest + 12;
  const panelTop = headerHeight + 4;
  const legendTop = panelBottom + 16;
  return {
    language,
    width: columns.width,
    height: legendTop + legendHeight,
    title: say([`関所図 ${ledger.facility.name}`, `Gate view, ${ledger.facility.name}`], language),
    headings: [
      ...gateHeadings(ledger, facts, findings, language),
      ...body.headings,
      ...placeLegend(legendTop, language).texts,
    ],
    rules: body.rules,
    panels: {
      outside: {
        x: columns.margin,
        y: panelTop,
        width: columns.road.from - columns.margin,
        height: panelBottom - panelTop,
      },
      inside: {
        x: columns.road.to,
        y: panelTop,
        width: columns.width - columns.margin - columns.road.to,
        height: panelBottom - panelTop,
      },
    },
    wall: {
      box: { x: columns.wall.x, y: top, width: columns.wall.width, height: foot - top },
      beam: { x: columns.wall.x - 20, y: top - 12, width: columns.wall.width + 40, height: 9 },
      gap:
        body.gap === null
          ? null
          : { x: columns.wall.x, y: body.gap.top, width: columns.wall.width, height: body.gap.bottom - body.gap.top },
    },
    bands: body.bands,
    rows: body.rows(foot),
    legend: { y: legendTop, symbols: placeLegend(legendTop, language).symbols },
  };
}

function placeGroups(facts: readonly GateFacts[], measures: Measures, top: number, language: Language) {
  const headings: PlacedText[] = [];
  const rules: { x1: number; x2: number; y: number }[] = [];
  const bands: GateBand[] = [];
  const places: { fact: GateFacts; y: number }[] = [];
  let gap: { top: number; bottom: number } | null = null;
  let y = top;
  for (const way of ["gate", "undecided", "around"] as const) {
    const group = inGroupOrder(facts.filter((fact) => fact.way === way));
    if (group.length === 0) continue;
    const tone = way === "gate" ? "ink" : way === "around" ? "alert" : "warning";
    const words = say(
      [`${say(groupNames[way], "ja")}　${group.length}本`, `${say(groupNames[way], "en")}: ${group.length}`],
      language,
    );
    headings.push(placeText(words, columns.band.x, y + 22, 560, { size: 13, weight: 700, tone }));
    rules.push({ x1: columns.margin, x2: columns.width - columns.margin, y });
    const start = y;
    y += groupHeading;
    for (const [category, members] of Map.groupBy(group, (fact) => fact.category)) {
      const box = {
        x: columns.margin,
        y,
        width: columns.road.from - columns.margin,
        height: members.length * measures.rowHeight,
      };
      bands.push(placeBand(category, box, language));
      for (const fact of members) {
        places.push({ fact, y });
        y += measures.rowHeight;
      }
    }
    y += 8;
    if (way === "undecided") gap = { top: start + 6, bottom: y };
  }
  const rows = (foot: number) => {
    const around = places.filter((place) => place.fact.way === "around");
    return places.map(({ fact, y: rowTop }) =>
      gateRow(
        fact,
        rowTop,
        measures,
        { foot, index: around.findIndex((place) => place.fact === fact), of: around.length },
        language,
      ),
    );
  };
  return { headings, rules, bands, rows, gap, bottom: y };
}
