import { useEffect, useState } from "react";
import { z } from "zod";

const Stored = z.object({ at: z.iso.datetime(), content: z.unknown() });

/**
 * What somebody has begun to fill in, kept in this browser with every change until it is saved or thrown away: a tablet that falls
 * asleep loses nothing.
 * @param key names person, hospital and form
 * @param shape what the content must be; a draft of an older version that does not fit is forgotten
 */
export function useDraft<T>(key: string, shape: z.ZodType<T>, empty: T) {
  const name = `sekisho.draft.${key}`;
  const [begun] = useState(() => read(name, shape));
  const [content, setContent] = useState<T>(begun?.content ?? empty);
  const [kept, setKept] = useState(begun !== null);
  useEffect(() => {
    if (kept) localStorage.setItem(name, JSON.stringify({ at: new Date().toISOString(), content }));
    else localStorage.removeItem(name);
  }, [name, kept, content]);
  return {
    content,
    change: (next: (before: T) => T) => {
      setKept(true);
      setContent(next);
    },
    /** When the draft found at the start was last changed; null when there was none. */
    begunAt: kept ? (begun?.at ?? null) : null,
    forget: () => {
      setKept(false);
      setContent(empty);
    },
  };
}

function read<T>(name: string, shape: z.ZodType<T>): { at: string; content: T } | null {
  try {
    const stored = Stored.parse(JSON.parse(localStorage.getItem(name) ?? ""));
    return { at: stored.at, content: shape.parse(stored.content) };
  } catch {
    return null;
  }
}
