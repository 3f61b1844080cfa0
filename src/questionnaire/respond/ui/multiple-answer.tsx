import { Checkbox, CheckboxGroup } from "react-aria-components";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import { isRefused, pickedOf, toggled, withWords, wordsOf } from "../answering.ts";
import { choiceRow } from "./choice-row.ts";
import { partsOf } from "./question-frame.tsx";
import { RefuseBox } from "./refuse-box.tsx";
import { respondTexts } from "./respond-texts.ts";
import type { AnswerProps } from "./single-answer.tsx";
import { useWording } from "./wording.ts";
import { WordsField } from "./words-field.tsx";

/** Any number of options, or so many; an exclusive one stands alone. */
export function MultipleAnswer({ id, question, value, onChange }: AnswerProps<"multiple">) {
  const t = useText(respondTexts);
  const word = useWording();
  const parts = partsOf(id);
  const picked = pickedOf(value);
  const options = question.options.filter(({ notOffered }) => !notOffered);
  const exclusive = options.filter((option) => option.exclusive).map((option) => option.id);
  const full = question.atMost !== undefined && picked.length >= question.atMost && picked.length > 0;
  const press = (next: string[]) => {
    const moved = options.find(({ id: one }) => next.includes(one) !== picked.includes(one));
    if (moved) onChange(toggled(question, isRefused(value) ? undefined : value, moved.id));
  };
  return (
    <div className="flex flex-col gap-2">
      <CheckboxGroup
        aria-labelledby={parts.label}
        aria-describedby={parts.told}
        value={picked}
        onChange={press}
        className="flex flex-col gap-2"
      >
        {options.map((option) => (
          <div key={option.id} className="flex flex-col gap-2">
            <Checkbox
              value={option.id}
              isDisabled={full && !picked.includes(option.id) && !exclusive.includes(option.id)}
              className={choiceRow}
            >
              <span className="flex size-5 shrink-0 items-center justify-center rounded-4 border-2 border-edge bg-white group-data-[selected]:border-accent group-data-[selected]:bg-accent">
                <Icon name="check" place="hidden text-white group-data-[selected]:block" />
              </span>
              {word(option.label)}
            </Checkbox>
            {option.other && picked.includes(option.id) && (
              <WordsField
                option={word(option.label)}
                value={wordsOf(value)[option.id] ?? ""}
                onChange={(text) => onChange(withWords(value, option.id, text))}
              />
            )}
          </div>
        ))}
      </CheckboxGroup>
      {full && question.atMost !== undefined && (
        <p className="text-sm text-ink-soft">{t.pickedFull(question.atMost)}</p>
      )}
      {question.mayRefuse && <RefuseBox value={value} onChange={onChange} />}
    </div>
  );
}
