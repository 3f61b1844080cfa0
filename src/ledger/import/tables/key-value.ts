import type { TableMapping } from "../import-contract.ts";
import { headerMatches } from "./header-match.ts";
import type { Preview } from "./preview.ts";

/** Fewer labels than this may be a coincidence (a list with a column 病院名). */
const LEAST_LABELS = 3;

/** A sheet of labels with values beside them (表紙, 基本情報): facts about the facility. null: it is no such sheet. */
export function keyValueTable(preview: Preview): TableMapping | null {
  for (const column of [1, 2, 3]) {
    const labelled = preview.rows.slice(0, 80).filter((row) => {
      const label = row.texts[column - 1] ?? "";
      return label !== "" && row.filled <= 4 && valueColumn(row.texts, column) !== null && factOf(label) !== null;
    });
    if (labelled.length < LEAST_LABELS) continue;
    const values = labelled.map((row) => valueColumn(row.texts, column) ?? column + 1);
    const value = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? column + 1;
    return {
      kind: "facility",
      layout: "keyValue",
      confidence: Math.min(1, labelled.length / 5),
      headerRows: null,
      firstRow: preview.rows[0]?.number ?? 1,
      lastRow: preview.rows.at(-1)?.number ?? null,
      columns: [
        { column, header: "", target: "+label", confidence: 1 },
        { column: value, header: "", target: "+value", confidence: 1 },
      ],
      bands: {},
      defaults: {},
      ignoredRows: [],
    };
  }
  return null;
}

/** Field of the facility that a label asks for. */
export function factOf(label: string): string | null {
  const match = headerMatches("facility", label, "")[0];
  return match && match.score >= 0.6 ? match.target : null;
}

function valueColumn(texts: readonly string[], label: number): number | null {
  for (let column = label + 1; column <= Math.min(texts.length, label + 4); column += 1) {
    if ((texts[column - 1] ?? "") !== "") return column;
  }
  return null;
}
