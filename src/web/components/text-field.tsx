import { TextField as AriaTextField, Input, TextArea } from "react-aria-components";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";
import { PersonalHint } from "./personal-hint.tsx";

export interface TextFieldProps extends FieldFrameProps {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password" | "url" | "date";
  lines?: number;
  autoComplete?: string;
  autoFocus?: boolean;
  name?: string;
  disabled?: boolean;
  maxLength?: number;
  inputMode?: "text" | "numeric" | "email";
  /** Point out what looks like data of patients or staff; left out: where there are several lines, which are free text. */
  checkPersonal?: boolean;
}

/** One line of text, or several with `lines`. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = "text", lines, error, required, disabled, ...rest } = props;
  const { autoComplete, autoFocus, name, maxLength, inputMode, checkPersonal } = rest;
  return (
    <AriaTextField
      className={fieldColumn}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isRequired={required ?? false}
      isDisabled={disabled ?? false}
      validationBehavior="aria"
      {...(lines ? {} : { type })}
      {...(autoComplete ? { autoComplete } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...(name ? { name } : {})}
      {...(maxLength ? { maxLength } : {})}
      {...(inputMode ? { inputMode } : {})}
    >
      <FieldFrame {...props}>
        {lines ? <TextArea rows={lines} className="field-box" /> : <Input className="field-box" />}
      </FieldFrame>
      {(checkPersonal ?? lines !== undefined) && <PersonalHint text={value} />}
    </AriaTextField>
  );
}
