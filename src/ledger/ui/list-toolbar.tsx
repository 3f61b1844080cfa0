import { useEffect, useRef, useState } from "react";
import { Button } from "../../web/components/button.tsx";
import { ColumnChoice } from "../../web/components/column-choice.tsx";
import { type ActiveFilter, FilterBar } from "../../web/components/filter-bar.tsx";
import { SearchField } from "../../web/components/search-field.tsx";
import { useShortcut } from "../../web/components/shortcut.ts";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useLanguage, useText } from "../../web/language.ts";
import type { KindDefinition } from "../catalogue.ts";
import type { FacilityId } from "../contract.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { filterWords } from "./filter-words.ts";
import type { ListSearch } from "./list-search.ts";
import { SavedViews } from "./saved-views.tsx";
import { ledgerTexts } from "./texts.ts";

/** A search waits for the typing to pause, so that each key does not ask the server. Milliseconds. */
const typingPause = 250;

/** Search, filters, saved views, columns. `/` goes to the search. */
export function ListToolbar(props: {
  facilityId: FacilityId;
  definition: KindDefinition;
  search: ListSearch;
  onChange: (patch: Partial<ListSearch>, options?: { replace?: boolean }) => void;
}) {
  const t = useText(ledgerTexts);
  const components = useText(componentTexts);
  const language = useLanguage();
  const label = useLabel();
  const { definition, search, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.q);
  const latest = useRef(onChange);
  latest.current = onChange;

  useEffect(() => setTyped(search.q), [search.q]);
  useEffect(() => {
    if (typed === search.q) return;
    const timer = setTimeout(() => latest.current({ q: typed }, { replace: true }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, search.q]);
  useShortcut(["/"], () => {
    box.current?.focus();
    return true;
  });

  const remove = (index: number) => onChange({ filters: search.filters.filter((_, at) => at !== index) });
  const active: ActiveFilter[] = search.filters.map((filter, index) => ({
    id: `${filter.field}:${filter.value}`,
    label: filterWords(definition, filter, language, t.anyField, components.states),
    onRemove: () => remove(index),
  }));
  return (
    <FilterBar active={active}>
      <SearchField label={t.search} value={typed} onChange={setTyped} inputRef={box} />
      <FilterMenu definition={definition} search={search} onChange={onChange} />
      <SavedViews facilityId={props.facilityId} kind={definition.kind} search={search} />
      <ColumnChoice
        groups={definition.groups.map((group) => ({
          id: group.id,
          label: label(group),
          columns: definition.fields
            .filter((field) => field.group === group.id && field.id !== definition.nameField)
            .map((field) => ({ id: field.id, label: label(field) })),
        }))}
        shown={search.columns}
        onChange={(columns) => onChange({ columns }, { replace: true })}
      />
      <Button look="quiet" onPress={() => onChange({ retired: !search.retired })}>
        {search.retired ? t.retiredWithout : t.retiredOnly}
      </Button>
    </FilterBar>
  );
}
