import { Button, IconButton } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { ComboBox } from "../../../web/components/combo-box.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { Instrument, ItemId, Option, Question } from "../../instrument/instrument.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { findQuestion } from "../editing.ts";
import { type Mapping, mappingOf, type OptionPairs, withMapping } from "../edition-mapping.ts";
import { designTexts } from "./design-texts.ts";

const newQuestion = "(new)";

/** What this question was in the edition before, so that both can stand in one table. */
export function MappingEditor(props: {
  draft: Instrument;
  before: Instrument;
  question: Question;
  readOnly: boolean;
  onChange: (draft: Instrument) => void;
}) {
  const { draft, before, question, readOnly, onChange } = props;
  const t = useText(designTexts);
  const word = useWording();
  const mapping = mappingOf(draft, question.id);
  const put = (next: Mapping) => onChange(withMapping(draft, question.id, next));
  const former = mapping.before === null ? undefined : findQuestion(before, mapping.before);
  const known = before.sections.flatMap(({ questions }) => questions);
  return (
    <fieldset className="min-w-0 flex flex-col gap-2 rounded-8 border border-line p-3">
      <legend className="px-1 text-sm font-bold">{t.mapping(before.edition)}</legend>
      {readOnly ? (
        <p className="text-sm">{former ? `${former.id} ${word(former.label)}` : t.isNew}</p>
      ) : (
        <ComboBox
          key={`${question.id} ${mapping.before}`}
          label={t.wasBefore}
          value={mapping.before ?? newQuestion}
          error={mapping.before !== null && !former ? t.notBefore : null}
          choices={[
            { id: newQuestion, label: t.isNew },
            ...known.map((one) => ({ id: one.id, label: `${one.id} ${word(one.label)}` })),
          ]}
          onChange={(chosen) => {
            if (chosen === newQuestion) put({ before: null, options: null });
            const next = known.find(({ id }) => id === chosen);
            if (next) put({ ...mapping, before: next.id });
          }}
        />
      )}
      {former && "options" in former && "options" in question && (
        <Pairs
          before={former.options}
          now={question.options}
          pairs={mapping.options}
          readOnly={readOnly}
          onChange={(options) => put({ ...mapping, options })}
        />
      )}
    </fieldset>
  );
}

function Pairs(props: {
  before: readonly Option[];
  now: readonly Option[];
  pairs: OptionPairs | null;
  readOnly: boolean;
  onChange: (pairs: OptionPairs | null) => void;
}) {
  const { before, now, pairs, readOnly, onChange } = props;
  const t = useText(designTexts);
  const word = useWording();
  const list = pairs ?? [];
  const choices = (options: readonly Option[]) => options.map(({ id, label }) => ({ id, label: word(label) }));
  const chosenOf = (options: readonly Option[], ids: readonly string[]): ItemId[] =>
    options.map(({ id }) => id).filter((id) => ids.includes(id));
  const put = (next: OptionPairs) => onChange(next.length > 0 ? next : null);
  return (
    <>
      <p className="text-sm text-ink-soft">{pairs ? t.pairsHint : t.sameOptions}</p>
      <ol className="flex flex-col gap-2">
        {list.map((pair, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pair is nothing but its place
          <li key={at} className="flex items-start gap-1 rounded-6 border border-line bg-ground p-2">
            <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
              <CheckboxGroup
                label={t.optionsBefore}
                value={pair.before}
                choices={choices(before)}
                onChange={(ids) => !readOnly && put(list.with(at, { ...pair, before: chosenOf(before, ids) }))}
              />
              <CheckboxGroup
                label={t.optionsNow}
                value={pair.now}
                choices={choices(now)}
                onChange={(ids) => !readOnly && put(list.with(at, { ...pair, now: chosenOf(now, ids) }))}
              />
            </div>
            {!readOnly && (
              <IconButton label={t.removePair(at + 1)} onPress={() => put(list.toSpliced(at, 1))}>
                <Icon name="close" />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div>
          <Button look="quiet" onPress={() => put([...list, { before: [], now: [] }])}>
            <Icon name="plus" />
            {t.addPair}
          </Button>
        </div>
      )}
    </>
  );
}
