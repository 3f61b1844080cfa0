import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from "react-aria-components";
import { useText } from "../language.ts";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";
import { Icon } from "./icon.tsx";
import { componentTexts } from "./texts.ts";

export interface Choice {
  id: string;
  label: string;
  /** A second, smaller line. */
  hint?: string;
}

export interface SelectProps extends FieldFrameProps {
  choices: readonly Choice[];
  /** Null: nothing chosen. */
  value: string | null;
  onChange: (value: string) => void;
  disabled?: boolean;
  place?: string;
}

export const optionClass =
  "flex min-h-10 cursor-default flex-col justify-center rounded-4 px-3 py-1 outline-none data-[focused]:bg-accent-soft data-[selected]:font-bold data-[focus-visible]:ring-2 data-[focus-visible]:ring-black data-[focus-visible]:shadow-none";

/** One of a few choices. For more than about fifteen use ComboBox. */
export function Select({ choices, value, onChange, disabled, place, ...frame }: SelectProps) {
  const t = useText(componentTexts);
  return (
    <AriaSelect
      className={place ?? fieldColumn}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      isInvalid={Boolean(frame.error)}
      isDisabled={disabled ?? false}
      isRequired={frame.required ?? false}
      validationBehavior="aria"
      placeholder={t.choose}
    >
      <FieldFrame {...frame}>
        <Button className="field-box flex items-center justify-between gap-2 text-left">
          <SelectValue className="min-w-0 truncate data-[placeholder]:text-ink-faint">
            {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
          </SelectValue>
          <Icon name="down" />
        </Button>
      </FieldFrame>
      <Popover className="max-h-80 min-w-(--trigger-width) overflow-auto rounded-6 border border-line bg-white p-1 shadow-2">
        <ListBox items={choices} className="outline-none">
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={optionClass}>
              <span>{choice.label}</span>
              {choice.hint && <span className="text-xs font-normal text-ink-faint">{choice.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
