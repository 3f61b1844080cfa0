import { useState } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { searchable } from "../../../shared/text.ts";
import { Button } from "../../../web/components/button.tsx";
import { SearchField } from "../../../web/components/search-field.tsx";
import { useText } from "../../../web/language.ts";
import type { Variable } from "../builder.ts";
import { builderTexts } from "./table-texts.ts";

/** Kind of what is dragged; files and texts from elsewhere are none. */
export const variableType = "application/x-sekisho-variable";

/** Everything that can be put into a table. Each can be dragged, or placed by its buttons. */
export function VariableList({
  variables,
  onPlace,
}: {
  variables: readonly Variable[];
  onPlace: (id: string, where: "of" | "rows") => void;
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
        className="max-h-72 overflow-auto rounded-8 border border-line bg-white outline-none desk:max-h-[calc(100dvh-12rem)]"
      >
        {(variable) => (
          <GridListItem
            id={variable.id}
            textValue={variable.label}
            className="ring-inside flex items-center gap-2 border-b border-line px-2 py-1 outline-none data-[dragging]:opacity-60 data-[focus-visible]:bg-accent-soft"
          >
            <AriaButton
              slot="drag"
              className="size-8 shrink-0 cursor-grab rounded-4 text-ink-faint"
              aria-label={variable.label}
            >
              ⠿
            </AriaButton>
            <span className="min-w-0 flex-1 text-sm">
              <span className="mr-1 text-xs text-ink-soft tabular-nums">{variable.id}</span>
              {variable.label}
            </span>
            <span className="flex shrink-0 flex-col">
              {(["of", "rows"] as const).map((where) => (
                <Button
                  key={where}
                  look="quiet"
                  place="!min-h-7 !px-2 text-xs"
                  isDisabled={where === "rows" && variable.kind !== "choice" && variable.kind !== "choices"}
                  aria-label={t.place(variable.label, where === "of" ? t.toColumns : t.toRows)}
                  onPress={() => onPlace(variable.id, where)}
                >
                  {where === "of" ? t.toColumns : t.toRows}
                </Button>
              ))}
            </span>
          </GridListItem>
        )}
      </GridList>
    </section>
  );
}
