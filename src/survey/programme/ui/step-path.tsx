import { ShapeMark } from "../../../web/components/chip.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { useLabel, useText } from "../../../web/language.ts";
import type { SurveyView } from "../route-contracts.ts";
import { rank } from "../state.ts";
import { stateWords } from "../words.ts";
import { surveyTexts } from "./survey-texts.ts";

/** All steps from top to bottom: done with their day, the present one, and what is ahead with its term. */
export function StepPath({ survey }: { survey: SurveyView }) {
  const t = useText(surveyTexts);
  const label = useLabel();
  const at = rank(survey.state);
  return (
    <ol className="flex flex-col text-sm">
      {survey.path.map(({ state, name, reachedOn, dueOn }) => {
        const here = state === survey.state;
        const done = at >= 0 && rank(state) <= at;
        const next = survey.next?.to === state;
        const shape = here ? "tick" : done ? "dot" : next ? "ring" : "dash";
        return (
          <li
            key={state}
            aria-current={here ? "step" : undefined}
            className={classNames(
              "flex min-h-10 items-center gap-3 border-line not-first:border-t",
              here && "font-bold",
              !done && !next && "text-ink-faint",
            )}
          >
            <span className={here ? "text-good" : next ? "text-accent" : "text-ink-faint"}>
              <ShapeMark shape={shape} />
            </span>
            <span className="flex-1">{label(name ?? stateWords[state])}</span>
            <span className="text-xs font-normal text-ink-soft">
              {here && `${t.here} `}
              {reachedOn ?? (dueOn ? t.dueOn(dueOn) : "")}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
