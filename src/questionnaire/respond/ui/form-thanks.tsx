import { useEffect, useRef } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Form } from "../route-contracts.ts";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

/** Handed in: thanks, and that nothing is left here. */
export function FormThanks(props: { form: Form; again: (() => void) | null; afresh: (() => void) | null }) {
  const { form, again, afresh } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="flex flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold outline-none focus-visible:shadow-none">
        {t.thanks}
      </h2>
      <Notice tone="good">{t.received}</Notice>
      {form.instrument.thanks && <p className="whitespace-pre-line">{word(form.instrument.thanks)}</p>}
      <p className="text-sm text-ink-soft">{t.leftNothing}</p>
      {afresh && (
        <div>
          <Button look="quiet" onPress={afresh}>
            {t.startAfresh}
          </Button>
        </div>
      )}
      {again && (
        <div>
          <Button onPress={again}>{t.editAgain}</Button>
        </div>
      )}
    </section>
  );
}
