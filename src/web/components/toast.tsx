import { useEffect, useSyncExternalStore } from "react";
import { useText } from "../language.ts";
import { Button, IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { componentTexts } from "./texts.ts";

interface Toast {
  id: number;
  message: string;
  tone: "done" | "failed";
  undo?: (() => Promise<unknown>) | undefined;
}

/** Long enough to read the message, find the button and press it, also with a screen reader. Milliseconds. */
const shownFor = { plain: 6_000, withUndo: 15_000 };
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}
const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id));

/** Says what was done, with the way back: `undo` is offered instead of asking beforehand. */
export function showToast(message: string, undo?: () => Promise<unknown>): void {
  lastId += 1;
  change([...toasts.slice(-2), { id: lastId, message, tone: "done", undo }]);
}

/** Says what went wrong where no form or page shows it. */
export function showFailure(error: Error): void {
  lastId += 1;
  change([...toasts.slice(-2), { id: lastId, message: error.message, tone: "failed" }]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where toasts appear; once in the shell. */
export function Toasts() {
  const t = useText(componentTexts);
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section
      aria-live="polite"
      aria-label={t.notices}
      className="no-print pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-4 desk:bottom-6"
    >
      {shown.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const t = useText(componentTexts);
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), toast.undo ? shownFor.withUndo : shownFor.plain);
    return () => clearTimeout(timer);
  }, [toast]);
  const undo = () => {
    dismiss(toast.id);
    toast.undo?.().then(() => showToast(t.undone), showFailure);
  };
  return (
    <div
      role={toast.tone === "failed" ? "alert" : undefined}
      className="pointer-events-auto flex min-h-12 items-center gap-3 rounded-8 border-l-4 border-accent bg-ink pl-4 text-sm text-white shadow-4"
    >
      <span>
        {toast.tone === "failed" && "✕ "}
        {toast.message}
      </span>
      {toast.undo && (
        <Button look="quiet" place="!text-white underline hover:!bg-solid-gray-700" onPress={undo}>
          {t.undo}
        </Button>
      )}
      <IconButton label={t.close} place="!text-white hover:!bg-solid-gray-700" onPress={() => dismiss(toast.id)}>
        <Icon name="close" />
      </IconButton>
    </div>
  );
}
