import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, CheckboxGroup as AriaCheckboxGroup } from "react-aria-components";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";
import { Icon } from "./icon.tsx";
import type { Choice } from "./select.tsx";

const box =
  "flex size-5 shrink-0 items-center justify-center rounded-4 border-2 border-edge bg-white group-data-[selected]:border-accent group-data-[selected]:bg-accent group-data-[indeterminate]:border-accent group-data-[indeterminate]:bg-accent group-data-[focus-visible]:outline-3 group-data-[focus-visible]:outline-black group-data-[focus-visible]:outline-offset-1";
const row =
  "group flex min-h-10 items-center gap-2 data-[focus-visible]:shadow-none data-[focus-visible]:outline-none data-[disabled]:text-ink-faint";

function Box() {
  return (
    <span className={box}>
      <Icon name="check" place="hidden text-white group-data-[selected]:block group-data-[indeterminate]:hidden" />
      <span className="hidden h-0.5 w-2.5 bg-white group-data-[indeterminate]:block" />
    </span>
  );
}

/** Yes or no. Without children, `label` is read out only. */
export function Checkbox(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  mixed?: boolean;
  disabled?: boolean;
  label?: string;
  children?: ReactNode;
}) {
  return (
    <AriaCheckbox
      className={row}
      isSelected={props.checked}
      isIndeterminate={props.mixed ?? false}
      isDisabled={props.disabled ?? false}
      onChange={props.onChange}
      {...(props.label ? { "aria-label": props.label } : {})}
    >
      <Box />
      {props.children}
    </AriaCheckbox>
  );
}

/** Any number of a few choices. */
export function CheckboxGroup(
  props: FieldFrameProps & {
    choices: readonly Choice[];
    value: readonly string[];
    onChange: (value: string[]) => void;
  },
) {
  const { choices, value, onChange, ...frame } = props;
  return (
    <AriaCheckboxGroup
      className={fieldColumn}
      value={[...value]}
      onChange={onChange}
      isInvalid={Boolean(frame.error)}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <div className="flex flex-wrap gap-x-5">
          {choices.map((choice) => (
            <AriaCheckbox key={choice.id} value={choice.id} className={row}>
              <Box />
              {choice.label}
            </AriaCheckbox>
          ))}
        </div>
      </FieldFrame>
    </AriaCheckboxGroup>
  );
}
