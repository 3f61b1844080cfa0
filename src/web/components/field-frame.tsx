import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { useText } from "../language.ts";
import { componentTexts } from "./texts.ts";

export interface FieldFrameProps {
  label: string;
  /** A hint that stays visible, below the label. */
  hint?: string | undefined;
  /** Set: the field is marked as wrong and this says what would be right. */
  error?: string | null | undefined;
  /** Shown as 必須. */
  required?: boolean | undefined;
  /** The label is read out, not shown (inside a table or a toolbar). */
  hideLabel?: boolean | undefined;
}

/** Label above, hint, the input, error below: the same for every field. */
export function FieldFrame({
  label,
  hint,
  error,
  required,
  hideLabel,
  children,
}: FieldFrameProps & { children: ReactNode }) {
  const t = useText(componentTexts);
  return (
    <>
      <Label className={hideLabel ? "sr-only" : "flex items-baseline gap-2 text-sm font-bold"}>
        {label}
        {required && <span className="text-xs font-normal text-alert">{t.required}</span>}
      </Label>
      {hint && (
        <Text slot="description" className="text-xs text-ink-faint">
          {hint}
        </Text>
      )}
      {children}
      <FieldError className="text-sm text-alert">{error ? `✕ ${error}` : undefined}</FieldError>
    </>
  );
}

export const fieldColumn = "flex w-full flex-col gap-1";
