import type { ReactNode } from "react";
import { ProgressBar as AriaProgressBar } from "react-aria-components";
import { CallRefused } from "../call.ts";
import { useText } from "../language.ts";
import { Button } from "./button.tsx";
import { ShapeMark } from "./chip.tsx";
import { classNames } from "./class-names.ts";
import { componentTexts } from "./texts.ts";

/** Shown while something is fetched; appears only after a moment so that quick answers do not flicker. */
export function Loading() {
  const t = useText(componentTexts);
  return (
    <p role="status" className="animate-[appear_0s_0.3s_both] p-6 text-ink-faint">
      {t.loading}
    </p>
  );
}

/** What went wrong, in the server's words, and the way on. */
export function LoadFailed({ error, retry }: { error: Error; retry: () => void }) {
  const t = useText(componentTexts);
  return (
    <div role="alert" className="flex flex-col items-start gap-3 rounded-8 border border-line bg-white p-6">
      <p className="font-bold">{t.loadFailed}</p>
      <p>{error.message}</p>
      <Button onPress={retry}>{t.retry}</Button>
    </div>
  );
}

/** An empty place that says what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-8 border border-dashed border-edge bg-white p-6">
      <p className="font-bold">{title}</p>
      {children}
    </div>
  );
}

/** A message that belongs to a form or page: a refusal, a warning, a result. */
export function Notice(props: { tone: "neutral" | "good" | "attention" | "alert"; children: ReactNode }) {
  const looks = {
    neutral: ["border-edge bg-white", "dot"],
    good: ["border-good bg-good-soft", "tick"],
    attention: ["border-attention bg-attention-soft", "triangle"],
    alert: ["border-alert bg-alert-soft", "triangleFilled"],
  } as const;
  const [look, shape] = looks[props.tone];
  return (
    <div
      role={props.tone === "alert" ? "alert" : "status"}
      className={classNames("flex items-baseline gap-2 rounded-6 border-l-4 px-4 py-2.5 text-sm", look)}
    >
      <ShapeMark shape={shape} />
      <div className="min-w-0 flex-1">{props.children}</div>
    </div>
  );
}

/** The refusal of a mutation, with its place; nothing while there is none. */
export function Refusal({ error }: { error: Error | null }) {
  if (!error) return null;
  const place = error instanceof CallRefused ? error.place : null;
  return (
    <Notice tone="alert">
      {error.message}
      {place && <span className="ml-2 text-ink-soft">({place})</span>}
    </Notice>
  );
}

/** Long work. `value` from 0 to 1, or null while nobody knows how long it takes. */
export function ProgressBar({ label, value }: { label: string; value: number | null }) {
  return (
    <AriaProgressBar
      value={(value ?? 0) * 100}
      isIndeterminate={value === null}
      className="flex w-full flex-col gap-1 text-sm"
      aria-label={label}
    >
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between">
            <span>{label}</span>
            <span>{value === null ? "" : valueText}</span>
          </span>
          <span className="h-2 overflow-hidden rounded-full bg-solid-gray-100">
            <span
              className={classNames("block h-full bg-accent", value === null && "w-1/3 animate-pulse")}
              style={value === null ? {} : { width: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
