import { Checkbox } from "../../../web/components/checkbox.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import type { Question } from "../../instrument/instrument.ts";
import { withPart } from "../editing.ts";
import { designTexts } from "./design-texts.ts";
import { NumberText } from "./number-text.tsx";
import { OptionalWording } from "./wording-field.tsx";

interface Props<Asked extends Question = Question> {
  question: Asked;
  readOnly: boolean;
  onChange: (question: Asked, field?: string) => void;
}
type Of<Kind extends Question["kind"]> = Props<Extract<Question, { kind: Kind }>>;

/** How many, how large, how long: what limits the answer to a question of its kind. */
export function LimitFields({ question, ...rest }: Props) {
  switch (question.kind) {
    case "multiple":
      return <PickLimits question={question} {...rest} />;
    case "number":
      return <NumberLimits question={question} {...rest} />;
    case "text":
      return <TextLimits question={question} {...rest} />;
    case "date":
      return <DateLimits question={question} {...rest} />;
    default:
      return null;
  }
}

const pair = "grid gap-3 sm:grid-cols-2";

function PickLimits({ question, readOnly, onChange }: Of<"multiple">) {
  const t = useText(designTexts);
  return (
    <div className={pair}>
      <NumberText
        label={t.atLeast}
        readOnly={readOnly}
        value={question.atLeast}
        onChange={(atLeast) => onChange(withPart(question, "atLeast", atLeast), "atLeast")}
      />
      <NumberText
        label={t.atMost}
        readOnly={readOnly}
        value={question.atMost}
        onChange={(atMost) => onChange(withPart(question, "atMost", atMost), "atMost")}
      />
    </div>
  );
}

function NumberLimits({ question, readOnly, onChange }: Of<"number">) {
  const t = useText(designTexts);
  return (
    <>
      <OptionalWording
        label={t.unit}
        readOnly={readOnly}
        value={question.unit}
        onChange={(unit) => onChange(withPart(question, "unit", unit), "unit")}
      />
      <div className={pair}>
        <NumberText
          label={t.min}
          readOnly={readOnly}
          value={question.min}
          onChange={(min) => onChange(withPart(question, "min", min), "min")}
        />
        <NumberText
          label={t.max}
          readOnly={readOnly}
          value={question.max}
          onChange={(max) => onChange(withPart(question, "max", max), "max")}
        />
      </div>
      <Checkbox
        disabled={readOnly}
        checked={question.integer ?? false}
        onChange={(integer) => onChange(withPart(question, "integer", integer || undefined))}
      >
        {t.integer}
      </Checkbox>
    </>
  );
}

function TextLimits({ question, readOnly, onChange }: Of<"text">) {
  const t = useText(designTexts);
  return (
    <>
      <div className={pair}>
        <NumberText
          label={t.lines}
          readOnly={readOnly}
          value={question.lines}
          onChange={(lines) => onChange(withPart(question, "lines", lines), "lines")}
        />
        <NumberText
          label={t.maxLength}
          readOnly={readOnly}
          value={question.maxLength}
          onChange={(maxLength) => onChange(withPart(question, "maxLength", maxLength), "maxLength")}
        />
      </div>
      <Checkbox
        disabled={readOnly}
        checked={question.contact ?? false}
        onChange={(contact) => onChange(withPart(question, "contact", contact || undefined))}
      >
        {t.contact}
      </Checkbox>
    </>
  );
}

function DateLimits({ question, readOnly, onChange }: Of<"date">) {
  const t = useText(designTexts);
  return (
    <div className={pair}>
      <TextField
        type="date"
        label={t.earliest}
        disabled={readOnly}
        value={question.min ?? ""}
        onChange={(min) => onChange(withPart(question, "min", min || undefined))}
      />
      <TextField
        type="date"
        label={t.latest}
        disabled={readOnly}
        value={question.max ?? ""}
        onChange={(max) => onChange(withPart(question, "max", max || undefined))}
      />
    </div>
  );
}
