import { isPlaceholder } from "./placeholder.ts";

/**
 * The text of a template, line by line:
 *   # title      ## heading (counted)      1. counted item      "  - " or "- " bullet      | cell | cell |
 *   @to, @left, @right, @from, @center: lines of a letter's head and foot      @sign name: lines to sign on
 * Everything else is a paragraph. {{name}} stands for what is filled in. Lines of a paragraph are joined.
 */
export type Block =
  | { is: "title" | "heading" | "paragraph" | "item" | "bullet"; text: string }
  | { is: "line"; at: LineAt; text: string }
  | { is: "table"; head: boolean; rows: string[][] }
  | { is: "sign"; text: string };
export const linesAt = ["to", "left", "right", "from", "center"] as const;
export type LineAt = (typeof linesAt)[number];

export interface TextProblem {
  /** From 1. */
  line: number;
  problem: "unknown_placeholder" | "open_braces" | "unknown_directive" | "uneven_table" | "empty";
  /** What stands there. */
  found: string;
}

export interface ReadText {
  blocks: Block[];
  problems: TextProblem[];
  /** Named in it, each once, in order. */
  names: string[];
}

const named = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Reads all of it, whatever is wrong with it: what to show, and what to tell. */
export function readText(text: string): ReadText {
  const blocks: Block[] = [];
  const problems: TextProblem[] = [];
  const names = new Set<string>();
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ is: "paragraph", text: paragraph.join("") });
    paragraph = [];
  };
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const tell = (problem: TextProblem["problem"], found: string) => problems.push({ line: index + 1, problem, found });
    for (const [, name = ""] of line.matchAll(named)) {
      names.add(name);
      if (!isPlaceholder(name)) tell("unknown_placeholder", name);
    }
    if (/\{\{|\}\}/.test(line.replace(named, ""))) tell("open_braces", line);
    const block = line === "" ? null : readLine(line);
    if (block === undefined) {
      paragraph.push(line);
      continue;
    }
    flush();
    if (block === null) continue;
    if (block === "unknown") tell("unknown_directive", line.split(/\s/)[0] ?? line);
    else if (block.is === "row") addRow(block.cells);
    else blocks.push(block);

    function addRow(cells: string[]) {
      const last = blocks.at(-1);
      // A table goes on as long as its lines follow each other.
      const table = last?.is === "table" && text.split(/\r?\n/)[index - 1]?.trim().startsWith("|") ? last : null;
      if (cells.every((cell) => /^:?-+:?$/.test(cell))) {
        if (table) table.head = true;
        return;
      }
      if (!table) blocks.push({ is: "table", head: false, rows: [cells] });
      else if (table.rows[0]?.length === cells.length) table.rows.push(cells);
      else tell("uneven_table", line);
    }
  }
  flush();
  if (blocks.length === 0) problems.push({ line: 1, problem: "empty", found: "" });
  return { blocks, problems, names: [...names] };
}

/** Undefined: part of a paragraph. */
function readLine(line: string): Block | { is: "row"; cells: string[] } | "unknown" | undefined {
  const [, mark = "", rest = ""] = /^(#{1,2}|\d+\.|-|@\w+)\s+(.+)$/.exec(line) ?? [];
  if (mark === "#") return { is: "title", text: rest };
  if (mark === "##") return { is: "heading", text: rest };
  if (/^\d/.test(mark)) return { is: "item", text: rest };
  if (mark === "-") return { is: "bullet", text: rest };
  if (mark === "@sign") return { is: "sign", text: rest };
  const at = linesAt.find((one) => mark === `@${one}`);
  if (at) return { is: "line", at, text: rest };
  if (line.startsWith("|"))
    return {
      is: "row",
      cells: line
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) => cell.trim()),
    };
  return line.startsWith("@") || line.startsWith("###") ? "unknown" : undefined;
}

/** Fills in what is known; what is not stays as a line to be written on. */
export const fillIn = (text: string, known: (name: string) => string | undefined): string =>
  text.replace(named, (_, name: string) => known(name) ?? blank);
export const blank = "＿＿＿＿＿＿＿＿";
