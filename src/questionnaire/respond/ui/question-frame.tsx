import type { ReactNode } from "react";
import { useText } from "../../../web/language.ts";
import type { Question } from "../../instrument/instrument.ts";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

export interface QuestionParts {
  /** Of the words that ask. */
  label: string;
  /** Of hint and message, for what is filled in. */
  told: string;
}

/** Ids of the words around a question, so that what is filled in is named and described by them. */
export const partsOf = (id: string): QuestionParts => ({ label: `${id}-label`, told: `${id}-told` });

/** What is asked, how to answer, the answer, and what is wrong with it: the same around every kind of question. */
export function QuestionFrame(props: {
  id: string;
  question: Question;
  hint: string | null;
  problem: string | null;
  children: ReactNode;
}) {
  const { id, question, hint, problem } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const parts = partsOf(id);
  return (
    <div
      id={id}
      className="flex scroll-mt-20 flex-col gap-3 rounded-8 border border-line bg-white p-4 data-[wrong]:border-alert"
      data-question={question.id}
      data-wrong={problem ? "" : undefined}
    >
      <div className="flex flex-col gap-1">
        <h3 id={parts.label} className="text-base leading-7 font-bold">
          <span className="mr-2 font-normal text-ink-faint">{question.id}</span>
          {word(question.text ?? question.label)}
          {question.required && <span className="ml-2 text-xs font-normal text-alert">{t.required}</span>}
        </h3>
        {question.help && <p className="text-sm text-ink-soft">{word(question.help)}</p>}
        <div id={parts.told} className="flex flex-col text-sm">
          {hint && <span className="text-ink-faint">{hint}</span>}
          {problem && (
            <span role="alert" className="font-bold text-alert">
              ✕ {problem}
            </span>
          )}
        </div>
      </div>
      {props.children}
    </div>
  );
}
