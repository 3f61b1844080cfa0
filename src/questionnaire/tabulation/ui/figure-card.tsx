import { type ReactNode, useId, useRef } from "react";
import { Button } from "../../../web/components/button.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import { chartLayout } from "../../report/chart/chart-layout.ts";
import { ChartPicture } from "../../report/chart/chart-picture.tsx";
import { printedNotes } from "../../report/printed-notes.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import { captionOf } from "../../table/caption.ts";
import { StatisticTable } from "./statistic-table.tsx";
import { tableTexts } from "./table-texts.ts";

export const figureAnchor = (table: Pick<ShownTable, "id">): string => `figure-${table.id}`;

/** 図表: sentence, base, chart, table, notes. Far ones are not laid out until somebody scrolls near. */
export function FigureCard({ table, actions }: { table: ShownTable; actions?: ReactNode }) {
  const t = useText(tableTexts);
  const layout = chartLayout(table);
  const notes = printedNotes(table);
  const picture = useRef<HTMLDivElement>(null);
  const id = useId().replace(/[^\w-]/g, "");
  return (
    <section
      id={figureAnchor(table)}
      aria-label={captionOf(table)}
      tabIndex={-1}
      className="flex scroll-mt-4 flex-col gap-3 rounded-8 border border-line bg-white p-4 [contain-intrinsic-size:auto_32rem] [content-visibility:auto] print:border-0"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <div className="min-w-0 flex-1 basis-96">
          <h2 className="font-bold">{captionOf(table)}</h2>
          {table.narrative && <p className="mt-1">{table.narrative}</p>}
          <p className="mt-1 text-xs text-ink-soft">{table.baseNote}</p>
        </div>
        {actions && <div className="no-print flex shrink-0">{actions}</div>}
      </div>
      {layout && (
        <div className="flex flex-wrap items-end gap-2">
          <SideScroll label={t.picture(captionOf(table))} place="min-w-0 flex-1 basis-80">
            <div ref={picture} className="w-full max-w-3xl min-w-120 [&>svg]:h-auto [&>svg]:w-full">
              <ChartPicture layout={layout} id={`chart${id}`} />
            </div>
          </SideScroll>
          <Button look="quiet" place="no-print" onPress={() => saveSvg(picture.current, captionOf(table))}>
            {t.figureSvg}
          </Button>
        </div>
      )}
      <StatisticTable table={table} />
      {notes.length > 0 && (
        <ol className="text-xs text-ink-soft" aria-label={t.notes}>
          {notes.map((note, index) => (
            <li key={note}>
              {t.notes}
              {index + 1}　{note}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The very picture that is on the screen. */
function saveSvg(frame: HTMLElement | null, name: string): void {
  const svg = frame?.querySelector("svg");
  if (!svg) return;
  const address = URL.createObjectURL(new Blob([svg.outerHTML], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.svg`;
  link.click();
  URL.revokeObjectURL(address);
}
