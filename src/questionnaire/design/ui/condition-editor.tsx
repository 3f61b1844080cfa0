import { Button, IconButton } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { conditionText } from "../../instrument/condition-text.ts";
import type { Condition, Instrument } from "../../instrument/instrument.ts";
import { begun, comparisonsOf, conditionOf, type Group, groupOf, type Part, type Subject } from "../condition-draft.ts";
import { ConditionLeaf } from "./condition-leaf.tsx";
import { conditionTexts } from "./condition-texts.ts";

interface Props {
  /** Heading of the part of the form. */
  label: string;
  instrument: Instrument;
  subjects: readonly Subject[];
  value: Condition | undefined;
  onChange: (value: Condition | undefined) => void;
  readOnly: boolean;
  /** What is said where no condition is set. */
  always: string;
}

/** When something is asked, put together by choosing; and as one sentence, so that everybody sees what it says. */
export function ConditionEditor({ label, instrument, subjects, value, onChange, readOnly, always }: Props) {
  const t = useText(conditionTexts);
  const language = useLanguage();
  const group = groupOf(value);
  return (
    <fieldset className="min-w-0 flex flex-col gap-2 rounded-8 border border-line p-3">
      <legend className="px-1 text-sm font-bold">{label}</legend>
      <p className="text-sm">{value ? t.sentence(conditionText(value, instrument, language)) : always}</p>
      {!readOnly && subjects.length === 0 && <p className="text-sm text-ink-faint">{t.nothingBefore}</p>}
      {!readOnly && (subjects.length > 0 || value) && (
        <GroupEditor group={group} subjects={subjects} depth={0} onChange={(next) => onChange(conditionOf(next))} />
      )}
    </fieldset>
  );
}

/** More brackets than this nobody reads. */
const deepest = 2;

function GroupEditor(props: {
  group: Group;
  subjects: readonly Subject[];
  depth: number;
  onChange: (group: Group) => void;
}) {
  const { group, subjects, depth, onChange } = props;
  const t = useText(conditionTexts);
  const { parts } = group;
  const put = (at: number, part: Part | null) =>
    onChange({ ...group, parts: part === null ? parts.toSpliced(at, 1) : parts.with(at, part) });
  // Mostly it is about the question just before.
  const first = subjects.findLast(({ kind }) => kind !== "derived") ?? subjects[0];
  const fresh = (): Part[] => {
    const [comparison] = first ? comparisonsOf(first) : [];
    return first && comparison ? [{ negated: false, leaf: begun(first, comparison) }] : [];
  };
  return (
    <div className="flex flex-col gap-2">
      {parts.length > 1 && (
        <Select
          label={t.joined}
          hideLabel
          value={group.joined}
          onChange={(joined) => onChange({ ...group, joined: joined === "any" ? "any" : "all" })}
          choices={[
            { id: "all", label: t.all },
            { id: "any", label: t.any },
          ]}
        />
      )}
      <ul className="flex flex-col gap-2">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is nothing but its place
          <li key={at} className="flex items-start gap-1 rounded-6 border border-line bg-ground p-2">
            <div className="flex min-w-0 flex-1 flex-col gap-2">
              {"leaf" in part ? (
                <ConditionLeaf leaf={part.leaf} subjects={subjects} onChange={(leaf) => put(at, { ...part, leaf })} />
              ) : (
                <GroupEditor
                  group={part.group}
                  subjects={subjects}
                  depth={depth + 1}
                  onChange={(next) => put(at, next.parts.length === 0 ? null : { ...part, group: next })}
                />
              )}
              <Checkbox checked={part.negated} onChange={(negated) => put(at, { ...part, negated })}>
                {t.negated}
              </Checkbox>
            </div>
            <IconButton label={t.removePart(at + 1)} onPress={() => put(at, null)}>
              <Icon name="close" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          look="quiet"
          isDisabled={subjects.length === 0}
          onPress={() => onChange({ ...group, parts: [...parts, ...fresh()] })}
        >
          <Icon name="plus" />
          {parts.length === 0 ? t.addFirst : t.addPart}
        </Button>
        {depth < deepest && parts.length > 0 && subjects.length > 0 && (
          <Button
            look="quiet"
            onPress={() => {
              const joined = group.joined === "all" ? "any" : "all";
              onChange({
                ...group,
                parts: [...parts, { negated: false, group: { joined, parts: [...fresh(), ...fresh()] } }],
              });
            }}
          >
            {t.addGroup}
          </Button>
        )}
      </div>
    </div>
  );
}
