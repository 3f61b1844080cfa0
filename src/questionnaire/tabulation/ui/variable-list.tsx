import { useState } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { searchable } from "../../../shared/text.ts";
import { SearchField } from "../../../web/components/search-field.tsx";
import { useText } from "../../../web/language.ts";
import { canExplain, canFilter } from "../builder.ts";
import type { Variable } from "../variable.ts";
import { builderTexts } from "./table-texts.ts";

/** Kind of what is dragged; files and texts from elsewhere are none. */
export const variableType = "application/x-sekisho-variable";

/** Where a variable can be put. */
export type PlaceName = "of" | "rows" | "only";
const places: readonly PlaceName[] = ["of", "rows", "only"];

export const fits = (variable: Variable, place: PlaceName): boolean =>
  place === "of" || (place === "rows" ? canExplain(variable) : canFilter(variable));

/** Everything that can be put into a table. Each can be dragged, or placed by its buttons. */
export function VariableList({
  variables,
  onPlace,
}: {
  variables: readonly Variable[];
  onPlace: (id: string, where: PlaceName) => void;
}) {
  const t = useText(builderTexts);
  const [words, setWords] = useState("");
  const wanted = searchable(words);
  const shown = variables.filter(({ id, label, section }) =>
    searchable(`${id} ${label} ${section ?? ""}`).includes(wanted),
  );
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [variableType]: String(key), "text/plain": String(key) })),
  });
  return (
    <section aria-label={t.variables} className="flex flex-col gap-2 desk:sticky desk:top-4">
      <SearchField label={t.search} value={words} onChange={setWords} />
      <GridList
        aria-label={t.variables}
        items={shown}
        dependencies={[t]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="p-3 text-sm text-ink-soft">{t.nothingFound}</p>}
        className="max-h-72 overflow-auto rounded-8 border border-line bg-white outline-none desk:max-h-[calc(100dvh-12rem)]"
      >
        {(variable) => (
          <GridListItem
            id={variable.id}
            textValue={variable.label}
            className="ring-inside flex items-start gap-1 border-b border-line px-1 py-1.5 data-[dragging]:opacity-60 data-[focus-visible]:bg-accent-soft"
          >
            <AriaButton
              slot="drag"
              className="size-8 shrink-0 cursor-grab rounded-4 text-ink-soft"
              aria-label={t.drag(variable.label)}
            >
              ⠿
            </AriaButton>
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="pt-1 text-sm">
                {variable.origin === "question" && variable.kind !== "score" && (
                  <span className="mr-1 text-xs text-ink-soft tabular-nums">{variable.id}</span>
                )}
                {variable.label}
                {variable.unit !== null && <span className="ml-1 text-xs text-ink-soft">{t.perThing}</span>}
              </span>
              <span className="flex flex-wrap gap-1">
                {places
                  .filter((place) => fits(variable, place))
                  .map((place) => (
                    <AriaButton
                      key={place}
                      className="min-h-7 rounded-4 border border-line bg-white px-2 text-xs text-accent hover:border-accent hover:bg-accent-soft"
                      aria-label={t.place(variable.label, t.to[place])}
                      onPress={() => onPlace(variable.id, place)}
                    >
                      {t.to[place]}
                    </AriaButton>
                  ))}
              </span>
            </div>
          </GridListItem>
        )}
      </GridList>
    </section>
  );
}
