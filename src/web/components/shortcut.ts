import { useEffect, useRef } from "react";

const typing = "input, textarea, select, [contenteditable], [role='listbox'], [role='menu'], [role='dialog']";

/** Is this key meant for a field or an open menu rather than for the page? */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null;

/** Calls `act` when a key is pressed anywhere on the page outside of fields and menus. `act` returns false to let the key through. */
export function useShortcut(keys: readonly string[], act: (key: string) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  const wanted = keys.join(" ");
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (!wanted.split(" ").includes(event.key) || isTyping(event.target)) return;
      if (latest.current(event.key)) event.preventDefault();
    }
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [wanted]);
}
