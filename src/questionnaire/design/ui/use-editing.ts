import { useEffect, useRef, useState } from "react";
import { CallRefused, call } from "../../../web/call.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import { shapeProblems } from "../draft-problems.ts";
import { type InstrumentView, saveInstrument } from "../route-contracts.ts";
import type { Edition } from "./instrument-queries.ts";

/** After the last change; short enough that nobody waits, long enough that a sentence is one save. Milliseconds. */
const pauseBeforeSaving = 1200;
/** Steps that can be taken back. */
const mostSteps = 200;

export type SavingState =
  | { is: "saved"; at: string }
  | { is: "waiting" }
  | { is: "saving" }
  /** It cannot be saved as it is: something is empty. */
  | { is: "incomplete" }
  /** Somebody else saved or fixed it first: nothing of ours is saved any more. */
  | { is: "overtaken"; message: string }
  | { is: "failed"; message: string };

export interface Editing {
  draft: Instrument;
  /** @param field changes of the same field, one after the other, are one step back */
  change: (next: Instrument, field?: string) => void;
  /** Null: nothing to take back. */
  undo: (() => void) | null;
  saving: SavingState;
  /** Saves what is not saved yet. @returns the version that is kept now; null: it could not be saved */
  save: () => Promise<number | null>;
}

/** A draft that is worked on: what was done can be taken back, and it saves itself. */
export function useEditing(edition: Edition, view: InstrumentView): Editing {
  const [draft, setDraft] = useState(view.document);
  const [past, setPast] = useState<{ document: Instrument; field: string | null }[]>([]);
  const [saving, setSaving] = useState<SavingState>({ is: "saved", at: view.changedAt });
  const kept = useRef({ document: view.document, version: view.version });
  const latest = useRef(draft);
  const running = useRef<Promise<number | null> | null>(null);
  const overtaken = useRef(false);

  function change(next: Instrument, field: string | null = null) {
    setPast((steps) => {
      const goesOn = field !== null && steps.at(-1)?.field === field;
      return goesOn ? steps : [...steps.slice(1 - mostSteps), { document: latest.current, field }];
    });
    show(next);
  }
  function show(next: Instrument) {
    latest.current = next;
    setDraft(next);
  }
  function undo() {
    const step = past.at(-1);
    if (!step) return;
    setPast(past.slice(0, -1));
    show(step.document);
  }

  function save(): Promise<number | null> {
    running.current ??= keep().finally(() => {
      running.current = null;
    });
    return running.current;
  }
  async function keep(): Promise<number | null> {
    if (overtaken.current) return null;
    while (latest.current !== kept.current.document) {
      const document = latest.current;
      if (shapeProblems(document).length > 0) {
        setSaving({ is: "incomplete" });
        return null;
      }
      setSaving({ is: "saving" });
      try {
        const body = { version: kept.current.version, document };
        const saved = await call(saveInstrument, { params: { ...edition }, body });
        kept.current = { document, version: saved.version };
        setSaving({ is: "saved", at: saved.changedAt });
      } catch (error) {
        overtaken.current = error instanceof CallRefused && [404, 409].includes(error.status);
        const message = error instanceof Error ? error.message : String(error);
        setSaving({ is: overtaken.current ? "overtaken" : "failed", message });
        return null;
      }
    }
    return kept.current.version;
  }

  const saveLatest = useRef(save);
  saveLatest.current = save;
  useEffect(() => {
    if (overtaken.current || draft === kept.current.document) return;
    setSaving({ is: "waiting" });
    const timer = setTimeout(() => saveLatest.current(), pauseBeforeSaving);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== kept.current.document) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      void saveLatest.current();
    };
  }, []);

  return { draft, change, undo: past.length > 0 ? undo : null, saving, save };
}
