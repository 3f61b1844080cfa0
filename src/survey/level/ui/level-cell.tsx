import { Chip, type Shape, type Tone } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import type { LevelCell } from "../contract.ts";
import { levelTexts } from "./level-texts.ts";

const looks: Record<NonNullable<LevelCell["outlier"]>, { tone: Tone; shape: Shape }> = {
  blank: { tone: "attention", shape: "box" },
  vague: { tone: "attention", shape: "wave" },
  unknown: { tone: "attention", shape: "diamond" },
  lessEvidence: { tone: "attention", shape: "triangle" },
  moreSpecific: { tone: "good", shape: "tick" },
};

/** The share of specific answers, and a word where the company stands out; opens the answers. */
export function LevelCellButton({ cell, onOpen }: { cell: LevelCell; onOpen: () => void }) {
  const t = useText(levelTexts);
  const { parts } = t;
  const details = [
    `${parts.specific} ${t.percent(cell.specific)}`,
    `${parts.unknown} ${t.percent(cell.unknown)}`,
    `${parts.explained} ${t.percent(cell.explained)}`,
    `${parts.vague} ${t.percent(cell.vague)}`,
    `${parts.blank} ${t.percent(cell.blank)}`,
    `${parts.evidenced} ${t.percent(cell.evidenced)}`,
    `${parts.length} ${t.lengths[cell.length]}`,
  ];
  return (
    <button
      type="button"
      title={details.join("\n")}
      onClick={onOpen}
      className="ring-inside flex min-h-10 w-full flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1 text-left hover:bg-accent-soft"
    >
      <span className="w-10 text-right font-bold tabular-nums">{t.percent(cell.specific)}</span>
      <span className="text-xs text-ink-soft tabular-nums">{t.answers(cell.answers)}</span>
      {cell.outlier && <Chip {...looks[cell.outlier]}>{t.outliers[cell.outlier]}</Chip>}
    </button>
  );
}
