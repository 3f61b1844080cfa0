import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CallRefused, call } from "../../../web/call.ts";
import { Notice } from "../../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import type { Answers } from "../../instrument/answer.ts";
import type { ItemId } from "../../instrument/instrument.ts";
import { askedView } from "../asked-view.ts";
import { type Form, handInForm, saveForm } from "../route-contracts.ts";
import { FormFlow } from "./form-flow.tsx";
import { FormStart } from "./form-start.tsx";
import { FormThanks } from "./form-thanks.tsx";
import { HandIn } from "./hand-in.tsx";
import { type Comer, forgetComer, startAfresh } from "./link.ts";
import { draftKey, readLocally } from "./local-draft.ts";
import { respondTexts } from "./respond-texts.ts";
import { SavingLine } from "./saving-line.tsx";
import { useSaving } from "./use-saving.ts";

/** A form from its first page to the thanks. */
export function RespondentForm({ comer, form }: { comer: Comer; form: Form }) {
  const t = useText(respondTexts);
  const language = useLanguage();
  const { instrument } = form;
  const key = draftKey(comer.token);
  const [unsent] = useState(() => (form.open ? readLocally(key) : null));
  const [answers, setAnswers] = useState<Answers>(unsent?.answers ?? form.answers);
  const [step, setStep] = useState<"start" | "pages" | "thanks">(form.handedIn ? "thanks" : "start");
  // Answers that are handed in already are changed by handing in again; nothing is saved in between.
  const savesAsYouGo = !form.handedIn;
  const resumed = form.resumed || unsent !== null;
  const [openedAt] = useState(() => Date.now());
  const [website, setWebsite] = useState("");
  const saving = useSaving(key, (draft) => call(saveForm, { body: { ...comer, ...draft } }));
  const handIn = useMutation({
    mutationFn: () => {
      const body = { ...comer, answers: askedView(instrument, answers).answers, website };
      // Who goes on from what was saved has spent more time than this page has seen.
      const seconds = resumed ? {} : { seconds: Math.round((Date.now() - openedAt) / 1000) };
      return call(handInForm, { body: { ...body, ...seconds } });
    },
    onSuccess: () => {
      saving.finish();
      if (slug) forgetComer(slug);
      setStep("thanks");
    },
  });
  const change = (next: Answers, section: ItemId) => {
    setAnswers(next);
    handIn.reset();
    if (savesAsYouGo) saving.push({ answers: next, section });
  };
  const { slug } = comer;
  const afresh = slug === undefined ? null : () => startAfresh(slug);
  const begin = () => {
    setStep("pages");
    if (unsent) saving.push(unsent);
  };
  const refusal = handIn.error instanceof CallRefused && handIn.error.place ? handIn.error : null;
  return (
    <Entrance
      wide
      title={language === "en" && instrument.title.en ? instrument.title.en : form.title}
      lead={step === "start" ? t.asks(form.organisation) : null}
    >
      {!form.open && !form.handedIn && <Notice tone="attention">{t.notOpen}</Notice>}
      {step === "start" && form.open && <FormStart form={form} resumed={resumed} begin={begin} afresh={afresh} />}
      {step === "pages" && (
        <FormFlow
          instrument={instrument}
          answers={answers}
          onChange={change}
          startAt={unsent?.section ?? form.section}
          saving={savesAsYouGo ? <SavingLine state={saving.state} /> : <span>{t.sentWhenHandedIn}</span>}
          refusedAt={refusal ? { place: refusal.place ?? "", message: refusal.message } : null}
          handIn={
            <HandIn
              instrument={instrument}
              answers={answers}
              final={!form.mayEditAfterwards}
              pending={handIn.isPending}
              error={refusal ? null : handIn.error}
              website={website}
              setWebsite={setWebsite}
              handIn={() => handIn.mutate()}
            />
          }
        />
      )}
      {step === "thanks" && (
        <FormThanks
          form={form}
          afresh={afresh}
          again={form.open && form.mayEditAfterwards ? () => setStep("pages") : null}
        />
      )}
    </Entrance>
  );
}
