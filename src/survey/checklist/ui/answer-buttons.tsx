import { classNames } from "../../../web/components/class-names.ts";
import { useText } from "../../../web/language.ts";
import { Answer } from "../contract.ts";
import { sheetTexts } from "./sheet-texts.ts";

/** One sign an answer, as the sheets print them; the word stands below, so that no sign has to be known. */
export const answerMarks: Record<Answer, string> = { yes: "○", no: "×", unknown: "？", not_applicable: "－" };

const chosen: Record<Answer, string> = {
  yes: "border-good bg-good-soft text-good",
  no: "border-alert bg-alert-soft text-alert",
  unknown: "border-attention bg-attention-soft text-attention",
  not_applicable: "border-edge bg-solid-gray-100 text-ink",
};

/** The four answers as big targets for a finger. */
export function AnswerButtons(props: {
  item: string;
  value: Answer | null;
  disabled: boolean;
  onAnswer: (answer: Answer) => void;
}) {
  const t = useText(sheetTexts);
  const { item, value, disabled, onAnswer } = props;
  return (
    <fieldset className="grid grid-cols-4 gap-1.5" disabled={disabled}>
      <legend className="sr-only">{t.answer(item)}</legend>
      {Answer.options.map((answer) => (
        <button
          key={answer}
          type="button"
          aria-pressed={value === answer}
          onClick={() => onAnswer(answer)}
          className={classNames(
            "flex min-h-14 min-w-16 flex-col items-center justify-center rounded-6 border-2 px-1 leading-tight",
            value === answer ? chosen[answer] : "border-line bg-white text-ink-soft hover:bg-accent-soft",
          )}
        >
          <span className="text-xl font-bold" aria-hidden="true">
            {answerMarks[answer]}
          </span>
          <span className="text-xs">{t.answers[answer]}</span>
        </button>
      ))}
    </fieldset>
  );
}
