import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { minutesFor } from "../answering-time.ts";
import { askedView } from "../asked-view.ts";
import type { Form } from "../route-contracts.ts";
import { respondTexts } from "./respond-texts.ts";
import { useWording } from "./wording.ts";

/** Before the first question: who asks, what for, how long it takes, and who will know. */
export function FormStart(props: { form: Form; resumed: boolean; begin: () => void; afresh: (() => void) | null }) {
  const { form, resumed, begin, afresh } = props;
  const t = useText(respondTexts);
  const word = useWording();
  const { instrument } = form;
  // What answers bring up comes on top; who is asked less answers sooner.
  const all = instrument.sections.reduce((sum, section) => sum + section.questions.length, 0);
  const questions = askedView(instrument, { values: {} }).asked.map(({ question }) => question);
  return (
    <>
      <section className="flex flex-col gap-4 rounded-8 border border-line bg-white p-4">
        {instrument.intro && <p className="whitespace-pre-line">{word(instrument.intro)}</p>}
        <p className="flex flex-wrap gap-2">
          <Chip shape="clock" tone="accent">
            {t.questionsAndTime(questions.length, all, minutesFor(questions))}
          </Chip>
          {form.closesOn && <Chip shape="dash">{t.closesOn(form.closesOn)}</Chip>}
        </p>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm text-ink-soft">
          <li>{form.anonymous ? t.anonymous : t.named}</li>
          <li>{t.savedAsYouGo}</li>
          <li>{t.sharedComputer}</li>
        </ul>
      </section>
      {resumed && <Notice tone="good">{t.resumed}</Notice>}
      <div className="flex flex-col gap-2 sm:flex-row-reverse">
        <Button look="primary" place="min-h-12 sm:px-10" onPress={begin}>
          {resumed ? t.goOn : t.begin}
        </Button>
        {resumed && afresh && (
          <Button look="quiet" onPress={afresh}>
            {t.startAfresh}
          </Button>
        )}
      </div>
    </>
  );
}
