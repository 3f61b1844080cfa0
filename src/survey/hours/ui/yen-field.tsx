import { useState } from "react";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { parseYen } from "../yen.ts";
import { hoursTexts } from "./hours-texts.ts";

/** An amount in yen; separators and full-width digits are understood as they are typed. */
export function YenField(props: {
  label: string;
  value: number | null;
  onChange: (yen: number | null) => void;
  required?: boolean;
}) {
  const { label, value, onChange, required } = props;
  const t = useText(hoursTexts);
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const wrong = parseYen(typed) === undefined;
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={typed}
      required={required ?? false}
      onChange={(text) => {
        setTyped(text);
        onChange(parseYen(text) ?? null);
      }}
      {...(wrong ? { error: t.yenWrong } : {})}
    />
  );
}
