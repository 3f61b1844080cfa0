import { NumberField as AriaNumberField, Input } from "react-aria-components";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";

export interface NumberFieldProps extends FieldFrameProps {
  /** Null: empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
}

/** A whole number; full-width digits are understood. */
export function NumberField({ value, onChange, min = 0, ...frame }: NumberFieldProps) {
  return (
    <AriaNumberField
      className={fieldColumn}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      minValue={min}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      isInvalid={Boolean(frame.error)}
      isRequired={frame.required ?? false}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <Input className="field-box max-w-40 text-right" />
      </FieldFrame>
    </AriaNumberField>
  );
}
