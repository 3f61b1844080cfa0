import { Button } from "../../../web/components/button.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { freshId, withPart } from "../editing.ts";
import { designTexts } from "./design-texts.ts";
import type { Item } from "./item.ts";
import type { EditorProps } from "./question-editor.tsx";
import { OptionalWording, WordingField } from "./wording-field.tsx";

/** The questionnaire as a whole: its words, and what is made from answers. */
export function TitleEditor({ draft, readOnly, onChange, onSelect }: EditorProps) {
  const t = useText(designTexts);
  const derived = draft.derived ?? [];
  const rankings = draft.rankings ?? [];
  const singles = draft.sections.flatMap(({ questions, repeats }) =>
    repeats ? [] : questions.filter(({ kind }) => kind === "single").map(({ id }) => id),
  );
  const [anyQuestion] = draft.sections.flatMap(({ questions }) => questions);
  const addDerived = () => {
    const id = freshId(
      "D",
      derived.map((one) => one.id),
    );
    const groups = anyQuestion
      ? [{ id: freshId("", []), label: { ja: t.newGroup }, when: { question: anyQuestion.id, answered: true } }]
      : [];
    onChange({ ...draft, derived: [...derived, { id, label: { ja: t.newDerived }, groups }] });
    onSelect({ is: "derived", id });
  };
  const addRanking = () => {
    const id = freshId(
      "R",
      rankings.map((one) => one.id),
    );
    onChange({
      ...draft,
      rankings: [...rankings, { id, label: { ja: t.newRanking }, questions: singles.slice(0, 2) }],
    });
    onSelect({ is: "ranking", id });
  };
  return (
    <div className="flex flex-col gap-4">
      <WordingField
        label={t.title}
        required
        readOnly={readOnly}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title }, "title")}
      />
      <OptionalWording
        label={t.intro}
        hint={t.introHint}
        lines={4}
        readOnly={readOnly}
        value={draft.intro}
        onChange={(intro) => onChange(withPart(draft, "intro", intro), "intro")}
      />
      <OptionalWording
        label={t.thanks}
        lines={2}
        readOnly={readOnly}
        value={draft.thanks}
        onChange={(thanks) => onChange(withPart(draft, "thanks", thanks), "thanks")}
      />
      <Made
        title={t.derived}
        hint={t.derivedHint}
        none={t.noDerived}
        list={derived.map((one) => ({ label: one.label, item: { is: "derived", id: one.id } }))}
        onSelect={onSelect}
        add={readOnly ? null : { label: t.addDerived, act: addDerived, disabled: false }}
      />
      <Made
        title={t.rankings}
        hint={t.rankingsHint}
        none={t.noRankings}
        list={rankings.map((one) => ({ label: one.label, item: { is: "ranking", id: one.id } }))}
        onSelect={onSelect}
        add={readOnly ? null : { label: t.addRanking, act: addRanking, disabled: singles.length < 2 }}
      />
    </div>
  );
}

function Made(props: {
  title: string;
  hint: string;
  none: string;
  list: readonly { label: { ja: string }; item: Item & { id: string } }[];
  onSelect: (item: Item) => void;
  add: { label: string; act: () => void; disabled: boolean } | null;
}) {
  const word = useWording();
  return (
    <fieldset className="min-w-0 flex flex-col gap-2 rounded-8 border border-line p-3">
      <legend className="px-1 text-sm font-bold">{props.title}</legend>
      <p className="text-sm text-ink-soft">{props.hint}</p>
      {props.list.length === 0 && <p className="text-sm text-ink-faint">{props.none}</p>}
      <ul className="flex flex-col gap-1">
        {props.list.map(({ label, item }) => (
          <li key={item.id}>
            <Button look="quiet" place="!justify-start" onPress={() => props.onSelect(item)}>
              <span className="font-normal text-ink-soft">{item.id}</span>
              {word(label)}
            </Button>
          </li>
        ))}
      </ul>
      {props.add && (
        <div>
          <Button look="quiet" isDisabled={props.add.disabled} onPress={props.add.act}>
            <Icon name="plus" />
            {props.add.label}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
