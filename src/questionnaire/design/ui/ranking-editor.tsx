import { ComboBox } from "../../../web/components/combo-box.tsx";
import { useText } from "../../../web/language.ts";
import type { Ranking } from "../../instrument/instrument.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { findQuestion, moved, withPart } from "../editing.ts";
import { designTexts } from "./design-texts.ts";
import { PartEditor, PlaceButtons } from "./part-editor.tsx";
import type { EditorProps } from "./question-editor.tsx";

/** Questions that together give a ranking, first place first. */
export function RankingEditor({ draft, ranking, readOnly, onChange, onSelect }: EditorProps & { ranking: Ranking }) {
  const t = useText(designTexts);
  const word = useWording();
  const all = draft.rankings ?? [];
  const change = (next: Ranking, field?: string) =>
    onChange(
      { ...draft, rankings: all.map((one) => (one.id === ranking.id ? next : one)) },
      field && `${ranking.id} ${field}`,
    );
  const put = (questions: Ranking["questions"]) => change({ ...ranking, questions });
  const named = (id: Ranking["id"]) => {
    const question = findQuestion(draft, id);
    return question ? `${id} ${word(question.label)}` : id;
  };
  const others = draft.sections
    .flatMap(({ questions, repeats }) => (repeats ? [] : questions))
    .filter(({ kind, id }) => kind === "single" && !ranking.questions.includes(id));
  return (
    <PartEditor
      readOnly={readOnly}
      removeText={t.removeRanking}
      onRemove={() => {
        const left = all.filter(({ id }) => id !== ranking.id);
        onChange(withPart(draft, "rankings", left.length > 0 ? left : undefined));
        onSelect({ is: "title" });
      }}
      labelText={t.rankingLabel}
      label={ranking.label}
      onLabel={(label) => change({ ...ranking, label }, "label")}
    >
      <ol className="flex flex-col gap-1">
        {ranking.questions.map((id, at) => (
          <li key={id} className="flex items-center gap-2 rounded-6 border border-line bg-ground px-3 py-1 text-sm">
            <span className="text-ink-soft">{t.place(at + 1)}</span>
            <span className="min-w-0 flex-1">{named(id)}</span>
            {!readOnly && (
              <PlaceButtons
                name={named(id)}
                isFirst={at === 0}
                isLastOne={ranking.questions.length <= 2}
                onUp={() => put(moved(ranking.questions, at, at - 1))}
                onRemove={() => put(ranking.questions.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <ComboBox
          key={ranking.questions.length}
          label={t.addPlace}
          value={null}
          choices={others.map(({ id }) => ({ id, label: named(id) }))}
          onChange={(chosen) => {
            const next = others.find(({ id }) => id === chosen);
            if (next) put([...ranking.questions, next.id]);
          }}
        />
      )}
    </PartEditor>
  );
}
