import { Button as AriaButton } from "react-aria-components";
import { useText } from "../language.ts";
import { classNames } from "./class-names.ts";
import { componentTexts } from "./texts.ts";

export interface Step {
  id: string;
  label: string;
  /** Shown below the label, e.g. how many fields are still open. */
  note?: string;
}

/** The steps of a long form; any step can be gone to directly. On a narrow screen a strip that scrolls. */
export function Stepper(props: { label: string; steps: readonly Step[]; current: string; onGo: (id: string) => void }) {
  const t = useText(componentTexts);
  const position = props.steps.findIndex((step) => step.id === props.current) + 1;
  return (
    <nav aria-label={props.label} className="flex flex-col gap-1">
      <p className="text-xs text-ink-faint">{t.step(position, props.steps.length)}</p>
      <ol className="flex gap-1 overflow-x-auto p-1">
        {props.steps.map((step, index) => (
          <li key={step.id} className="min-w-28 flex-1">
            <AriaButton
              onPress={() => props.onGo(step.id)}
              {...(step.id === props.current ? { "aria-current": "step" as const } : {})}
              className={classNames(
                "flex min-h-12 w-full flex-col items-start border-t-4 px-2 pt-1 text-left text-sm",
                index < position ? "border-accent" : "border-solid-gray-200",
                step.id === props.current && "bg-accent-soft font-bold",
              )}
            >
              <span>
                {index + 1}. {step.label}
              </span>
              {step.note && <span className="text-xs font-normal text-ink-soft">{step.note}</span>}
            </AriaButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
