import { useId, useState } from "react";
import { TextField as AriaTextField, Input } from "react-aria-components";
import { dateInText } from "../../ledger/import/cells/japanese-date.ts";
import { japaneseDate } from "../../shared/japanese-date.ts";
import { useText } from "../language.ts";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";
import { componentTexts } from "./texts.ts";

export interface DateFieldProps extends FieldFrameProps {
  /** ISO as precise as known (2026, 2026-03, 2026-03-31) or null. */
  value: string | null;
  /** Null: emptied. Not called while what is typed is no date. */
  onChange: (value: string | null) => void;
}

/** A date as precise as people know it, typed in either calendar; both are shown once it is understood. */
export function DateField({ value, onChange, ...frame }: DateFieldProps) {
  const t = useText(componentTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const meaningId = useId();
  const text = typed ?? value ?? "";
  const understood = text.trim() === "" ? null : dateInText(text);
  const wrong = text.trim() !== "" && understood === null;

  function change(next: string) {
    setTyped(next);
    if (next.trim() === "") return onChange(null);
    const iso = dateInText(next);
    if (iso) onChange(iso);
  }

  return (
    <AriaTextField
      className={fieldColumn}
      value={text}
      onChange={change}
      onBlur={() => !wrong && setTyped(null)}
      isInvalid={wrong || Boolean(frame.error)}
      isRequired={frame.required ?? false}
      validationBehavior="aria"
      aria-describedby={meaningId}
    >
      <FieldFrame {...frame} hint={frame.hint ?? t.dateHint} error={wrong ? t.dateWrong : frame.error}>
        <Input className="field-box max-w-64" />
      </FieldFrame>
      <span id={meaningId} className="text-sm text-ink-soft" aria-live="polite">
        {understood && `${understood}（${japaneseDate(understood)}）`}
      </span>
    </AriaTextField>
  );
}
