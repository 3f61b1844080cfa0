import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { IconButton } from "../../web/components/button.tsx";
import { CheckboxGroup } from "../../web/components/checkbox.tsx";
import { ComboBox } from "../../web/components/combo-box.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Icon } from "../../web/components/icon.tsx";
import { NumberField } from "../../web/components/number-field.tsx";
import { Select } from "../../web/components/select.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useText } from "../../web/language.ts";
import type { FieldDefinition } from "../catalogue.ts";
import type { FacilityId, FieldValue, Known, RecordKind } from "../contract.ts";
import { listRecords } from "../route-contracts.ts";
import { vocabularies } from "../vocabulary.ts";
import { ledgerTexts } from "./texts.ts";

interface Props {
  facilityId: FacilityId;
  definition: FieldDefinition;
  /** Null: not filled in. */
  value: FieldValue | null;
  onChange: (value: FieldValue | null) => void;
}

/** States a person can state at a form; the others come from files and from the clock. */
const statable = ["known", "unknown", "checking", "none", "notApplicable", "blank"] as const;
type Statable = (typeof statable)[number];

/** A value together with its state: what is known, or that nobody knows, that it is being asked, or that there is none; and as of when. */
export function ValueField({ facilityId, definition, value, onChange }: Props) {
  const label = useLabel();
  const texts = useText(componentTexts);
  const name = label(definition);
  const asOf = value && value.state !== "conflict" ? (value.asOf ?? null) : null;
  const [dating, setDating] = useState(asOf !== null);
  const state: Statable = statable.find((one) => one === (value?.state ?? "blank")) ?? "known";
  const known = value?.state === "known" ? value.value : null;
  const day = asOf ? { asOf } : {};
  const choose = (next: string) => {
    if (next === "blank") onChange(null);
    else if (next === "known") onChange(known === null ? null : { state: "known", value: known, ...day });
    else onChange({ state: next as Exclude<Statable, "known" | "blank">, ...day });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_9.5rem_2.5rem]">
        <KnownInput
          facilityId={facilityId}
          definition={definition}
          name={name}
          value={known}
          onChange={(next) => onChange(next === null ? null : { state: "known", value: next, ...day })}
        />
        <Select
          label={texts.stateOf(name)}
          hideLabel
          choices={statable.map((id) => ({ id, label: texts.states[id] }))}
          value={known === null && state === "known" ? "blank" : state}
          onChange={choose}
        />
        <IconButton
          label={texts.setAsOf(name)}
          aria-expanded={dating}
          isDisabled={value === null}
          onPress={() => setDating(!dating)}
        >
          <Icon name="clock" />
        </IconButton>
      </div>
      {dating && value && value.state !== "conflict" && (
        <DateField
          label={`${name}：${texts.asOf}`}
          value={asOf}
          onChange={(on) => {
            const { asOf: _former, ...rest } = value;
            onChange(on ? { ...rest, asOf: on } : rest);
          }}
        />
      )}
    </div>
  );
}

interface KnownProps {
  facilityId: FacilityId;
  definition: FieldDefinition;
  name: string;
  value: Known | null;
  onChange: (value: Known | null) => void;
}

function KnownInput({ facilityId, definition: { type }, name, value, onChange }: KnownProps) {
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
      return <TextField label={name} value={text} onChange={change} lines={Math.max(1, text.split("\n").length)} />;
    }
    case "ref":
      return (
        <RecordChoice
          facilityId={facilityId}
          kind={type.kind}
          name={name}
          value={typeof value === "string" ? value : null}
          onChange={onChange}
        />
      );
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

/** Another record of this hospital, by name. */
function RecordChoice(props: {
  facilityId: FacilityId;
  kind: RecordKind;
  name: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const { facilityId, kind, name, value, onChange } = props;
  const t = useText(ledgerTexts);
  const records = useQuery({
    queryKey: ["records", facilityId, kind, "choices"],
    queryFn: ({ signal }) => call(listRecords, { params: { facilityId, kind }, query: { limit: 500 }, signal }),
  });
  const choices = (records.data?.items ?? []).map((record) => ({
    id: record.id,
    label: `${record.number} ${record.name}`,
  }));
  return <ComboBox label={name} hint={t.chooseRecord} choices={choices} value={value} onChange={onChange} />;
}
