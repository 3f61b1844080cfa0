import { Button } from "../../../web/components/button.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { Notice } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import type { InstrumentProblem } from "../../instrument/instrument-problem.ts";
import { designTexts } from "./design-texts.ts";
import { type Item, placeItem } from "./item.ts";

/** What is wrong with what is being edited, beside its fields. */
export function OwnProblems({ problems }: { problems: readonly InstrumentProblem[] }) {
  const label = useLabel();
  if (problems.length === 0) return null;
  const isWrong = problems.some(({ weight }) => weight === "error");
  return (
    <Notice tone={isWrong ? "alert" : "attention"}>
      <ul>
        {problems.map(({ message }) => (
          <li key={message.ja}>{label(message)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** All there is to correct before the edition can be fixed; each leads to its place. */
export function ProblemList(props: {
  draft: Instrument;
  problems: readonly InstrumentProblem[];
  onOpen: (item: Item) => void;
}) {
  const t = useText(designTexts);
  const label = useLabel();
  const { problems, draft, onOpen } = props;
  if (problems.length === 0) return <p className="text-sm text-good">✓ {t.noProblems}</p>;
  return (
    <details className="rounded-8 border border-line bg-white text-sm">
      <summary className="min-h-10 cursor-pointer px-3 py-2 font-bold">{t.problems(problems.length)}</summary>
      <ul className="flex max-h-64 flex-col overflow-auto border-t border-line">
        {problems.map((problem) => {
          const item = placeItem(problem.place, draft) ?? { is: "title" };
          return (
            <li key={`${problem.place} ${problem.message.ja}`} className="border-b border-line">
              <Button
                look="quiet"
                place="w-full !justify-start !whitespace-normal !text-left !font-normal"
                onPress={() => onOpen(item)}
              >
                <span className={classNames("shrink-0", problem.weight === "error" ? "text-alert" : "text-attention")}>
                  {problem.weight === "error" ? `✕ ${t.error}` : `△ ${t.caution}`}
                </span>
                <span>
                  {problem.place && <span className="mr-2 text-ink-soft">{problem.place}</span>}
                  {label(problem.message)}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
