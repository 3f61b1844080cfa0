import type { Option, Wording } from "../../instrument/instrument.ts";
import { printedOptions } from "../option-code.ts";
import type { EntryStep } from "../sheet-entry.ts";

interface Words {
  moreYes: string;
  moreNo: string;
  declineCode: string;
  zero: string;
  dateExample: string;
}

/** What may be typed at a step, as it is printed beside the boxes. */
export function codesOf(step: EntryStep, word: (wording: Wording) => string, t: Words): string[] {
  if (step.is === "more") return [t.moreYes, t.moreNo];
  const { question } = step;
  const declined = question.mayRefuse ? [t.declineCode] : [];
  const numbered = (options: Option[]) => options.map(({ label }, index) => `${index + 1} ${word(label)}`);
  switch (question.kind) {
    case "single":
    case "multiple":
    case "matrix":
      return [...numbered(printedOptions(question)), ...declined];
    case "number":
      return [...(question.unit ? [word(question.unit)] : []), t.zero, ...declined];
    case "date":
      return [t.dateExample, ...declined];
    case "text":
      return declined;
  }
}
