import type { MergedRange } from "../../../shared/workbook.ts";
import type { RecordKind } from "../../contract.ts";
import { type Assignment, assignColumns, fitOf, type HeaderColumn } from "./assign-columns.ts";
import type { Preview, PreviewRow } from "./preview.ts";

export interface FoundHeader {
  /** Index of the last header row in the preview. */
  index: number;
  rows: [number, number];
  columns: HeaderColumn[];
  kind: RecordKind;
  assignments: Assignment[];
  /** Matched columns over all columns with a header. */
  share: number;
  fit: number;
}

const kinds: readonly RecordKind[] = [
  "connection",
  "asset",
  "system",
  "backup",
  "role",
  "vendor",
  "department",
  "segment",
  "contract",
];

/** A field without which a row of that kind says nothing; a header that lacks all of them is not one of that kind. */
const essential: Partial<Record<RecordKind, readonly string[]>> = {
  connection: ["systemOrDevice", "counterpart", "accessLine"],
  asset: ["model", "serialNumber", "hostname", "assetId", "kind", "meNumber"],
  system: ["name", "product"],
  backup: ["media", "frequency", "generations", "copies", "offlineOrImmutable", "restoreTestedOn", "method"],
  role: ["role"],
  vendor: ["name"],
  department: ["name"],
  segment: ["ipRange", "vlan"],
  contract: ["vendor"],
};

/**
 * Looks at one row as a header. Hints (kinds that sheet name, title or file name speak of) decide between kinds that fit alike.
 */
export function headerAt(
  preview: Preview,
  index: number,
  merges: readonly MergedRange[],
  hints: readonly RecordKind[],
): FoundHeader | null {
  const row = preview.rows[index];
  if (!row || !looksLikeHeader(row)) return null;
  const single = best(columnsOf(row, preview.rows[index - 1], merges), hints);
  const second = preview.rows[index + 1];
  const double =
    second && second.number === row.number + 1 && isSecondRow(row, second) ? twoRows(row, second, merges, hints) : null;
  const chosen = double && (!single || double.fit > single.fit + 0.5) ? double : single;
  if (!chosen) return null;
  const two = chosen === double;
  const group = two || !groupRow(preview.rows[index - 1], row, merges) ? row.number : row.number - 1;
  return { ...chosen, index: two ? index + 1 : index, rows: [group, two ? row.number + 1 : row.number] };
}

type Fitted = Omit<FoundHeader, "index" | "rows">;

function best(columns: HeaderColumn[], hints: readonly RecordKind[]): Fitted | null {
  let found: (Fitted & { rank: number }) | null = null;
  for (const kind of kinds) {
    const assignments = assignColumns(kind, columns);
    const targets = new Set(assignments.map((assignment) => assignment.target));
    if (!essential[kind]?.some((target) => targets.has(target))) continue;
    const total = fitOf(assignments);
    const matched = assignments.filter((assignment) => assignment.target !== null).length;
    const share = matched / columns.length;
    const hint = hints.indexOf(kind);
    const rank = total + share * 2 + (hint < 0 ? 0 : Math.max(1, 2.5 - hint));
    const enough = matched >= 3 ? share >= 0.45 : matched === 2 && share === 1 && hint >= 0;
    if (enough && (!found || rank > found.rank)) found = { kind, columns, assignments, share, fit: total, rank };
  }
  return found;
}

function columnsOf(row: PreviewRow, above: PreviewRow | undefined, merges: readonly MergedRange[]): HeaderColumn[] {
  const grouped = groupRow(above, row, merges);
  if (!grouped || !above) {
    return row.texts.flatMap((text, at) => (text === "" ? [] : [{ column: at + 1, text, group: "" }]));
  }
  const columns: HeaderColumn[] = [];
  for (let at = 0; at < Math.max(row.texts.length, above.texts.length); at += 1) {
    const text = row.texts[at] ?? "";
    const tall = above.texts[at] ?? "";
    if (text !== "") columns.push({ column: at + 1, text, group: groupAbove(above, at + 1, merges) });
    // A header that is merged downwards has its text in the upper row.
    else if (tall !== "" && reachesDown(merges, above.number, at + 1))
      columns.push({ column: at + 1, text: tall, group: "" });
  }
  return columns;
}

const reachesDown = (merges: readonly MergedRange[], row: number, column: number): boolean =>
  merges.some((m) => m.top === row && m.bottom > row && m.left <= column && column <= m.right);

/** The row above holds group headers: directly above, several cells, at least one merged sideways. */
function groupRow(above: PreviewRow | undefined, row: PreviewRow, merges: readonly MergedRange[]): boolean {
  if (!above || above.number !== row.number - 1 || above.filled < 2) return false;
  return merges.some(
    (range) => range.top === above.number && range.bottom === above.number && range.right > range.left,
  );
}

function groupAbove(above: PreviewRow, column: number, merges: readonly MergedRange[]): string {
  const range = merges.find((m) => m.top === above.number && m.left <= column && column <= m.right);
  return above.texts[(range?.left ?? column) - 1] ?? "";
}

function twoRows(
  first: PreviewRow,
  second: PreviewRow,
  merges: readonly MergedRange[],
  hints: readonly RecordKind[],
): Fitted | null {
  const columns: HeaderColumn[] = [];
  let carried = "";
  const width = Math.max(first.texts.length, second.texts.length);
  for (let at = 0; at < width; at += 1) {
    const top = first.texts[at] ?? "";
    const below = second.texts[at] ?? "";
    const range = merges.find((m) => m.top === first.number && m.left <= at + 1 && at + 1 <= m.right);
    const group = range ? (first.texts[range.left - 1] ?? "") : top;
    if (group !== "") carried = group;
    if (below !== "" && below !== top)
      columns.push({ column: at + 1, text: below, group: group !== "" ? group : carried });
    else if (top !== "") columns.push({ column: at + 1, text: top, group: "" });
  }
  return best(columns, hints);
}

/** Only short texts, no numbers or dates to speak of. */
function looksLikeHeader(row: PreviewRow): boolean {
  if (row.filled < 2) return false;
  let texts = 0;
  for (const cell of row.cells)
    if (typeof cell === "string" && cell.trim() !== "" && cell.length <= 60 && !/^[\d.,/:-]+$/.test(cell)) texts += 1;
  return texts >= row.filled * 0.85;
}

/** A second header row fills places that the first leaves empty, and never stands alone under a plain header. */
function isSecondRow(first: PreviewRow, second: PreviewRow): boolean {
  if (!looksLikeHeader(second)) return false;
  return second.texts.some((text, at) => text !== "" && (first.texts[at] ?? "") === "");
}
