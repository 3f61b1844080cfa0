import { useCallback, useEffect, useState } from "react";

/** Where one is in a hospital. Kept in memory only: addresses and titles end up in the browser's history, in the clear. */
export type View =
  | { at: "home" }
  | { at: "sheets" }
  | { at: "sheet"; sheetId: string }
  | { at: "targets" }
  | { at: "connections" }
  | { at: "connection"; id: string }
  | { at: "notes" }
  | { at: "conflicts" }
  | { at: "device" };

/** Views with a way back by the browser's or the tablet's own button: its history holds only how deep one is. */
export function useViews() {
  const [views, setViews] = useState<readonly View[]>([{ at: "home" }]);
  const view = views.at(-1) ?? { at: "home" };

  const go = useCallback((next: View) => {
    window.scrollTo(0, 0);
    setViews((before) => {
      history.pushState({ depth: before.length }, "");
      return [...before, next];
    });
  }, []);
  useEffect(() => {
    const back = (event: PopStateEvent) => {
      const depth = Number((event.state as { depth?: number } | null)?.depth ?? 0);
      setViews((before) => before.slice(0, depth + 1));
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  return { view, go, back: () => history.back() };
}
