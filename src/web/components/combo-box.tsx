import { ComboBox as AriaComboBox, Button, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useText } from "../language.ts";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";
import { Icon } from "./icon.tsx";
import { type Choice, optionClass } from "./select.tsx";
import { componentTexts } from "./texts.ts";

export interface ComboBoxProps extends FieldFrameProps {
  choices: readonly Choice[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** Set: the choices come from a search at the server, and this hears what is typed. */
  onSearch?: (typed: string) => void;
}

/** One of many choices, found by typing. */
export function ComboBox({ choices, value, onChange, onSearch, ...frame }: ComboBoxProps) {
  const t = useText(componentTexts);
  return (
    <AriaComboBox
      className={fieldColumn}
      {...(onSearch ? { items: choices } : { defaultItems: choices })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      {...(onSearch ? { onInputChange: onSearch } : {})}
      isInvalid={Boolean(frame.error)}
      isRequired={frame.required ?? false}
      validationBehavior="aria"
      menuTrigger="focus"
    >
      <FieldFrame {...frame}>
        <div className="relative">
          <Input className="field-box pr-10" />
          <Button className="absolute top-0 right-0 flex size-10 items-center justify-center">
            <Icon name="down" />
          </Button>
        </div>
      </FieldFrame>
      <Popover className="max-h-80 w-(--trigger-width) overflow-auto rounded-6 border border-line bg-white p-1 shadow-2">
        <ListBox<Choice>
          className="outline-none"
          renderEmptyState={() => <p className="px-3 py-2 text-sm text-ink-faint">{t.nothingFound}</p>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={optionClass}>
              <span>{choice.label}</span>
              {choice.hint && <span className="text-xs font-normal text-ink-faint">{choice.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
