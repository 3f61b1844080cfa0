import { useText } from "../language.ts";
import { classNames } from "./class-names.ts";
import { frozenStyle } from "./frozen-columns.ts";
import { Icon } from "./icon.tsx";
import type { Column } from "./table-model.ts";
import { componentTexts } from "./texts.ts";

const interactive = "a, button, input, label, [role='button']";

/** One row of a DataTable. A click anywhere opens it; a click in the first cell chooses it. */
export function DataTableRow<Row extends object>(props: {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  name: string;
  focusable: boolean;
  /** Null: rows cannot be chosen. */
  selected: boolean | null;
  onFocus: () => void;
  onToggle: (range: boolean) => void;
  onOpen: (() => void) | undefined;
}) {
  const t = useText(componentTexts);
  const { row, index, columns, selected } = props;
  const ground = selected ? "bg-accent-soft" : "bg-white group-hover:bg-ground";
  const cell = classNames("h-10 border-b border-line px-2 py-1", ground);
  return (
    <tr
      data-row={index}
      tabIndex={props.focusable ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      onFocus={props.onFocus}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest(interactive)) return;
        if (!globalThis.getSelection()?.isCollapsed) return;
        props.onOpen?.();
      }}
      className={classNames("group ring-inside", props.onOpen && "cursor-pointer")}
    >
      {selected !== null && (
        <td className={classNames(cell, "no-print sticky left-0 z-[1] p-0")}>
          {/* biome-ignore lint/a11y/useSemanticElements: a native checkbox cannot tell a shift-click apart */}
          <button
            type="button"
            tabIndex={-1}
            role="checkbox"
            aria-checked={selected}
            aria-label={t.selectRow(props.name)}
            className="flex h-10 w-11 items-center justify-center"
            onClick={(event) => props.onToggle(event.shiftKey)}
          >
            <span
              className={classNames(
                "flex size-5 items-center justify-center rounded-4 border-2",
                selected ? "border-accent bg-accent text-white" : "border-edge bg-white",
              )}
            >
              {selected && <Icon name="check" />}
            </span>
          </button>
        </td>
      )}
      {columns.map((column, position) => (
        <td
          key={column.id}
          className={classNames(
            cell,
            "overflow-hidden text-ellipsis whitespace-nowrap print:whitespace-normal",
            column.frozen && "z-[1]",
            column.align === "right" && "text-right",
          )}
          style={frozenStyle(columns, position, selected !== null)}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
