import { useState } from "react";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { readNumber } from "../../respond/read-number.ts";
import { designTexts } from "./design-texts.ts";

/** A number with sign and decimals, or nothing. What is no number is told and not taken over. */
export function NumberText(props: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  readOnly: boolean;
}) {
  const { value } = props;
  const t = useText(designTexts);
  const [typed, setTyped] = useState("");
  const read = readNumber(typed, {});
  // What was typed ("2.", "０") stays as typed while it means the value; a step taken back shows the value again.
  const isCurrent = read.ok ? (read.value ?? undefined) === value : true;
  const shown = isCurrent && typed !== "" ? typed : value === undefined ? "" : String(value);
  return (
    <TextField
      label={props.label}
      disabled={props.readOnly}
      inputMode="numeric"
      value={shown}
      error={read.ok ? null : t.noNumber}
      onChange={(text) => {
        setTyped(text);
        const number = readNumber(text, {});
        if (number.ok) props.onChange(number.value ?? undefined);
      }}
    />
  );
}
