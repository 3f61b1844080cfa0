import { useState } from "react";
import { Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { Button } from "../../web/components/button.tsx";
import { Checkbox } from "../../web/components/checkbox.tsx";
import { ComboBox } from "../../web/components/combo-box.tsx";
import { Icon } from "../../web/components/icon.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useLanguage, useText } from "../../web/language.ts";
import type { KindDefinition } from "../catalogue.ts";
import { filterChoices } from "./filter-words.ts";
import type { ListSearch } from "./list-search.ts";
import { ledgerTexts } from "./texts.ts";

const quick = ["unknown", "blank", "conflict", "checking"] as const;

/** Filters: whole records by state at one press, or one field by value or state. */
export function FilterMenu(props: {
  definition: KindDefinition;
  search: ListSearch;
  onChange: (patch: Partial<ListSearch>) => void;
}) {
  const t = useText(ledgerTexts);
  const { filters } = props.search;
  const has = (value: string) => filters.some((filter) => filter.field === "*" && filter.value === value);
  const toggle = (value: string) =>
    props.onChange({
      filters: has(value)
        ? filters.filter((filter) => !(filter.field === "*" && filter.value === value))
        : [...filters, { field: "*", value }],
    });
  return (
    <DialogTrigger>
      <Button>
        <Icon name="filter" />
        {t.filter}
      </Button>
      <Popover className="w-80 rounded-6 border border-line bg-white p-4 shadow-2">
        <AriaDialog aria-label={t.filter} className="flex flex-col gap-3 outline-none">
          <fieldset>
            <legend className="text-xs text-ink-faint">{t.quickFilters}</legend>
            {quick.map((state) => (
              <Checkbox key={state} checked={has(`@${state}`)} onChange={() => toggle(`@${state}`)}>
                {t.any[state]}
              </Checkbox>
            ))}
          </fieldset>
          <OneField
            definition={props.definition}
            onAdd={(field, value) =>
              props.onChange({ filters: [...filters.filter((filter) => filter.field !== field), { field, value }] })
            }
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

function OneField({
  definition,
  onAdd,
}: {
  definition: KindDefinition;
  onAdd: (field: string, value: string) => void;
}) {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const language = useLanguage();
  const { states } = useText(componentTexts);
  const [field, setField] = useState<string | null>(null);
  const [value, setValue] = useState<string | null>(null);
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <ComboBox
        label={t.filterField}
        choices={definition.fields.map((one) => ({ id: one.id, label: label(one) }))}
        value={field}
        onChange={(next) => {
          setField(next);
          setValue(null);
        }}
      />
      {field && (
        <ComboBox
          key={field}
          label={t.filterValue}
          choices={filterChoices(definition, field, language, states)}
          value={value}
          onChange={setValue}
        />
      )}
      <Button isDisabled={!field || !value} onPress={() => field && value && onAdd(field, value)}>
        {t.filterAdd}
      </Button>
    </div>
  );
}
