import { useState } from "react";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { componentTexts } from "../../../web/components/texts.ts";
import { useLabel, useText } from "../../../web/language.ts";
import type { FieldDefinition } from "../../catalogue.ts";
import { KnownInput } from "../../ui/known-input.tsx";
import { answerProblem } from "../answer.ts";
import type { AnswerSheet, AnswerValue } from "../route-contracts.ts";
import { answerTexts } from "./answer-texts.ts";

interface Props {
  item: AnswerSheet["items"][number];
  definition: FieldDefinition;
  /** Null: not answered. */
  value: AnswerValue | null;
  onChange: (value: AnswerValue | null) => void;
}

const ways = ["value", "unknown", "none", "notApplicable"] as const;
type Way = (typeof ways)[number];

/** One item: its value, or that nobody knows it, that there is none, or that the question does not apply. */
export function AnswerField({ item, definition, value, onChange }: Props) {
  const t = useText(answerTexts);
  const states = useText(componentTexts).states;
  const label = useLabel();
  const name = label(definition);
  const [way, setWay] = useState<Way>(() => ways.find((one) => one === value?.state) ?? "value");
  const problem = value && answerProblem(item, definition, value);
  const choose = (id: string) => {
    const next = ways.find((one) => one === id) ?? "value";
    setWay(next);
    onChange(next === "value" ? null : { state: next });
  };
  return (
    <fieldset className="flex flex-col gap-2 border-t border-line pt-3">
      <legend className="sr-only">{name}</legend>
      {way === "value" ? (
        <ValueInput definition={definition} name={name} value={value} onChange={onChange} />
      ) : (
        <p className="text-sm font-bold">{name}</p>
      )}
      {problem && (
        <p role="alert" className="text-sm text-alert">
          ✕ {label(problem)}
        </p>
      )}
      <div className="text-sm">
        <RadioGroup
          label={t.how(name)}
          hideLabel
          choices={ways.map((id) => ({ id, label: t.ways[id] }))}
          value={way}
          onChange={choose}
        />
      </div>
      {item.state && (
        <p className="text-xs text-ink-faint">
          {t.now} {states[item.state]}
        </p>
      )}
    </fieldset>
  );
}

function ValueInput(props: {
  definition: FieldDefinition;
  name: string;
  value: AnswerValue | null;
  onChange: (value: AnswerValue | null) => void;
}) {
  const t = useText(answerTexts);
  const { definition, name, value, onChange } = props;
  const { type } = definition;
  if (type.is === "ref") {
    return (
      <TextField
        label={name}
        hint={t.describe}
        value={value?.state === "vague" ? value.text : ""}
        onChange={(text) => onChange(text === "" ? null : { state: "vague", text })}
        maxLength={2000}
      />
    );
  }
  const known = value?.state === "known" ? value.value : null;
  return (
    <KnownInput
      type={type}
      name={name}
      value={known}
      onChange={(next) => onChange(next === null ? null : { state: "known", value: next })}
    />
  );
}
