import { useText } from "../language.ts";
import { Checkbox } from "./checkbox.tsx";
import { classNames } from "./class-names.ts";
import { frozenStyle } from "./frozen-columns.ts";
import { Icon } from "./icon.tsx";
import type { Column, Sort } from "./table-model.ts";
import { componentTexts } from "./texts.ts";

interface HeadSelection {
  label: string;
  all: boolean;
  some: boolean;
  toggle: (on: boolean) => void;
}

const cell = "sticky top-0 z-10 h-10 border-b border-edge bg-ground px-2 text-left font-bold print:static";

/** Header cells with their sort buttons; stays in view while the rows scroll. */
export function DataTableHead<Row extends object>(props: {
  columns: readonly Column<Row>[];
  model: { sort: Sort | null; setSort: (sort: Sort) => void; canSort: (column: Column<Row>) => boolean };
  selection: HeadSelection | undefined;
}) {
  const t = useText(componentTexts);
  const { columns, model, selection } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th className={classNames(cell, "no-print z-20")} style={{ width: 44, left: 0 }}>
            <Checkbox
              checked={selection.all}
              mixed={selection.some && !selection.all}
              onChange={selection.toggle}
              label={selection.label}
            />
          </th>
        )}
        {columns.map((column, index) => {
          const sorted = model.sort?.column === column.id ? (model.sort.descending ? "descending" : "ascending") : null;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sorted ?? undefined}
              className={classNames(cell, column.frozen && "z-20", column.align === "right" && "text-right")}
              style={{ width: column.width, ...frozenStyle(columns, index, Boolean(selection)) }}
            >
              {model.canSort(column) ? (
                <button
                  type="button"
                  aria-label={t.sortBy(column.header)}
                  className="ring-inside -mx-2 flex h-10 w-[calc(100%+16px)] items-center gap-1 px-2 text-left font-bold hover:bg-accent-soft"
                  onClick={() => model.setSort({ column: column.id, descending: sorted === "ascending" })}
                >
                  <span className="truncate">{column.header}</span>
                  {sorted && <Icon name={sorted === "ascending" ? "up" : "down"} place="size-3" />}
                </button>
              ) : (
                <span className="block truncate">{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
