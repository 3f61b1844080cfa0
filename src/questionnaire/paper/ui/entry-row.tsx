import { useText } from "../../../web/language.ts";
import { useWording } from "../../respond/ui/wording.ts";
import type { EntryStep } from "../sheet-entry.ts";
import { codesOf } from "./codes-of.ts";
import { entryTexts } from "./entry-texts.ts";

/** Of the input of a step; keys hold slashes, which ids may. */
export const inputOf = (key: string): string => `entry-${key}`;

/** One line: what is asked, the codes it may have, where they are typed, and how they were understood. */
export function EntryRow(props: {
  step: EntryStep;
  text: string;
  /** What the text means; null: not typed yet. */
  meaning: string | null;
  problem: string | null;
  onType: (text: string) => void;
  onEnter: () => void;
  onLeave: () => void;
  onMove: (by: -1 | 1) => void;
}) {
  const { step, text, meaning, problem, onType, onEnter, onLeave, onMove } = props;
  const t = useText(entryTexts);
  const word = useWording();
  const id = inputOf(step.key);
  const isWide = step.is === "question" && step.question.kind === "text";
  return (
    <li className="grid items-start gap-x-4 gap-y-1 border-line px-4 py-2 not-first:border-t lg:grid-cols-[minmax(0,1fr)_16rem_14rem]">
      <div className="min-w-0">
        <label htmlFor={id} className="font-bold">
          {step.is !== "more" && <span className="mr-2 font-normal text-ink-faint">{step.question.id}</span>}
          {labelOf()}
        </label>
        <p id={`${id}-codes`} className="text-sm text-ink-soft">
          {codesOf(step, word, t).join("　")}
        </p>
      </div>
      <div>
        <input
          id={id}
          className={isWide ? "field-box scroll-my-24" : "field-box max-w-40 scroll-my-24"}
          value={text}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-codes ${id}-problem`}
          onChange={(event) => onType(event.target.value)}
          onBlur={onLeave}
          onKeyDown={(event) => {
            // Enter that ends a conversion to kanji belongs to the input method.
            if (event.nativeEvent.isComposing) return;
            const move = { ArrowUp: -1, ArrowDown: 1 }[event.key];
            if (event.key === "Enter") onEnter();
            else if (move === -1 || move === 1) onMove(move);
            else return;
            event.preventDefault();
          }}
        />
        <p id={`${id}-problem`} role="alert" className="text-sm text-alert empty:hidden">
          {problem && `✕ ${problem}`}
        </p>
      </div>
      <p className="min-w-0 pt-2 break-words text-sm text-ink-soft">{meaning}</p>
    </li>
  );

  function labelOf(): string {
    const of = word(step.section.repeats?.of ?? step.section.label);
    if (step.is === "more") return t.more(of);
    const label = word(step.question.label);
    const named = step.is === "row" ? t.column(label, word(step.row.label)) : label;
    return step.spot.thing === null ? named : t.ofThing(of, step.spot.thing + 1, named);
  }
}
