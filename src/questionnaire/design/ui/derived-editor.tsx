import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import type { Derived, ItemId, Question } from "../../instrument/instrument.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { subjectsFor } from "../condition-draft.ts";
import { freshId, moved, withPart } from "../editing.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { designTexts } from "./design-texts.ts";
import { PartEditor, PlaceButtons } from "./part-editor.tsx";
import type { EditorProps } from "./question-editor.tsx";
import { WordingField } from "./wording-field.tsx";

type Grouped = Extract<Derived, { groups: unknown }>;
type Counted = Extract<Derived, { number: unknown }>;
type Way = "groups" | "score" | "picked" | "sum";

const wayOf = (derived: Derived): Way => {
  if ("groups" in derived) return "groups";
  if ("score" in derived.number) return "score";
  return "picked" in derived.number ? "picked" : "sum";
};

/** A variable made from answers: groups by conditions, or a number. */
export function DerivedEditor(props: EditorProps & { derived: Derived }) {
  const { draft, derived, readOnly, onChange, onSelect } = props;
  const t = useText(designTexts);
  const all = draft.derived ?? [];
  const questions = draft.sections.flatMap((section) => section.questions);
  const change = (next: Derived, field?: string) =>
    onChange(
      { ...draft, derived: all.map((one) => (one.id === derived.id ? next : one)) },
      field && `${derived.id} ${field}`,
    );
  const changeWay = (way: Way) => {
    const { id, label } = derived;
    const [first] = questions;
    if (way === "groups" && first) {
      const group = { id: freshId("", []), label: { ja: t.newGroup }, when: { question: first.id, answered: true } };
      change({ id, label, groups: [group] });
    } else if (way === "score") change({ id, label, number: { score: [] } });
    else if (way === "sum") change({ id, label, number: { sum: [] } });
    else {
      const multiple = questions.find(({ kind }) => kind === "multiple");
      if (multiple) change({ id, label, number: { picked: multiple.id } });
    }
  };
  return (
    <PartEditor
      readOnly={readOnly}
      removeText={t.removeDerived}
      onRemove={() => {
        const left = all.filter(({ id }) => id !== derived.id);
        onChange(withPart(draft, "derived", left.length > 0 ? left : undefined));
        onSelect({ is: "title" });
      }}
      labelText={t.derivedLabel}
      label={derived.label}
      onLabel={(label) => change({ ...derived, label }, "label")}
    >
      <Select
        label={t.derivedWay}
        disabled={readOnly}
        value={wayOf(derived)}
        onChange={(way) => changeWay(way as Way)}
        choices={[
          { id: "groups", label: t.ways.groups, hint: t.wayHints.groups },
          { id: "score", label: t.ways.score, hint: t.wayHints.score },
          ...(questions.some(({ kind }) => kind === "multiple") ? [{ id: "picked", label: t.ways.picked }] : []),
          { id: "sum", label: t.ways.sum },
        ]}
      />
      {"groups" in derived ? (
        <Groups {...props} derived={derived} change={change} />
      ) : (
        <CountedFrom derived={derived} questions={questions} readOnly={readOnly} change={change} />
      )}
    </PartEditor>
  );
}

function Groups(props: EditorProps & { derived: Grouped; change: (next: Derived, field?: string) => void }) {
  const { draft, derived, readOnly, change } = props;
  const t = useText(designTexts);
  const { groups } = derived;
  const subjects = subjectsFor(draft, derived.id);
  const put = (next: Grouped["groups"], field?: string) => change({ ...derived, groups: next }, field);
  return (
    <>
      <p className="text-sm text-ink-soft">{t.groupsHint}</p>
      <ol className="flex flex-col gap-3">
        {groups.map((group, at) => (
          <li key={group.id} className="flex flex-col gap-2 rounded-8 border border-line bg-ground p-3">
            <div className="flex items-end gap-1">
              <div className="flex min-w-0 flex-1 flex-col gap-1">
                <WordingField
                  label={t.group(at + 1)}
                  required
                  readOnly={readOnly}
                  value={group.label}
                  onChange={(label) => put(groups.with(at, { ...group, label }), `group ${group.id}`)}
                />
              </div>
              {!readOnly && (
                <PlaceButtons
                  name={t.group(at + 1)}
                  isFirst={at === 0}
                  isLastOne={groups.length === 1}
                  onUp={() => put(moved(groups, at, at - 1))}
                  onRemove={() => put(groups.toSpliced(at, 1))}
                />
              )}
            </div>
            <ConditionEditor
              label={t.groupWhen}
              always={t.groupAlways}
              instrument={draft}
              subjects={subjects}
              readOnly={readOnly}
              value={group.when}
              onChange={(when) => when && put(groups.with(at, { ...group, when }), `when ${group.id}`)}
            />
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div>
          <Button
            look="quiet"
            onPress={() => {
              const id = freshId(
                "",
                groups.map((group) => group.id),
              );
              const [first] = subjects;
              if (first)
                put([...groups, { id, label: { ja: t.newGroup }, when: { question: first.id, answered: true } }]);
            }}
          >
            <Icon name="plus" />
            {t.addGroup}
          </Button>
        </div>
      )}
    </>
  );
}

function CountedFrom(props: {
  derived: Counted;
  questions: readonly Question[];
  readOnly: boolean;
  change: (next: Derived) => void;
}) {
  const { derived, questions, readOnly, change } = props;
  const t = useText(designTexts);
  const word = useWording();
  const { number } = derived;
  const choices = (fits: (question: Question) => boolean) =>
    questions.filter(fits).map((question) => ({ id: question.id, label: `${question.id} ${word(question.label)}` }));
  const inOrder = (chosen: readonly string[]): ItemId[] =>
    questions.map(({ id }) => id).filter((id) => chosen.includes(id));
  if ("picked" in number)
    return (
      <Select
        label={t.ways.picked}
        disabled={readOnly}
        value={number.picked}
        choices={choices(({ kind }) => kind === "multiple")}
        onChange={(chosen) => {
          const [id] = inOrder([chosen]);
          if (id) change({ ...derived, number: { picked: id } });
        }}
      />
    );
  const isScore = "score" in number;
  const fitting = choices((question) =>
    isScore ? question.kind === "single" && question.correct !== undefined : question.kind === "number",
  );
  const chosen = isScore ? number.score : number.sum;
  if (fitting.length === 0) return <p className="text-sm text-ink-soft">{isScore ? t.noKnowledge : t.noNumbers}</p>;
  return (
    <CheckboxGroup
      label={isScore ? t.ways.score : t.ways.sum}
      value={chosen}
      error={chosen.length === 0 ? t.chooseOne : null}
      choices={fitting}
      onChange={(next) => {
        if (readOnly) return;
        change({ ...derived, number: isScore ? { score: inOrder(next) } : { sum: inOrder(next) } });
      }}
    />
  );
}
