import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { IconButton } from "../../web/components/button.tsx";
import { ComboBox } from "../../web/components/combo-box.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Icon } from "../../web/components/icon.tsx";
import { Select } from "../../web/components/select.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useText } from "../../web/language.ts";
import type { FieldDefinition } from "../catalogue.ts";
import type { FacilityId, FieldValue, Known, RecordKind } from "../contract.ts";
import { listRecords } from "../route-contracts.ts";
import { KnownInput } from "./known-input.tsx";
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
  const { type } = definition;
  const stateValue = (next: Known | null) => onChange(next === null ? null : { state: "known", value: next, ...day });
  const choose = (next: string) => {
    if (next === "blank") onChange(null);
    else if (next === "known") onChange(known === null ? null : { state: "known", value: known, ...day });
    else onChange({ state: next as Exclude<Statable, "known" | "blank">, ...day });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_9.5rem_2.5rem]">
        {type.is === "ref" ? (
          <RecordChoice
            facilityId={facilityId}
            kind={type.kind}
            name={name}
            value={typeof known === "string" ? known : null}
            onChange={stateValue}
          />
        ) : (
          <KnownInput type={type} name={name} value={known} onChange={stateValue} />
        )}
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
