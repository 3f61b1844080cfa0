import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import { type GridRow, gridOf } from "../../report/table-grid.ts";
import { captionOf } from "../../table/caption.ts";
import { tableTexts } from "./table-texts.ts";

/** A table as Japanese statistics print it: 表側 at the left, 表頭 above, count over row percent. */
export function StatisticTable({ table }: { table: ShownTable }) {
  const t = useText(tableTexts);
  const grid = gridOf(table);
  const narrow = grid.layout === "list";
  return (
    <SideScroll label={t.table(captionOf(table))}>
      <table className={`border-y-2 border-ink text-sm tabular-nums ${narrow ? "w-full max-w-2xl" : "w-full"}`}>
        <caption className="sr-only">{captionOf(table)}</caption>
        <thead>
          <tr className="border-b border-line bg-accent-soft align-bottom">
            {grid.stubHead ? (
              <th scope="col" className="p-1.5 text-left font-normal">
                {grid.stubHead}
              </th>
            ) : (
              <td />
            )}
            {grid.heads.map(({ label, aside }) => (
              <th
                key={label}
                scope="col"
                className={`min-w-16 p-1.5 text-right font-normal ${aside ? "text-ink-soft" : ""}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a made table never move
            <Row key={index} row={row} width={grid.heads.length + 1} />
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

function Row({ row, width }: { row: GridRow; width: number }) {
  return (
    <>
      {row.group !== null && (
        <tr className="border-b border-line bg-ground">
          <th scope="rowgroup" colSpan={width} className="p-1.5 text-left text-xs">
            {row.group}
          </th>
        </tr>
      )}
      <tr className={`border-b border-line ${row.total ? "bg-ground font-bold" : ""}`}>
        <th scope="row" className="min-w-36 p-1.5 text-left font-normal">
          {row.label}
        </th>
        {row.cells.map(({ lines }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns of a made table never move
          <td key={index} className="p-1.5 text-right">
            {lines[0]}
            {lines[1] !== undefined && <span className="block text-ink-soft">{lines[1]}</span>}
            {lines[2] !== undefined && (
              <span className="block text-xs whitespace-nowrap text-ink-soft">{lines[2]}</span>
            )}
          </td>
        ))}
      </tr>
    </>
  );
}
