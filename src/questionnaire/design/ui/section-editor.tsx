import { Button } from "../../../web/components/button.tsx";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { Section } from "../../instrument/instrument.ts";
import { subjectsFor } from "../condition-draft.ts";
import { changeSection, moveSectionBy, removeSection, withPart } from "../editing.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { designTexts } from "./design-texts.ts";
import { NumberText } from "./number-text.tsx";
import type { EditorProps } from "./question-editor.tsx";
import { OptionalWording, WordingField } from "./wording-field.tsx";

/** A section: its words, whom it asks, and whether it is asked anew for each of several things. */
export function SectionEditor({ draft, section, readOnly, onChange, onSelect }: EditorProps & { section: Section }) {
  const t = useText(designTexts);
  const { id, repeats } = section;
  const change = (next: Section, field?: string) =>
    onChange(
      changeSection(draft, id, () => next),
      field && `${id} ${field}`,
    );
  return (
    <div className="flex flex-col gap-4">
      {!readOnly && (
        <div className="flex flex-wrap gap-1">
          <Button look="quiet" onPress={() => onChange(moveSectionBy(draft, id, -1))}>
            <Icon name="up" />
            {t.up}
          </Button>
          <Button look="quiet" onPress={() => onChange(moveSectionBy(draft, id, 1))}>
            <Icon name="down" />
            {t.down}
          </Button>
          <Button
            look="quiet"
            isDisabled={draft.sections.length === 1}
            onPress={() => {
              onChange(removeSection(draft, id));
              onSelect({ is: "title" });
            }}
          >
            {t.removeSection}
          </Button>
        </div>
      )}
      <WordingField
        label={t.sectionLabel}
        required
        readOnly={readOnly}
        value={section.label}
        onChange={(label) => change({ ...section, label }, "label")}
      />
      <OptionalWording
        label={t.sectionIntro}
        lines={2}
        readOnly={readOnly}
        value={section.intro}
        onChange={(intro) => change(withPart(section, "intro", intro), "intro")}
      />
      <ConditionEditor
        label={t.show}
        always={t.askedOfAll}
        instrument={draft}
        subjects={subjectsFor(draft, id)}
        readOnly={readOnly}
        value={section.show}
        onChange={(show) => change(withPart(section, "show", show), "show")}
      />
      <Checkbox
        disabled={readOnly}
        checked={repeats !== undefined}
        onChange={(on) => change(withPart(section, "repeats", on ? { of: { ja: t.thing }, atMost: 5 } : undefined))}
      >
        {t.repeats}
      </Checkbox>
      {repeats && (
        <div className="grid gap-3 sm:grid-cols-2">
          <WordingField
            label={t.repeatsOf}
            required
            readOnly={readOnly}
            value={repeats.of}
            onChange={(of) => change({ ...section, repeats: { ...repeats, of } }, "of")}
          />
          <NumberText
            label={t.repeatsAtMost}
            readOnly={readOnly}
            value={repeats.atMost}
            onChange={(atMost) =>
              atMost !== undefined && change({ ...section, repeats: { ...repeats, atMost } }, "most")
            }
          />
        </div>
      )}
    </div>
  );
}
