import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import type { Answers } from "../../instrument/answer.ts";
import { answerProblems } from "../../instrument/answer-problem.ts";
import type { Instrument, ItemId } from "../../instrument/instrument.ts";
import { placeOf, withNewThing, withoutThing } from "../answering.ts";
import { minutesFor } from "../answering-time.ts";
import { askedView } from "../asked-view.ts";
import { formPages, type FormPage as Page } from "../form-pages.ts";
import { FormPage } from "./form-page.tsx";
import { FormSummary } from "./form-summary.tsx";
import { GivenAnswers } from "./given-answers.tsx";
import { ProgressLine } from "./progress-line.tsx";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

interface Props {
  instrument: Instrument;
  answers: Answers;
  onChange: (answers: Answers, section: ItemId) => void;
  /** Where somebody was when they stopped. */
  startAt: ItemId | null;
  /** Whether what is typed is safe. */
  saving: ReactNode;
  /** What stands above the button that hands in, and that button. */
  handIn: ReactNode;
  /** Where the server found something to correct, with its words. */
  refusedAt: { place: string; message: string } | null;
}

const keyOf = ({ spot, part }: Page): string => `${spot.section}/${spot.thing ?? ""}/${part?.number ?? ""}`;
const summaryStep = "summary";

/** Page by page to the summary; which pages there are follows from the answers. */
export function FormFlow({ instrument, answers, onChange, startAt, saving, handIn, refusedAt }: Props) {
  const t = useText(respondTexts);
  const language = useLanguage();
  const word = useWording();
  const view = askedView(instrument, answers);
  const pages = formPages(instrument, answers).filter(({ questions, spot }) =>
    questions.some(({ id }) => view.isAsked(placeOf(spot, id))),
  );
  const [step, setStep] = useState(() => {
    const begun = pages.find(({ spot }) => spot.section === startAt) ?? pages[0];
    return begun ? keyOf(begun) : summaryStep;
  });
  const [focusOn, setFocusOn] = useState<{ place: string } | null>(null);
  // Places whose problem is shown: nobody is told off before they press on.
  const [told, setTold] = useState<readonly string[]>([]);
  const frame = useRef<HTMLDivElement>(null);
  const index = pages.findIndex((page) => keyOf(page) === step);
  const page = pages[index];

  function goTo(next: string) {
    setFocusOn(null);
    setTold([]);
    setStep(next);
  }
  function goToPlace(place: string) {
    const target = pages.find(({ questions, spot }) => questions.some(({ id }) => placeOf(spot, id) === place));
    if (!target) return;
    goTo(keyOf(target));
    setTold([place]);
    setFocusOn({ place });
  }
  function goOn() {
    const unread = frame.current?.querySelector<HTMLElement>("input[aria-invalid], textarea[aria-invalid]");
    if (unread) return unread.focus();
    const places = page?.questions.map(({ id }) => placeOf(page.spot, id)) ?? [];
    const wrong = places.filter((place) => view.isAsked(place) && view.problemAt(place) !== null);
    setTold(wrong);
    const [first] = wrong;
    if (first) return setFocusOn({ place: first });
    const next = pages[index + 1];
    goTo(next ? keyOf(next) : summaryStep);
  }
  function problemOf(place: string): string | null {
    if (refusedAt?.place === place) return refusedAt.message;
    const reason = told.includes(place) ? view.problemAt(place) : null;
    return reason === "missing" ? t.pleaseAnswer : reason && answerProblems[reason][language];
  }

  if (!page) {
    return (
      <>
        <ProgressLine done={1} saving={saving} />
        <FormSummary instrument={instrument} view={view} refusedAt={refusedAt} goTo={goToPlace} />
        <GivenAnswers instrument={instrument} asked={view.asked} answers={view.answers} goTo={goToPlace} />
        {handIn}
        <div>
          <Button onPress={() => goTo(pages.length > 0 ? keyOf(pages.at(-1) as Page) : summaryStep)}>{t.back}</Button>
        </div>
      </>
    );
  }
  const left = pages
    .slice(index)
    .flatMap(({ questions, spot }) => questions.filter(({ id }) => view.isOpen(placeOf(spot, id))));
  return (
    <>
      <ProgressLine
        done={index / pages.length}
        page={t.page(index + 1, pages.length)}
        left={left.length > 0 ? t.minutesLeft(minutesFor(left)) : null}
        saving={saving}
      />
      <FormPage
        instrument={instrument}
        page={page}
        answers={answers}
        view={view}
        problemOf={problemOf}
        onChange={(next) => onChange(next, page.section.id)}
        onRemove={() => {
          onChange(withoutThing(answers, page.section.id, page.spot.thing ?? 0), page.section.id);
          goTo(keyOf({ ...page, spot: { ...page.spot, thing: Math.max(0, (page.spot.thing ?? 0) - 1) } }));
          showToast(t.thingRemoved(word(page.section.repeats?.of ?? page.section.label)), async () =>
            onChange(answers, page.section.id),
          );
        }}
        onAdd={() => {
          const added = withNewThing(answers, page.section.id);
          onChange(added, page.section.id);
          const things = formPages(instrument, added).filter(({ section }) => section.id === page.section.id);
          goTo(keyOf(things.at(-1) ?? page));
        }}
        focusOn={focusOn}
        frame={frame}
      />
      <div className="flex items-center gap-3">
        {index > 0 && (
          <Button place="min-h-12" onPress={() => goTo(keyOf(pages[index - 1] ?? page))}>
            {t.back}
          </Button>
        )}
        <Button look="primary" place="ml-auto min-h-12 grow sm:grow-0 sm:px-10" onPress={goOn}>
          {index + 1 === pages.length ? t.toSummary : t.next}
        </Button>
      </div>
    </>
  );
}
