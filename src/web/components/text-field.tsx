import { TextField as AriaTextField, Input, TextArea } from "react-aria-components";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";

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
}

/** One line of text, or several with `lines`. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = "text", lines, error, required, disabled, ...rest } = props;
  const { autoComplete, autoFocus, name, maxLength, inputMode } = rest;
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
    </AriaTextField>
  );
}
