import { useEffect, useRef, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Instrument } from "../../instrument/instrument.ts";
import type { AskedView } from "../asked-view.ts";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

const shownAtFirst = 12;

/** What is left open, and what has to be answered or corrected before handing in; each a way back to its question. */
export function FormSummary(props: {
  instrument: Instrument;
  view: AskedView;
  refusedAt: { place: string; message: string } | null;
  goTo: (place: string) => void;
}) {
  const { instrument, view, refusedAt, goTo } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const heading = useRef<HTMLHeadingElement>(null);
  const [all, setAll] = useState(false);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);
  const open = view.open;
  const must = open.filter(({ required }) => required);
  const shown = all ? open : open.slice(0, shownAtFirst);
  const labelOf = (place: string) => {
    const id = place.split("/").at(-1);
    const question = instrument.sections.flatMap(({ questions }) => questions).find((one) => one.id === id);
    const [, thing] = place.split("/");
    const name = question ? `${question.id}　${word(question.label)}` : place;
    return place.includes("/") ? `${name}（${thing}）` : name;
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold outline-none focus-visible:shadow-none">
        {t.summary}
      </h2>
      {refusedAt && (
        <Notice tone="alert">
          <div className="flex flex-col items-start gap-1">
            {refusedAt.message}
            <Button look="quiet" onPress={() => goTo(refusedAt.place)}>
              {t.gotoQuestion(labelOf(refusedAt.place))}
            </Button>
          </div>
        </Notice>
      )}
      {view.illegal.length > 0 && (
        <Notice tone="alert">
          <p>{t.correctFirst(view.illegal.length)}</p>
          <Places places={view.illegal.map(({ place }) => place)} labelOf={labelOf} goTo={goTo} />
        </Notice>
      )}
      {must.length > 0 && <Notice tone="alert">{t.mustAnswer(must.length)}</Notice>}
      {open.length === 0 ? (
        <Notice tone="good">{t.allAnswered}</Notice>
      ) : (
        <div className="flex flex-col gap-2 rounded-8 border border-line bg-white p-4">
          {must.length === 0 && <p>{t.leftOpen(open.length)}</p>}
          <Places places={shown.map(({ place }) => place)} labelOf={labelOf} goTo={goTo} />
          {shown.length < open.length && (
            <Button look="quiet" onPress={() => setAll(true)}>
              {t.more(open.length - shown.length)}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Places(props: { places: string[]; labelOf: (place: string) => string; goTo: (place: string) => void }) {
  return (
    <ul className="flex flex-col">
      {props.places.map((place) => (
        <li key={place}>
          <Button
            look="quiet"
            place="w-full !justify-start !whitespace-normal py-2 text-left !font-normal"
            onPress={() => props.goTo(place)}
          >
            {props.labelOf(place)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
