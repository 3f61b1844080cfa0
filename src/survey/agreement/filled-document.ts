import type { Numbering } from "./agreement-kind.ts";
import { fillIn, type LineAt, readText } from "./agreement-text.ts";
import { isPlaceholder, type Values } from "./placeholder.ts";

/** A document with everything filled in and counted: what is printed, as PDF and for a word processor alike. */
export interface FilledDocument {
  title: string;
  blocks: FilledBlock[];
  /** In the foot of every page. */
  foot: string;
  /** YYYY-MM-DD */
  issuedOn: string;
}

export type FilledBlock =
  | { is: "title" | "heading" | "paragraph"; text: string }
  /** `marker` hangs before the text; `level` 1 lies below an item. */
  | { is: "item"; level: 0 | 1; marker: string; text: string }
  | { is: "line"; at: LineAt; text: string }
  | { is: "table"; head: boolean; rows: string[][] }
  | { is: "sign"; name: string };

/** @returns the document, and which names had no value yet, each once */
export function fillDocument(
  template: { text: string; numbering: Numbering },
  values: Values,
  { foot, issuedOn }: Pick<FilledDocument, "foot" | "issuedOn">,
): { document: FilledDocument; missing: string[] } {
  const { blocks, names } = readText(template.text);
  const fill = (text: string) => fillIn(text, (name) => (isPlaceholder(name) ? values[name] : undefined));
  let headings = 0;
  let items = 0;
  const filled = blocks.map((block): FilledBlock => {
    switch (block.is) {
      case "heading":
        headings++;
        items = 0;
        return { is: "heading", text: counted(template.numbering, headings, fill(block.text)) };
      case "item":
        items++;
        return { is: "item", level: 0, marker: itemMarker(template.numbering, items), text: fill(block.text) };
      case "bullet":
        return { is: "item", level: 1, marker: "・", text: fill(block.text) };
      case "table":
        return { ...block, rows: block.rows.map((row) => row.map(fill)) };
      case "sign":
        return { is: "sign", name: fill(block.text) };
      case "line":
        return { ...block, text: fill(block.text) };
      default:
        return { is: block.is, text: fill(block.text) };
    }
  });
  const title = filled.find((block) => block.is === "title");
  const missing = names.filter((name) => !isPlaceholder(name) || values[name] === undefined);
  return { document: { title: title && "text" in title ? title.text : foot, blocks: filled, foot, issuedOn }, missing };
}

const counted = (numbering: Numbering, n: number, text: string): string =>
  numbering === "articles" ? `第${n}条（${text}）` : `${n}　${text}`;

const itemMarker = (numbering: Numbering, n: number): string => (numbering === "articles" ? `${n}` : `(${n})`);
