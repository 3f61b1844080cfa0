import { Radio, RadioGroup } from "react-aria-components";
import { Button } from "../../../web/components/button.tsx";
import { useText } from "../../../web/language.ts";
import type { AnswerValue } from "../../instrument/answer.ts";
import type { ItemId, Question } from "../../instrument/instrument.ts";
import { isRefused, pickedOf, withPicked, withWords, wordsOf } from "../answering.ts";
import { choiceRow, radioCore, radioDot } from "./choice-row.ts";
import { partsOf } from "./question-frame.tsx";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";
import { WordsField } from "./words-field.tsx";

/** Beside the ids of options, which begin with a letter or figure. */
const refusing = ".refused";

export interface AnswerProps<Kind extends Question["kind"]> {
  id: string;
  question: Extract<Question, { kind: Kind }>;
  value: AnswerValue | undefined;
  onChange: (value: AnswerValue | null) => void;
}

/** One of some options. `taken`: options given to another place of the same ranking, with the name of that place. */
export function SingleAnswer(props: AnswerProps<"single"> & { taken: ReadonlyMap<ItemId, string> }) {
  const { id, question, value, onChange, taken } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const parts = partsOf(id);
  const [picked] = pickedOf(value);
  const chosen = isRefused(value) ? refusing : (picked ?? null);
  const option = question.options.find((one) => one.id === picked);
  const change = (next: string) => {
    const now = question.options.find((one) => one.id === next);
    onChange(now ? withPicked(question, value, [now.id]) : { refused: true });
  };
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        aria-labelledby={parts.label}
        aria-describedby={parts.told}
        value={chosen}
        onChange={change}
        className={question.scale ? scaleLook : "flex flex-col gap-2"}
      >
        {question.options
          .filter(({ notOffered }) => !notOffered)
          .map((one) => (
            <Radio key={one.id} value={one.id} isDisabled={taken.has(one.id)} className={choiceRow}>
              <Dot />
              <span className="flex min-w-0 flex-col">
                {word(one.label)}
                {taken.has(one.id) && <span className="text-xs">{t.takenBy(taken.get(one.id) ?? "")}</span>}
              </span>
            </Radio>
          ))}
        {question.mayRefuse && (
          <Radio value={refusing} className={`${choiceRow} text-ink-soft`}>
            <Dot />
            {t.refuse}
          </Radio>
        )}
      </RadioGroup>
      {option?.other && (
        <WordsField
          option={word(option.label)}
          value={wordsOf(value)[option.id] ?? ""}
          onChange={(text) => onChange(withWords(value, option.id, text))}
        />
      )}
      {chosen !== null && !question.required && (
        <div className="-mb-2 self-end">
          <Button look="quiet" onPress={() => onChange(null)}>
            {t.clear}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Steps of a scale stand side by side where there is room, as they do on paper. */
const scaleLook = "grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))]";

const Dot = () => (
  <span className={radioDot}>
    <span className={radioCore} />
  </span>
);
