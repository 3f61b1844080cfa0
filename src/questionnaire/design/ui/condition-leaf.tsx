import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { ComboBox } from "../../../web/components/combo-box.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import type { ItemId } from "../../instrument/instrument.ts";
import type { Leaf } from "../../instrument/references.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { begun, type Comparison, comparisonOf, comparisonsOf, type Subject } from "../condition-draft.ts";
import { conditionTexts } from "./condition-texts.ts";
import { NumberText } from "./number-text.tsx";

interface Props {
  leaf: Leaf;
  subjects: readonly Subject[];
  onChange: (leaf: Leaf) => void;
}

/** One comparison: which question, how, with what. */
export function ConditionLeaf({ leaf, subjects, onChange }: Props) {
  const t = useText(conditionTexts);
  const word = useWording();
  const id = "derived" in leaf ? leaf.derived : leaf.question;
  const subject = subjects.find((one) => one.id === id);
  const comparison = comparisonOf(leaf);
  const choose = (next: Subject, how: Comparison | undefined) => how && onChange(begun(next, how));
  return (
    <>
      <ComboBox
        key={id}
        label={t.subject}
        value={subject ? id : null}
        error={subject ? null : t.subjectGone(id)}
        choices={subjects.map((one) => ({ id: one.id, label: `${one.id} ${word(one.label)}` }))}
        onChange={(chosen) => {
          const next = subjects.find((one) => one.id === chosen);
          if (next && next.id !== id) choose(next, comparisonsOf(next)[0]);
        }}
      />
      {subject && comparisonsOf(subject).length > 1 && (
        <Select
          label={t.comparison}
          value={comparison}
          choices={comparisonsOf(subject).map((one) => ({ id: one, label: t.comparisons[one] }))}
          onChange={(how) =>
            choose(
              subject,
              comparisonsOf(subject).find((one) => one === how),
            )
          }
        />
      )}
      {subject && "is" in leaf && <PickedOptions leaf={leaf} subject={subject} onChange={onChange} />}
      {"picked" in leaf && (
        <Limits
          label={t.count}
          range={leaf.picked}
          onChange={(picked) => onChange({ question: leaf.question, picked })}
        />
      )}
      {"between" in leaf && (
        <Limits
          label={t.number}
          range={leaf.between}
          onChange={(between) => onChange({ question: leaf.question, between })}
        />
      )}
    </>
  );
}

function PickedOptions(props: {
  leaf: Extract<Leaf, { is: ItemId[] }>;
  subject: Subject;
  onChange: (leaf: Leaf) => void;
}) {
  const { leaf, subject, onChange } = props;
  const t = useText(conditionTexts);
  const word = useWording();
  const put = (is: ItemId[]) => onChange({ ...leaf, is });
  return (
    <>
      {subject.rows.length > 0 && "question" in leaf && (
        <Select
          label={t.row}
          value={leaf.row ?? null}
          choices={subject.rows.map((row) => ({ id: row.id, label: word(row.label) }))}
          onChange={(chosen) => {
            const row = subject.rows.find((one) => one.id === chosen);
            if (row) onChange({ ...leaf, row: row.id });
          }}
        />
      )}
      <CheckboxGroup
        label={t.options}
        error={leaf.is.length === 0 ? t.chooseOne : null}
        value={leaf.is}
        choices={subject.options.map((option) => ({ id: option.id, label: word(option.label) }))}
        onChange={(chosen) => put(subject.options.map((option) => option.id).filter((one) => chosen.includes(one)))}
      />
    </>
  );
}

interface Range {
  min?: number | undefined;
  max?: number | undefined;
}

function Limits({ label, range, onChange }: { label: string; range: Range; onChange: (range: Range) => void }) {
  const t = useText(conditionTexts);
  const put = (key: keyof Range, value: number | undefined) => {
    const { [key]: _, ...rest } = range;
    onChange(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <div className="grid grid-cols-2 gap-2">
      <NumberText label={t.atLeast(label)} value={range.min} onChange={(min) => put("min", min)} readOnly={false} />
      <NumberText label={t.atMost(label)} value={range.max} onChange={(max) => put("max", max)} readOnly={false} />
    </div>
  );
}
