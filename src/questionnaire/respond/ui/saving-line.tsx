import { useText } from "../../../web/language.ts";
import { respondTexts } from "./respond-texts.ts";
import type { SavingState } from "./use-saving.ts";

/** Whether what is typed is safe, in one line. */
export function SavingLine({ state }: { state: SavingState }) {
  const t = useText(respondTexts);
  return (
    <p role="status" className={state.is === "unsaved" ? "text-sm text-attention" : "text-sm text-ink-soft"}>
      {state.is === "saving" && t.saving}
      {state.is === "saved" && t.saved(clock.format(state.at))}
      {state.is === "unsaved" && t.unsaved}
      {state.is === "refused" && state.error.message}
    </p>
  );
}

const clock = new Intl.DateTimeFormat("ja-JP", { hour: "2-digit", minute: "2-digit", hour12: false });
