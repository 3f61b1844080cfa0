import { type RefObject, useEffect, useRef } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { Answers } from "../../instrument/answer.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import { placeOf, valuesAt, withAnswer } from "../answering.ts";
import type { AskedView } from "../asked-view.ts";
import type { FormPage as Page } from "../form-pages.ts";
import { takenPlaces } from "../taken-places.ts";
import { QuestionField } from "./question-field.tsx";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

interface Props {
  instrument: Instrument;
  page: Page;
  answers: Answers;
  view: AskedView;
  problemOf: (place: string) => string | null;
  onChange: (answers: Answers) => void;
  /** One more thing of a repeated section: its page comes next. */
  onAdd: () => void;
  onRemove: () => void;
  /** Set to the place of the question that takes the focus. */
  focusOn: { place: string } | null;
  frame: RefObject<HTMLDivElement | null>;
}

export const elementOf = (place: string): string => `ask-${place.replaceAll("/", "-")}`;

/** The questions of one page that are asked now. */
export function FormPage({
  instrument,
  page,
  answers,
  view,
  problemOf,
  onChange,
  onAdd,
  onRemove,
  focusOn,
  frame,
}: Props) {
  const t = useText(respondTexts);
  const word = useWording();
  const heading = useRef<HTMLHeadingElement>(null);
  const { section, spot, part, things } = page;
  const pageKey = `${spot.section}/${spot.thing}/${part?.number}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every new page, not on every answer
  useEffect(() => {
    const target = focusOn && document.getElementById(elementOf(focusOn.place));
    if (!target) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
      return;
    }
    target.scrollIntoView({ block: "start" });
    target.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  }, [pageKey, focusOn]);
  const values = valuesAt(answers, spot);
  const asking = valuesAt(view.answers, spot);
  const asked = page.questions.filter((question) => view.isAsked(placeOf(spot, question.id)));
  const name = part ? t.part(word(section.label), part.number, part.of) : word(section.label);
  return (
    <div ref={frame} className="flex flex-col gap-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-lg font-bold outline-none focus-visible:shadow-none">
          {name}
          {section.repeats && spot.thing !== null && `　${t.thing(word(section.repeats.of), spot.thing + 1)}`}
        </h2>
        {section.intro && (part?.number ?? 1) === 1 && <p className="text-sm text-ink-soft">{word(section.intro)}</p>}
      </div>
      {asked.length === 0 && <p>{t.nothingHere}</p>}
      {asked.map((question) => {
        const place = placeOf(spot, question.id);
        return (
          <QuestionField
            key={place}
            id={elementOf(place)}
            question={question}
            value={values[question.id]}
            onChange={(value) => onChange(withAnswer(answers, spot, question.id, value))}
            taken={takenPlaces(instrument, question.id, asking, word)}
            problem={problemOf(place)}
          />
        );
      })}
      {section.repeats && spot.thing !== null && things !== null && (
        <div className="flex flex-wrap gap-2">
          {spot.thing === things - 1 && things < section.repeats.atMost && (
            <Button onPress={onAdd}>
              <Icon name="plus" />
              {t.addThing(word(section.repeats.of), section.repeats.atMost)}
            </Button>
          )}
          {things > 1 && (
            <Button look="quiet" onPress={onRemove}>
              {t.removeThing(word(section.repeats.of), spot.thing + 1)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
