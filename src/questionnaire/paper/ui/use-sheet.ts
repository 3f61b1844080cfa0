import { useState } from "react";
import type { Answers } from "../../instrument/answer.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import { type EntryRefusal, type EntryStep, entrySteps, keyIn, sheetOf } from "../sheet-entry.ts";

type Texts = Readonly<Record<string, string>>;

/** A sheet while it is typed: what stands in the fields, what of it was read, and what it comes to. Fields go by the key of their step. */
export function useSheet(instrument: Instrument) {
  const [answers, setAnswers] = useState<Answers>({ values: {} });
  const [typed, setTyped] = useState<Texts>({});
  const [read, setRead] = useState<Texts>({});
  const [refused, setRefused] = useState<{ key: string; why: EntryRefusal } | null>(null);
  const steps = entrySteps(instrument, answers);

  /** Takes what stands in the field. @returns the key of the field that comes next; null: the last was read; undefined: refused */
  function take(step: EntryStep): string | null | undefined {
    const text = typed[step.key] ?? "";
    const next = keyIn(instrument, answers, step, text);
    if (!next.ok) {
      setRefused({ key: step.key, why: next.error });
      return undefined;
    }
    setRefused(null);
    setAnswers(next.value);
    setRead({ ...read, [step.key]: text });
    // Where one more thing was asked for, its first field stands now where the question for it stood.
    const after = entrySteps(instrument, next.value);
    const index = steps.findIndex(({ key }) => key === step.key);
    return after[after[index]?.key === step.key ? index + 1 : index]?.key ?? null;
  }

  return {
    steps,
    answers,
    sheet: () => sheetOf(instrument, answers),
    textOf: (key: string) => typed[key] ?? "",
    isRead: (key: string) => read[key] !== undefined && read[key] === typed[key],
    refusalOf: (key: string) => (refused?.key === key ? refused.why : null),
    type: (key: string, text: string) => setTyped({ ...typed, [key]: text }),
    take,
  };
}
