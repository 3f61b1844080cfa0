import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** Quiet time after a change until it is saved by itself: not with every key. Whoever turns to another window is not waited for. */
const quietMs = 3000;

/**
 * What is filled in, kept by the server with every pause, so that nothing of it stays in a browser that may be anybody's.
 * @param scope names the form: its saves go out one after the other, an older draft must not arrive last
 * @param save sends the form as it is at that moment
 */
export function useQuietSave<Saved>(scope: string, save: () => Promise<Saved>) {
  const [changes, setChanges] = useState(0);
  const [savedUpTo, setSavedUpTo] = useState(0);
  const { mutate, data, error, isPending } = useMutation({
    scope: { id: scope },
    mutationFn: (_upTo: number) => save(),
    onSuccess: (_, upTo) => setSavedUpTo(upTo),
  });
  const unsaved = changes > savedUpTo;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change starts the wait again; what is sent is the form of that moment
  useEffect(() => {
    if (!unsaved) return;
    const timer = setTimeout(() => mutate(changes), quietMs);
    const left = () => document.hidden && mutate(changes);
    document.addEventListener("visibilitychange", left);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", left);
    };
  }, [changes, unsaved]);
  return {
    changed: () => setChanges((before) => before + 1),
    saveNow: () => mutate(changes),
    /** Stops the wait: what is handed in needs no saving. */
    settle: () => setSavedUpTo(changes),
    saving: isPending,
    saved: data,
    error,
  };
}
