import { type ReactNode, useDeferredValue } from "react";
import { searchable } from "../../../shared/text.ts";
import { useAddressSearch } from "../../../web/address-search.ts";
import { Empty } from "../../../web/components/feedback.tsx";
import { SearchField } from "../../../web/components/search-field.tsx";
import { useText } from "../../../web/language.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import { FigureCard, figureAnchor } from "./figure-card.tsx";
import { tableTexts } from "./table-texts.ts";

/** All 図表 below one another, with a list of them beside to jump by. `actions`: what can be done with one, by its place among all. */
export function FigureList(props: { tables: readonly ShownTable[]; actions?: (index: number) => ReactNode }) {
  const { tables, actions } = props;
  const t = useText(tableTexts);
  const [search, change] = useAddressSearch();
  const words = search.q ?? "";
  const filtered = useDeferredValue(words);
  const shown = tables.filter((table) => matches(table, filtered));
  return (
    <div className="grid items-start gap-4 desk:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="no-print flex flex-col gap-2 desk:sticky desk:top-4 desk:max-h-[calc(100dvh-6rem)]">
        <SearchField label={t.filter} value={words} onChange={(q) => change({ q }, { replace: true })} />
        <p role="status" className="text-xs text-ink-soft">
          {t.shown(shown.length, tables.length)}
        </p>
        <nav
          aria-label={t.jump}
          className="max-h-60 overflow-auto rounded-8 border border-line bg-white desk:max-h-none"
        >
          <ol>
            {shown.map((table) => (
              <li key={table.id} className="border-b border-line last:border-0">
                <a
                  href={`#${figureAnchor(table)}`}
                  className="ring-inside flex min-h-10 items-baseline gap-2 px-3 py-2 text-sm text-ink no-underline hover:bg-accent-soft"
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(table);
                  }}
                >
                  <span className="w-8 shrink-0 text-right tabular-nums text-ink-soft">{table.figure}</span>
                  <span className="min-w-0">{table.title}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {shown.length === 0 && <Empty title={t.nothing} />}
        {shown.map((table) => (
          <FigureCard key={table.id} table={table} actions={actions?.(tables.indexOf(table))} />
        ))}
      </div>
    </div>
  );
}

/** Focus goes along, so that reading and the keyboard go on from there. */
function goTo(table: ShownTable): void {
  const figure = document.getElementById(figureAnchor(table));
  figure?.scrollIntoView({ block: "start" });
  figure?.focus({ preventScroll: true });
}

/** A number alone means that 図表; words are looked for in titles and sentences. */
function matches(table: ShownTable, words: string): boolean {
  const wanted = searchable(words).replace(/^図表\s*/, "");
  if (wanted === "") return true;
  if (/^\d+$/.test(wanted)) return String(table.figure).startsWith(wanted);
  return searchable(`${table.title} ${table.narrative ?? ""}`).includes(wanted);
}
