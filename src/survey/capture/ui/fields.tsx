import { type ReactNode, useId } from "react";
import { classNames } from "../../../web/components/class-names.ts";
import { PersonalHint } from "../../../web/components/personal-hint.tsx";

/**
 * Fields for a finger. Native ones: a tablet brings its own keyboard, calendar and dictation. Nothing typed here may be remembered by the
 * browser, not even to restore a tab: that would lie in the clear.
 */
const box = "w-full rounded-6 border border-edge bg-white px-3 text-base";
const unremembered = { autoComplete: "off", autoCorrect: "off", spellCheck: false } as const;

interface FieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

export function TextLine(props: FieldProps & { type?: "text" | "password" | "search"; maxLength?: number }) {
  const id = useId();
  return (
    <Labelled id={id} {...props}>
      <input
        id={id}
        type={props.type ?? "text"}
        className={`${box} min-h-12`}
        value={props.value}
        maxLength={props.maxLength ?? 500}
        onChange={(event) => props.onChange(event.target.value)}
        {...unremembered}
        {...(props.hint ? { "aria-describedby": `${id}-hint` } : {})}
      />
    </Labelled>
  );
}

export function TextBlock(props: FieldProps) {
  const id = useId();
  return (
    <Labelled id={id} {...props}>
      <textarea
        id={id}
        rows={3}
        className={`${box} py-2`}
        value={props.value}
        maxLength={2000}
        onChange={(event) => props.onChange(event.target.value)}
        {...unremembered}
        {...(props.hint ? { "aria-describedby": `${id}-hint` } : {})}
      />
      <PersonalHint text={props.value} />
    </Labelled>
  );
}

export function DayLine(props: FieldProps) {
  const id = useId();
  return (
    <Labelled id={id} {...props}>
      <input
        id={id}
        type="date"
        className={`${box} min-h-12 max-w-56`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...unremembered}
      />
    </Labelled>
  );
}

export function Pick(props: FieldProps & { choices: readonly { id: string; label: string }[]; empty: string }) {
  const id = useId();
  return (
    <Labelled id={id} {...props}>
      <select
        id={id}
        className={`${box} min-h-12`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...unremembered}
      >
        <option value="">{props.empty}</option>
        {props.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function Tick(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex min-h-12 items-center gap-3 text-base">
      <input
        type="checkbox"
        className="size-6 accent-(--color-accent)"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        {...unremembered}
      />
      {props.label}
    </label>
  );
}

/** A few choices as large buttons, one of them pressed. */
export function Marks<Id extends string>(props: {
  label: string;
  hideLabel?: boolean;
  /** Beside a field that matters more. */
  quiet?: boolean;
  choices: readonly { id: Id; label: string; name?: string }[];
  value: Id | null;
  onChange: (value: Id) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className={props.hideLabel ? "sr-only" : "mb-1 text-sm font-bold"}>{props.label}</legend>
      <div className="flex flex-wrap gap-2">
        {props.choices.map((choice) => (
          <label
            key={choice.id}
            className={classNames(
              "flex min-h-12 min-w-16 cursor-pointer items-center justify-center rounded-6 px-3 has-focus-visible:outline-3 has-focus-visible:outline-black",
              props.quiet ? "border text-sm" : "border-2 text-base font-bold",
              props.value === choice.id ? "border-accent bg-accent text-white" : "border-edge bg-white",
            )}
          >
            <input
              type="radio"
              className="sr-only"
              name={name}
              aria-label={choice.name ?? choice.label}
              checked={props.value === choice.id}
              onChange={() => props.onChange(choice.id)}
              {...unremembered}
            />
            <span aria-hidden={choice.name ? true : undefined}>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Labelled({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex w-full flex-col gap-1">
      <label htmlFor={id} className="text-sm font-bold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-faint">
          {hint}
        </p>
      )}
      {children}
    </div>
  );
}

/** Everything that is typed stands in one: with `off` no browser writes what its fields hold into what it keeps of a tab. */
export function QuietForm({ onSubmit, children }: { onSubmit?: () => void; children: ReactNode }) {
  return (
    <form
      autoComplete="off"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      {children}
    </form>
  );
}
