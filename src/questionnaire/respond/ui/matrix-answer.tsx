import { useId } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { AnswerValue } from "../../instrument/answer.ts";
import type { ItemId } from "../../instrument/instrument.ts";
import { choiceRow, radioCore, radioDot } from "./choice-row.ts";
import { partsOf } from "./question-frame.tsx";
import { RefuseBox } from "./refuse-box.tsx";
import type { AnswerProps } from "./single-answer.tsx";
import { useWording } from "./wording.ts";

/** One option for each row: a card a row on a phone, its options side by side where they fit. */
export function MatrixAnswer({ id, question, value, onChange }: AnswerProps<"matrix">) {
  const word = useWording();
  const rows = value && "rows" in value ? value.rows : {};
  const options = question.options.filter(({ notOffered }) => !notOffered);
  const pick = (row: ItemId, option: ItemId): AnswerValue => ({ rows: { ...rows, [row]: option } });
  return (
    <div className="flex flex-col gap-4">
      {question.rows.map((row) => (
        <MatrixRow
          key={row.id}
          label={word(row.label)}
          told={partsOf(id).told}
          options={options.map((option) => ({ id: option.id, label: word(option.label) }))}
          value={rows[row.id] ?? null}
          onChange={(option) => onChange(pick(row.id, option))}
        />
      ))}
      {question.mayRefuse && <RefuseBox value={value} onChange={onChange} />}
    </div>
  );
}

function MatrixRow(props: {
  label: string;
  told: string;
  options: { id: ItemId; label: string }[];
  value: ItemId | null;
  onChange: (option: ItemId) => void;
}) {
  const labelId = useId();
  return (
    <RadioGroup
      aria-labelledby={labelId}
      aria-describedby={props.told}
      value={props.value}
      onChange={(next) => {
        const option = props.options.find(({ id }) => id === next);
        if (option) props.onChange(option.id);
      }}
      className="flex flex-col gap-2 border-t border-line pt-3"
    >
      <span id={labelId} className="font-bold">
        {props.label}
      </span>
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))]">
        {props.options.map((option) => (
          <Radio key={option.id} value={option.id} className={choiceRow}>
            <span className={radioDot}>
              <span className={radioCore} />
            </span>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
