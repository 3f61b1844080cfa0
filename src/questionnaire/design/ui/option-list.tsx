import { useState } from "react";
import { Button, IconButton } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { Menu } from "../../../web/components/menu.tsx";
import { useText } from "../../../web/language.ts";
import type { ItemId, Option, Question } from "../../instrument/instrument.ts";
import { freshId, moved, withPart } from "../editing.ts";
import { designTexts } from "./design-texts.ts";
import { WordingField } from "./wording-field.tsx";

type Choice = Extract<Question, { options: Option[] }>;
interface Props {
  question: Choice;
  readOnly: boolean;
  onChange: (question: Choice, field?: string) => void;
}

/** The options of a choice, and the rows of a matrix. Enter in one begins the next. */
export function OptionList({ question, readOnly, onChange }: Props) {
  const t = useText(designTexts);
  const isScale = question.kind !== "multiple" && (question.scale ?? false);
  return (
    <>
      {question.kind === "matrix" && (
        <LabelList
          title={t.rows}
          nameOf={t.rowNumber}
          addLabel={t.addRow}
          prefix="r"
          list={question.rows}
          readOnly={readOnly}
          onChange={(rows, field) => onChange({ ...question, rows }, field && `row ${field}`)}
        />
      )}
      <LabelList
        title={t.options}
        nameOf={t.optionNumber}
        addLabel={t.addOption}
        prefix=""
        list={question.options}
        readOnly={readOnly}
        onChange={(options, field) => onChange(withOptions(question, options), field && `option ${field}`)}
        marksOf={(option) => possibleMarks(question).filter((mark) => hasMark(question, option, mark))}
        menuOf={(option) => <MarkMenu question={question} option={option} onChange={(next) => onChange(next)} />}
      />
      {question.kind !== "multiple" && (
        <Checkbox
          disabled={readOnly}
          checked={isScale}
          onChange={(scale) => onChange(withPart(question, "scale", scale || undefined))}
        >
          {t.scale}
        </Checkbox>
      )}
    </>
  );
}

/** An option that is gone is no correct answer any more. */
function withOptions(question: Choice, options: Option[]): Choice {
  const next = { ...question, options };
  if (next.kind !== "single" || !next.correct) return next;
  const correct = next.correct.filter((id) => options.some((option) => option.id === id));
  return withPart(next, "correct", correct.length > 0 ? correct : undefined);
}

interface ListProps<Entry extends { id: ItemId; label: Option["label"] }> {
  title: string;
  nameOf: (n: number) => string;
  addLabel: string;
  prefix: string;
  list: readonly Entry[];
  readOnly: boolean;
  onChange: (list: Entry[], field?: string) => void;
  /** What is special about an entry. */
  marksOf?: (entry: Entry) => readonly Mark[];
  menuOf?: (entry: Entry) => React.ReactNode;
}

function LabelList<Entry extends { id: ItemId; label: Option["label"] }>(props: ListProps<Entry>) {
  const { title, nameOf, list, readOnly, onChange, marksOf, menuOf } = props;
  const t = useText(designTexts);
  const [begun, setBegun] = useState<ItemId | null>(null);
  const add = (at: number) => {
    const id = freshId(
      props.prefix,
      list.map((entry) => entry.id),
    );
    onChange(list.toSpliced(at, 0, { id, label: { ja: "" } } as Entry));
    setBegun(id);
  };
  return (
    <fieldset className="min-w-0 flex flex-col gap-2">
      <legend className="mb-1 text-sm font-bold">{title}</legend>
      <ol className="flex flex-col gap-2">
        {list.map((entry, at) => (
          <li key={entry.id} className="flex flex-wrap items-start gap-1 sm:flex-nowrap">
            <span className="min-w-6 pt-2.5 text-right text-xs text-ink-faint" title={t.code(entry.id)}>
              {entry.id}
            </span>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: hears Enter of the field within it */}
            <div
              className="flex min-w-0 flex-1 basis-48 flex-col gap-1"
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing || readOnly) return;
                if (!(event.target instanceof HTMLInputElement) || event.target.type !== "text") return;
                event.preventDefault();
                add(at + 1);
              }}
            >
              <WordingField
                label={nameOf(at + 1)}
                hideLabel
                autoFocus={entry.id === begun}
                readOnly={readOnly}
                value={entry.label}
                onChange={(label) => onChange(list.with(at, { ...entry, label }), entry.id)}
              />
              {marksOf && <Marks marks={marksOf(entry)} />}
            </div>
            {!readOnly && (
              <span className="flex shrink-0 max-sm:pl-7">
                {menuOf?.(entry)}
                <IconButton
                  label={t.upOf(nameOf(at + 1))}
                  isDisabled={at === 0}
                  onPress={() => onChange(moved(list, at, at - 1))}
                >
                  <Icon name="up" />
                </IconButton>
                <IconButton
                  label={t.removeOf(nameOf(at + 1))}
                  isDisabled={list.length === 1}
                  onPress={() => onChange(list.toSpliced(at, 1))}
                >
                  <Icon name="close" />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div>
          <Button look="quiet" onPress={() => add(list.length)}>
            <Icon name="plus" />
            {props.addLabel}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type Mark = "exclusive" | "other" | "notOffered" | "correct";

const possibleMarks = ({ kind }: Choice): Mark[] => [
  ...(kind === "single" ? (["correct"] as const) : []),
  ...(kind === "multiple" ? (["exclusive"] as const) : []),
  ...(kind === "matrix" ? [] : (["other"] as const)),
  "notOffered",
];

function hasMark(question: Choice, option: Option, mark: Mark): boolean {
  if (mark !== "correct") return option[mark] ?? false;
  return question.kind === "single" && (question.correct?.includes(option.id) ?? false);
}

function withMarkTurned(question: Choice, option: Option, mark: Mark): Choice {
  const isSet = hasMark(question, option, mark);
  if (mark !== "correct") {
    const next = withPart(option, mark, isSet ? undefined : true);
    return { ...question, options: question.options.map((one) => (one.id === option.id ? next : one)) };
  }
  if (question.kind !== "single") return question;
  const { correct = [] } = question;
  const next = isSet ? correct.filter((id) => id !== option.id) : [...correct, option.id];
  return withPart(question, "correct", next.length > 0 ? next : undefined);
}

function Marks({ marks }: { marks: readonly Mark[] }) {
  const t = useText(designTexts);
  if (marks.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-2 text-xs text-ink-soft">
      {marks.map((mark) => (
        <span key={mark} className="rounded-4 border border-line bg-ground px-1.5">
          {t.marks[mark]}
        </span>
      ))}
    </span>
  );
}

/** Sets what is special about an option, and takes it away. */
function MarkMenu(props: { question: Choice; option: Option; onChange: (question: Choice) => void }) {
  const { question, option, onChange } = props;
  const t = useText(designTexts);
  return (
    <Menu
      look="quiet"
      place="!px-2"
      label={
        <span className="text-xs">
          <span className="sr-only">{t.of(option.label.ja)}</span>
          {t.marksWord}
        </span>
      }
      entries={possibleMarks(question).map((mark) => ({
        id: mark,
        label: hasMark(question, option, mark) ? t.unset(t.marks[mark]) : t.marks[mark],
        onAction: () => onChange(withMarkTurned(question, option, mark)),
      }))}
    />
  );
}
