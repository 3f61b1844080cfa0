import type { CSSProperties } from "react";
import type { Column } from "./table-model.ts";

export const selectionWidth = 44;

/** Where a frozen column stays while the others scroll beneath it. */
export function frozenStyle<Row>(
  columns: readonly Column<Row>[],
  index: number,
  withSelection: boolean,
): CSSProperties {
  if (!columns[index]?.frozen) return {};
  const left = columns.slice(0, index).reduce((sum, column) => sum + column.width, withSelection ? selectionWidth : 0);
  return { position: "sticky", left };
}
