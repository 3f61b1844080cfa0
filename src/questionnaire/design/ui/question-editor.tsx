import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { Menu } from "../../../web/components/menu.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { type Instrument, ItemId, type Question, type QuestionKind } from "../../instrument/instrument.ts";
import { subjectsFor } from "../condition-draft.ts";
import { changeQuestion, findQuestion, withKind, withPart } from "../editing.ts";
import { renameQuestion } from "../rename-question.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { designTexts, kinds } from "./design-texts.ts";
import type { Item } from "./item.ts";
import { LimitFields } from "./limit-fields.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { OptionList } from "./option-list.tsx";
import { OptionalWording, WordingField } from "./wording-field.tsx";

export interface EditorProps {
  draft: Instrument;
  /** The edition it follows, where that is known. */
  before: Instrument | null;
  readOnly: boolean;
  onChange: (draft: Instrument, field?: string) => void;
  onSelect: (item: Item) => void;
}

interface Steps {
  onMove: (step: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** Everything about one question. */
export function QuestionEditor(props: EditorProps & Steps & { question: Question }) {
  const { draft, before, readOnly, question } = props;
  const t = useText(designTexts);
  const { id } = question;
  const change = (next: Question, field?: string) =>
    props.onChange(
      changeQuestion(draft, id, () => next),
      field && `${id} ${field}`,
    );
  const flag = (key: "required" | "mayRefuse", label: string) => (
    <Checkbox
      disabled={readOnly}
      checked={question[key] ?? false}
      onChange={(on) => change(withPart(question, key, on || undefined))}
    >
      {label}
    </Checkbox>
  );
  return (
    <div className="flex flex-col gap-4">
      {!readOnly && <StepButtons {...props} />}
      <div className="grid gap-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <NumberField {...props} />
        <Select
          label={t.kind}
          disabled={readOnly}
          value={question.kind}
          onChange={(kind) => change(withKind(question, kind as QuestionKind))}
          choices={kinds.map((kind) => ({ id: kind, label: t.kinds[kind], hint: t.kindHints[kind] }))}
        />
      </div>
      <WordingField
        label={t.label}
        hint={t.labelHint}
        required
        readOnly={readOnly}
        value={question.label}
        onChange={(label) => change({ ...question, label }, "label")}
      />
      <OptionalWording
        label={t.text}
        hint={t.textHint}
        lines={2}
        readOnly={readOnly}
        value={question.text}
        onChange={(text) => change(withPart(question, "text", text), "text")}
      />
      <OptionalWording
        label={t.help}
        readOnly={readOnly}
        value={question.help}
        onChange={(help) => change(withPart(question, "help", help), "help")}
      />
      {"options" in question && <OptionList question={question} readOnly={readOnly} onChange={change} />}
      <LimitFields question={question} readOnly={readOnly} onChange={change} />
      <div className="flex flex-wrap gap-x-6">
        {flag("required", t.required)}
        {flag("mayRefuse", t.mayRefuse)}
      </div>
      <ConditionEditor
        label={t.show}
        always={t.askedOfAll}
        instrument={draft}
        subjects={subjectsFor(draft, id)}
        readOnly={readOnly}
        value={question.show}
        onChange={(show) => change(withPart(question, "show", show), "show")}
      />
      {before && draft.follows && (
        <MappingEditor
          draft={draft}
          before={before}
          question={question}
          readOnly={readOnly}
          onChange={props.onChange}
        />
      )}
    </div>
  );
}

function StepButtons({ onMove, onDuplicate, onRemove }: Steps) {
  const t = useText(designTexts);
  return (
    <div className="flex flex-wrap gap-1">
      <Button look="quiet" onPress={() => onMove(-1)}>
        <Icon name="up" />
        {t.up}
      </Button>
      <Button look="quiet" onPress={() => onMove(1)}>
        <Icon name="down" />
        {t.down}
      </Button>
      <Menu
        look="quiet"
        label={t.more}
        entries={[
          { id: "duplicate", label: t.duplicate, onAction: onDuplicate },
          { id: "remove", label: t.removeQuestion, onAction: onRemove },
        ]}
      />
    </div>
  );
}

/** Taken over when the field is left: everything that names the question follows. */
function NumberField({ draft, question, readOnly, onChange, onSelect }: EditorProps & { question: Question }) {
  const t = useText(designTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed?.trim() ?? question.id;
  const id = ItemId.safeParse(wanted);
  const taken = wanted !== question.id && id.success && findQuestion(draft, id.data) !== undefined;
  const error = !id.success ? t.numberWrong : taken ? t.numberTaken : null;
  const leave = () => {
    setTyped(null);
    if (error || !id.success || id.data === question.id) return;
    onChange(renameQuestion(draft, question.id, id.data));
    onSelect({ is: "question", id: id.data });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears when the field within it is left
    <div onBlur={leave}>
      <TextField
        label={t.number}
        disabled={readOnly}
        value={typed ?? question.id}
        error={error}
        onChange={setTyped}
        maxLength={64}
      />
    </div>
  );
}
