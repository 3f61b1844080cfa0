import { useEffect, useRef, useState } from "react";
import { Input, TextArea, TextField } from "react-aria-components";
import { PersonalHint } from "../../../web/components/personal-hint.tsx";
import { useText } from "../../../web/language.ts";
import type { AnswerValue } from "../../instrument/answer.ts";
import { readNumber } from "../read-number.ts";
import { partsOf } from "./question-frame.tsx";
import { RefuseBox } from "./refuse-box.tsx";
import { respondTexts } from "./respond-texts.ts";
import type { AnswerProps } from "./single-answer.tsx";
import { useWording } from "./wording.ts";

type Typed = AnswerProps<"number"> | AnswerProps<"text"> | AnswerProps<"date">;

/** A number, a text or a date: what is typed stands as it was typed, and is an answer as soon as it can be read as one. */
export function TypedAnswer(props: Typed) {
  const { id, question, value, onChange } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const parts = partsOf(id);
  const [typed, setTyped] = useState(() => textOf(value));
  const told = useRef(value);
  // Answers that come from elsewhere (another browser, undo) show; what was typed here stays as it is.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(textOf(value));
  }, [value]);
  const tell = (next: AnswerValue | null) => {
    told.current = next ?? undefined;
    onChange(next);
  };
  const number = question.kind === "number" ? readNumber(typed, question) : null;
  const problem =
    number && !number.ok
      ? { not_a_number: t.notANumber, not_whole: t.notWhole, out_of_range: null }[number.error]
      : null;
  const change = (text: string) => {
    setTyped(text);
    if (question.kind === "number") {
      const read = readNumber(text, question);
      return tell(read.ok && read.value !== null ? { number: read.value } : null);
    }
    if (text.trim() === "") return tell(null);
    if (question.kind === "date") return tell(/^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : null);
    tell({ text });
  };
  const limits = useRange(props);
  return (
    <div className="flex flex-col gap-2">
      <TextField
        aria-labelledby={parts.label}
        aria-describedby={parts.told}
        value={typed}
        onChange={change}
        isInvalid={problem !== null || (number?.ok === false && number.error === "out_of_range")}
        validationBehavior="aria"
        className="flex flex-col gap-1"
        {...(question.kind === "date" ? { type: "date" as const } : {})}
        {...(question.kind === "number"
          ? { inputMode: question.integer ? ("numeric" as const) : ("decimal" as const) }
          : {})}
        {...(question.kind === "text" ? { maxLength: question.maxLength ?? 10_000 } : {})}
      >
        {question.kind === "text" && (question.lines ?? 1) > 1 ? (
          <TextArea rows={question.lines ?? 3} className="field-box" />
        ) : (
          <span className="flex items-center gap-2">
            <Input className={question.kind === "text" ? "field-box min-h-12" : "field-box min-h-12 max-w-48"} />
            {question.kind === "number" && question.unit && <span>{word(question.unit)}</span>}
          </span>
        )}
      </TextField>
      {question.kind === "text" && (question.lines ?? 1) > 1 && <PersonalHint text={typed} />}
      {problem && (
        <p role="alert" className="text-sm text-alert">
          ✕ {problem}
        </p>
      )}
      {number?.ok === false && number.error === "out_of_range" && (
        <p role="alert" className="text-sm text-alert">
          ✕ {t.outOfRange(limits ?? "")}
        </p>
      )}
      {question.kind === "text" && question.contact && <p className="text-sm text-ink-soft">{t.contactApart}</p>}
      {question.mayRefuse && <RefuseBox value={value} onChange={onChange} />}
    </div>
  );
}

/** Between which limits a number or date lies, in words; null where there are none. */
export function useRange({ question }: Pick<Typed, "question">): string | null {
  const t = useText(respondTexts);
  const word = useWording();
  if (question.kind === "text") return null;
  const { min, max } = question;
  const unit = question.kind === "number" && question.unit ? word(question.unit) : "";
  if (min !== undefined && max !== undefined) return t.range(String(min), `${max}${unit}`);
  if (min !== undefined) return question.kind === "date" ? t.notBefore(String(min)) : t.atLeast(`${min}${unit}`);
  if (max === undefined) return null;
  return question.kind === "date" ? t.notAfter(String(max)) : t.atMost(`${max}${unit}`);
}

const textOf = (value: AnswerValue | undefined): string => {
  if (!value) return "";
  if ("number" in value) return String(value.number);
  if ("text" in value) return value.text;
  return "date" in value ? value.date : "";
};
