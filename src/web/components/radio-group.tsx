import { RadioGroup as AriaRadioGroup, Radio } from "react-aria-components";
import { FieldFrame, type FieldFrameProps, fieldColumn } from "./field-frame.tsx";
import type { Choice } from "./select.tsx";

/** One of two to five choices, all in sight. */
export function RadioGroup(
  props: FieldFrameProps & { choices: readonly Choice[]; value: string | null; onChange: (value: string) => void },
) {
  const { choices, value, onChange, ...frame } = props;
  return (
    <AriaRadioGroup
      className={fieldColumn}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(frame.error)}
      isRequired={frame.required ?? false}
      validationBehavior="aria"
    >
      <FieldFrame {...frame}>
        <div className="flex flex-wrap gap-2">
          {choices.map((choice) => (
            <Radio
              key={choice.id}
              value={choice.id}
              className="group flex min-h-10 cursor-default items-center gap-2 rounded-6 border border-edge bg-white px-3 py-1 data-[selected]:border-accent data-[selected]:bg-accent-soft"
            >
              <span className="flex size-4 shrink-0 items-center justify-center rounded-full border-2 border-edge bg-white group-data-[selected]:border-accent">
                <span className="size-2 rounded-full group-data-[selected]:bg-accent" />
              </span>
              <span className="flex flex-col">
                {choice.label}
                {choice.hint && <span className="text-xs text-ink-faint">{choice.hint}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
