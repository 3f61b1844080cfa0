import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useText } from "../language.ts";
import { classNames } from "./class-names.ts";
import { DataTableHead } from "./data-table-head.tsx";
import { DataTableRow } from "./data-table-row.tsx";
import { selectionWidth } from "./frozen-columns.ts";
import { usePrinting } from "./printing.ts";
import { nextSelection } from "./row-selection.ts";
import { isTyping, useShortcut } from "./shortcut.ts";
import { type Column, type Sort, useTableModel } from "./table-model.ts";
import { componentTexts } from "./texts.ts";

export interface DataTableProps<Row extends object> {
  /** Read out as the table's name. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** How a row is called when read out. */
  rowName: (row: Row) => string;
  sort?: Sort | null;
  /** Given: the server sorts. Not given: columns with `sortValue` are sorted here. */
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  onOpen?: (row: Row) => void;
  /** Called when the last rows come into view. */
  onReachEnd?: () => void;
  /** "page": as tall as its rows, for short tables. "fill": scrolls within the remaining height of the page. */
  height?: "page" | "fill";
}

export const rowHeight = 40;

/** A table of any length: only what is in view is drawn. Rows are walked with ↑↓ or j k, opened with Enter, chosen with x. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const t = useText(componentTexts);
  const { columns, rowId, onSelect, onOpen, onReachEnd } = props;
  const model = useTableModel(props);
  const { rows } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const [active, setActive] = useState(0);
  const anchor = useRef<string | null>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 800 },
  });
  const fill = props.height !== "page";
  const all = printing || !fill;
  const drawn = all ? rows.map((_, index) => index) : virtualizer.getVirtualItems().map((item) => item.index);
  const before = all ? 0 : (drawn[0] ?? 0) * rowHeight;
  const after = all ? 0 : (rows.length - 1 - (drawn.at(-1) ?? -1)) * rowHeight;
  const lastDrawn = drawn.at(-1) ?? -1;
  const selected = props.selected ?? none;
  const ids = rows.map(rowId);
  const width = columns.reduce((sum, column) => sum + column.width, onSelect ? selectionWidth : 0);

  useEffect(() => {
    if (rows.length > 0 && lastDrawn >= rows.length - 5) onReachEnd?.();
  }, [lastDrawn, rows.length, onReachEnd]);

  function focusRow(index: number) {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    setActive(to);
    if (!all) virtualizer.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus());
  }

  function toggle(index: number, range: boolean) {
    const id = ids[index];
    if (!onSelect || id === undefined) return;
    onSelect(nextSelection(selected, ids, id, anchor.current, range));
    anchor.current = id;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const step = steps[event.key];
    const row = rows[active];
    const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (step !== undefined) focusRow(active + step);
    else if (event.key === "Home") focusRow(0);
    else if (event.key === "End") focusRow(rows.length - 1);
    else if (event.key === "Enter" && onRow && row) onOpen?.(row);
    else if (event.key.toLowerCase() === "x" || (event.key === " " && onRow)) toggle(active, event.shiftKey);
    else return;
    event.preventDefault();
  }

  useShortcut(["j", "ArrowDown"], () => {
    if (document.activeElement?.closest(busyElsewhere) || rows.length === 0) return false;
    focusRow(active);
    return true;
  });

  return (
    <div
      ref={scroller}
      className={classNames(
        "print-flow relative overflow-auto rounded-8 border border-line bg-white",
        fill && "min-h-60 flex-1",
      )}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus, which is what a grid is
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={onSelect ? true : undefined}
        className="w-full table-fixed border-separate border-spacing-0 text-sm"
        style={{ minWidth: width }}
        onKeyDown={onKeyDown}
      >
        <DataTableHead
          columns={columns}
          model={model}
          selection={
            onSelect && {
              label: t.selectAll,
              all: rows.length > 0 && ids.every((id) => selected.has(id)),
              some: ids.some((id) => selected.has(id)),
              toggle: (on) => onSelect(new Set(on ? ids : [])),
            }
          }
        />
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {drawn.map((index) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <DataTableRow
                key={rowId(row)}
                row={row}
                index={index}
                columns={columns}
                name={props.rowName(row)}
                focusable={index === Math.min(active, rows.length - 1)}
                selected={onSelect ? selected.has(rowId(row)) : null}
                onFocus={() => setActive(index)}
                onToggle={(range) => toggle(index, range)}
                onOpen={onOpen && (() => onOpen(row))}
              />
            );
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
    </div>
  );
}

const busyElsewhere = "a, button, input, table, [tabindex='0']";
const none: ReadonlySet<string> = new Set();
const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 12, PageUp: -12 };

function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row that keeps the height cannot take the focus
    <tr aria-hidden="true">
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
