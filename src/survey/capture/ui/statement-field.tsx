import type { FieldDefinition } from "../../../ledger/catalogue.ts";
import { vocabularies } from "../../../ledger/vocabulary.ts";
import { useLabel, useText } from "../../../web/language.ts";
import type { Captured } from "../operation.ts";
import { Marks, Pick, TextBlock, TextLine } from "./fields.tsx";
import { knownText } from "./value-words.ts";
import { workTexts } from "./work-texts.ts";

const unknowns = ["unknown", "checking", "none"] as const;
const states = ["known", ...unknowns] as const;

/** One statement of the ledger: a value, or that it is unknown, being checked, or not there. */
export function StatementField(props: {
  field: FieldDefinition;
  value: Captured;
  onChange: (value: Captured) => void;
}) {
  const { field, value, onChange } = props;
  const t = useText(workTexts);
  const label = useLabel()(field);
  const state = typeof value === "object" && value !== null ? value.state : null;
  const isKnown = state === null || state === "known" || state === "conflict";
  return (
    <div className="flex flex-col gap-2 rounded-8 border border-line bg-white p-3 sm:flex-row sm:items-end sm:justify-between">
      <div className="min-w-0 flex-1">
        {isKnown ? (
          <KnownField field={field} label={label} value={value} onChange={onChange} />
        ) : (
          <span className="text-sm font-bold">{label}</span>
        )}
        {state === "conflict" && <p className="text-sm text-attention">{t.conflictOfSources}</p>}
      </div>
      <Marks<(typeof states)[number]>
        label={t.howKnown(label)}
        hideLabel
        quiet
        choices={(isKnown ? unknowns : states).map((id) => ({ id, label: t.states[id] }))}
        value={states.find((one) => one === state && one !== "known") ?? null}
        onChange={(next) => onChange(next === "known" ? null : { state: next })}
      />
    </div>
  );
}

function KnownField(props: {
  field: FieldDefinition;
  label: string;
  value: Captured;
  onChange: (value: Captured) => void;
}) {
  const { field, label, value } = props;
  const t = useText(workTexts);
  const labelOf = useLabel();
  const { type } = field;
  const text = knownText(value);
  const write = (next: string) => props.onChange(next === "" ? null : { state: "known", value: next });
  if (type.is === "yesNo")
    return (
      <Marks
        label={label}
        choices={[
          { id: "true", label: t.yes },
          { id: "false", label: t.no },
        ]}
        value={text === "true" || text === "false" ? text : null}
        onChange={(next) => props.onChange({ state: "known", value: next === "true" })}
      />
    );
  if (type.is === "code")
    return (
      <Pick
        label={label}
        empty={t.choose}
        choices={vocabularies[type.vocabulary].map((term) => ({ id: term.id, label: labelOf(term) }))}
        value={text}
        onChange={write}
      />
    );
  const long = type.is === "text" && type.long;
  const Field = long ? TextBlock : TextLine;
  const hint = field.id === "entryDevice" ? { hint: t.entryHint } : {};
  return <Field label={label} value={text} onChange={write} {...hint} />;
}
