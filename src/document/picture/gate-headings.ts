import type { Ledger } from "../../ledger/contract.ts";
import { type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { needsAttention, type PictureFinding } from "./finding-marks.ts";
import type { GateFacts } from "./gate-facts.ts";
import { columns } from "./gate-layout.ts";
import { type Language, say } from "./picture-language.ts";

/** Height of title, counts and the space below them. */
export const headerHeight = 84;

/** Title, what the picture counts, and the heads of its columns. */
export function gateHeadings(
  ledger: Ledger,
  facts: readonly GateFacts[],
  findings: readonly PictureFinding[],
  language: Language,
): PlacedText[] {
  const title = say([`関所図　${ledger.facility.name}`, `Gate view: ${ledger.facility.name}`], language);
  return [
    placeText(title, columns.margin, 36, 900, { size: 22, weight: 700, tone: "ink" }),
    placeText(counts(facts, findings, language), columns.margin, 64, 1200, { size: 14, tone: "text" }),
    placeText(asOf(ledger.asOf, language), columns.width - columns.margin, 36, 320, {
      size: 13,
      anchor: "end",
      tone: "quiet",
    }),
    ...columnHeads(language),
  ];
}

function counts(facts: readonly GateFacts[], findings: readonly PictureFinding[], language: Language): string {
  const undeclared = facts.filter((fact) => fact.declared === "no").length;
  const around = facts.filter((fact) => fact.way === "around").length;
  const undecided = facts.filter((fact) => fact.way === "undecided").length;
  const unguarded = facts.filter((fact) => fact.guard === "unknown").length;
  const attention = facts.filter((fact) => fact.needsAttention).length;
  const whole = needsAttention(findings) && attention === 0 ? 1 : attention;
  return say(
    [
      [
        `外部接続 ${facts.length}本（届出 ${facts.length - undeclared}・未届 ${undeclared}）`,
        `関所を通らない ${around}`,
        ...(undecided ? [`通るか不明 ${undecided}`] : []),
        `番人のいない門（版数不明） ${unguarded}`,
        `要対応 ${whole}`,
      ].join("　"),
      [
        `${facts.length} connections (${facts.length - undeclared} declared, ${undeclared} undeclared)`,
        `${around} round the wall`,
        ...(undecided ? [`${undecided} undecided`] : []),
        `${unguarded} without a guard (firmware unknown)`,
        `${whole} need attention`,
      ].join("; "),
    ],
    language,
  );
}

const asOf = (day: string, language: Language) => (day ? say([`${day} 現在`, `as of ${day}`], language) : "");

function columnHeads(language: Language): PlacedText[] {
  const y = headerHeight + 28;
  const head = (words: readonly [string, string], x: number, width: number, anchor: "start" | "middle" = "start") =>
    placeText(say(words, language), x, y, width, { size: 13, weight: 700, anchor, tone: "quiet" });
  const { band, line, wall, guard, finding, target } = columns;
  return [
    head(["院外（相手先）", "Outside: counterparts"], band.x, 320),
    head(["回線・開閉", "Line, open or shut"], line.x, line.width),
    head(["院内の壁（FW）", "The wall (firewall)"], wall.x + wall.width / 2, 180, "middle"),
    head(["番人（入口の機器と版数）", "Guard: device, firmware"], guard - 10, 210),
    head(["所見", "Findings"], finding.x, finding.width),
    head(["院内（システム・区画）", "Inside: systems, segments"], target.x, target.width),
  ];
}
