import { CheckboxGroup } from "../../web/components/checkbox.tsx";
import { ComboBox } from "../../web/components/combo-box.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { NumberField } from "../../web/components/number-field.tsx";
import { Select } from "../../web/components/select.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useLabel, useText } from "../../web/language.ts";
import type { FieldType } from "../catalogue.ts";
import type { Known } from "../contract.ts";
import { vocabularies } from "../vocabulary.ts";
import { ledgerTexts } from "./texts.ts";

interface Props {
  /** A reference to another record is chosen elsewhere: it needs to know the hospital's records. */
  type: Exclude<FieldType, { is: "ref" }>;
  name: string;
  value: Known | null;
  onChange: (value: Known | null) => void;
}

/** The input that fits a field's type: what it holds is a fact, or null. */
export function KnownInput({ type, name, value, onChange }: Props) {
  const label = useLabel();
  const text = value === null ? "" : [value].flat().join("\n");
  switch (type.is) {
    case "yesNo":
      return <YesNo name={name} value={value} onChange={onChange} />;
    case "whole":
      return <NumberField label={name} value={typeof value === "number" ? value : null} onChange={onChange} />;
    case "date":
      return <DateField label={name} value={typeof value === "string" ? value : null} onChange={onChange} />;
    case "code": {
      const choices = vocabularies[type.vocabulary].map((term) => ({ id: term.id, label: label(term) }));
      return (
        <ComboBox label={name} choices={choices} value={typeof value === "string" ? value : null} onChange={onChange} />
      );
    }
    case "codes": {
      const choices = vocabularies[type.vocabulary].map((term) => ({ id: term.id, label: label(term) }));
      const chosen = value === null ? [] : [value].flat().map(String);
      return (
        <CheckboxGroup
          label={name}
          choices={choices}
          value={chosen}
          onChange={(next) => onChange(next.length ? next : null)}
        />
      );
    }
    case "texts": {
      const change = (next: string) =>
        onChange(
          next.trim() === ""
            ? null
            : next
                .split("\n")
                .map((line) => line.trim())
                .filter(Boolean),
        );
      return (
        <TextField
          label={name}
          value={text}
          onChange={change}
          lines={Math.max(1, text.split("\n").length)}
          checkPersonal={false}
        />
      );
    }
    case "text":
      return (
        <TextField
          label={name}
          value={text}
          onChange={(next) => onChange(next === "" ? null : next)}
          {...(type.long ? { lines: 3 } : {})}
        />
      );
  }
}

function YesNo({
  name,
  value,
  onChange,
}: {
  name: string;
  value: Known | null;
  onChange: (value: Known | null) => void;
}) {
  const t = useText(ledgerTexts);
  return (
    <Select
      label={name}
      choices={[
        { id: "true", label: t.yes },
        { id: "false", label: t.no },
      ]}
      value={typeof value === "boolean" ? String(value) : null}
      onChange={(id) => onChange(id === "true")}
    />
  );
}
