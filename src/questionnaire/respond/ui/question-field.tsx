import { useText } from "../../../web/language.ts";
import type { AnswerValue } from "../../instrument/answer.ts";
import type { ItemId, Question } from "../../instrument/instrument.ts";
import { MatrixAnswer } from "./matrix-answer.tsx";
import { MultipleAnswer } from "./multiple-answer.tsx";
import { QuestionFrame } from "./question-frame.tsx";
import { respondTexts } from "./respond-texts.ts";
import { SingleAnswer } from "./single-answer.tsx";
import { TypedAnswer, useRange } from "./typed-answer.tsx";

interface Props {
  /** Of the element on the page; unique among the things of a repeated section. */
  id: string;
  question: Question;
  value: AnswerValue | undefined;
  onChange: (value: AnswerValue | null) => void;
  taken: ReadonlyMap<ItemId, string>;
  problem: string | null;
}

/** One question with its answer, whatever its kind. */
export function QuestionField({ id, question, value, onChange, taken, problem }: Props) {
  const hint = useHint(question);
  const own = { id, value, onChange };
  return (
    <QuestionFrame id={id} question={question} hint={hint} problem={problem}>
      {question.kind === "single" && <SingleAnswer {...own} question={question} taken={taken} />}
      {question.kind === "multiple" && <MultipleAnswer {...own} question={question} />}
      {question.kind === "matrix" && <MatrixAnswer {...own} question={question} />}
      {question.kind === "number" && <TypedAnswer {...own} question={question} />}
      {question.kind === "text" && <TypedAnswer {...own} question={question} />}
      {question.kind === "date" && <TypedAnswer {...own} question={question} />}
    </QuestionFrame>
  );
}

/** How to answer, where the looks do not say it. */
function useHint(question: Question): string | null {
  const t = useText(respondTexts);
  const range = useRange({ question: question.kind === "number" || question.kind === "date" ? question : textOnly });
  if (question.kind !== "multiple") return range;
  const { atMost, atLeast } = question;
  const limits = [atLeast && t.pickAtLeast(atLeast), atMost && t.pickAtMost(atMost)].filter(Boolean);
  return limits.length === 0 ? t.pickAny : limits.join("・");
}

const textOnly = { kind: "text", id: "none" as ItemId, label: { ja: "-" } } as const;
