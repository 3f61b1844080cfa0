import { createContext, useContext } from "react";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import type { Wording } from "../../instrument/instrument.ts";
import { designTexts } from "./design-texts.ts";

/** Whether the English words are written beside the Japanese ones. */
export const WritesEnglish = createContext(false);

interface Props {
  label: string;
  hint?: string;
  value: Wording | undefined;
  lines?: number;
  required?: boolean;
  hideLabel?: boolean;
  autoFocus?: boolean;
  readOnly: boolean;
}

/** Words in Japanese, and in English where both are written. */
export function WordingField(props: Props & { onChange: (value: Wording) => void }) {
  const { value, onChange, label, readOnly, hint, ...look } = props;
  const t = useText(designTexts);
  const english = useContext(WritesEnglish);
  const own = { ...look, disabled: readOnly };
  const written = value ?? { ja: "" };
  return (
    <>
      <TextField
        {...own}
        label={label}
        {...(hint ? { hint } : {})}
        value={written.ja}
        onChange={(ja) => onChange({ ...written, ja })}
      />
      {english && (
        <TextField
          {...own}
          required={false}
          autoFocus={false}
          label={t.inEnglish(label)}
          value={written.en ?? ""}
          onChange={(en) => onChange(en === "" ? { ja: written.ja } : { ...written, en })}
        />
      )}
    </>
  );
}

/** Words that may be left out: without any, there is nothing of them. */
export function OptionalWording(props: Props & { onChange: (value: Wording | undefined) => void }) {
  const { onChange } = props;
  return (
    <WordingField
      {...props}
      onChange={(value) => onChange(value.ja === "" && value.en === undefined ? undefined : value)}
    />
  );
}
