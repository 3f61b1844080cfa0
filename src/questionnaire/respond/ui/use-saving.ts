import { useCallback, useEffect, useRef, useState } from "react";
import { CallRefused } from "../../../web/call.ts";
import type { Draft } from "./local-draft.ts";
import { forgetLocally, keepLocally } from "./local-draft.ts";

export type SavingState =
  | { is: "idle" }
  | { is: "saving" }
  | { is: "saved"; at: Date }
  /** Kept on this device, and sent again. */
  | { is: "unsaved" }
  /** Sending it again changes nothing: the round is over, or it was handed in elsewhere. */
  | { is: "refused"; error: Error };

/** So many milliseconds after the last change it is sent: short enough that nobody waits for it, long enough not to send every letter. */
const restMillis = 900;
const firstRetryMillis = 2_000;
const longestRetryMillis = 30_000;
const finalStatuses = [400, 404, 409, 410, 413, 422];

/**
 * Saves what is answered by itself. What the server does not have yet is kept in this browser, and goes from there as soon as it is
 * saved, so that a shared computer keeps nothing.
 */
export function useSaving(key: string, send: (draft: Draft) => Promise<unknown>) {
  const [state, setState] = useState<SavingState>({ is: "idle" });
  const waiting = useRef<Draft | null>(null);
  const sending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const retryMillis = useRef(firstRetryMillis);
  const latestSend = useRef(send);
  latestSend.current = send;

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const draft = waiting.current;
    if (!draft || sending.current) return;
    sending.current = true;
    setState({ is: "saving" });
    try {
      await latestSend.current(draft);
      retryMillis.current = firstRetryMillis;
      if (waiting.current === draft) {
        waiting.current = null;
        forgetLocally(key);
        setState({ is: "saved", at: new Date() });
      }
    } catch (error) {
      if (error instanceof CallRefused && finalStatuses.includes(error.status)) {
        waiting.current = null;
        setState({ is: "refused", error });
      } else {
        setState({ is: "unsaved" });
        timer.current = setTimeout(flush, retryMillis.current);
        retryMillis.current = Math.min(retryMillis.current * 2, longestRetryMillis);
        return;
      }
    } finally {
      sending.current = false;
    }
    if (waiting.current) timer.current = setTimeout(flush, restMillis);
  }, [key]);

  const push = useCallback(
    (draft: Draft) => {
      keepLocally(key, draft);
      waiting.current = draft;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, restMillis);
    },
    [key, flush],
  );

  /** Handed in: nothing is to be sent any more, and nothing stays here. */
  const finish = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    forgetLocally(key);
  }, [key]);

  useEffect(() => {
    const hidden = () => document.visibilityState === "hidden" && void flush();
    const online = () => void flush();
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("online", online);
      clearTimeout(timer.current);
    };
  }, [flush]);

  return { state, push, flush, finish };
}
