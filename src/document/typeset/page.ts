import type { DocumentContent } from "../contract.ts";
import { type Advances, leading, type SetTable } from "./set-shape.ts";
import { wrapText } from "./wrap-text.ts";

/** Millimetres; the left margin leaves room for binding. */
export const margins = { top: 21, bottom: 16, left: 18, right: 14 };
const millimetre = 72 / 25.4;
const paperSizes = { A3: [297, 420], A4: [210, 297] } as const;

/** Points between the margins. */
export interface TypeArea {
  width: number;
  height: number;
}

export function typeArea(paper: DocumentContent["paper"]): TypeArea {
  const [short, long] = paperSizes[paper.size];
  const [wide, high] = paper.orientation === "landscape" ? [long, short] : [short, long];
  return {
    width: (wide - margins.left - margins.right) * millimetre,
    height: (high - margins.top - margins.bottom) * millimetre,
  };
}

export type Part =
  | { is: "heading"; level: 2 | 3; text: string }
  | { is: "text"; text: string }
  | SetTable
  | { is: "picture"; file: string; alt: string };

/** Heights as document.typ sets them, on the generous side: a page that is fuller than reckoned would break by itself, badly. */
const headingHeight = { 2: 34, 3: 26 };
const sentence = { size: 8.5, air: 10 };
const title = { head: 84, line: 13.5, legendSize: 7.5, legendAir: 9 };

const linesHeight = (text: string, size: number, width: number, advances: Advances) =>
  wrapText(text, width / size - 1, advances.regular).length * size * (1 + leading);

/** Headings and sentences; a picture takes what is left. */
export function heightAbove(parts: readonly Part[], advances: Advances, width: number): number {
  return parts.reduce((sum, part) => {
    if (part.is === "heading") return sum + headingHeight[part.level];
    return part.is === "text" ? sum + linesHeight(part.text, sentence.size, width, advances) + sentence.air : sum;
  }, 0);
}

/** Title, summary, facts and legend on the first page. */
export const titleHeight = (
  texts: { label: string; summary: string; legend: string },
  advances: Advances,
  width: number,
) =>
  title.head +
  linesHeight(texts.label, 17, width, advances) -
  17 +
  linesHeight(texts.summary, 9.5, width, advances) -
  title.line +
  (texts.legend === "" ? 0 : linesHeight(texts.legend, title.legendSize, width, advances) + title.legendAir);
