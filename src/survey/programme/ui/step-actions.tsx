import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, type ButtonLook } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { SurveyView } from "../route-contracts.ts";
import { rank } from "../state.ts";
import { stepName } from "./step-name.ts";
import { surveyTexts } from "./survey-texts.ts";

type State = SurveyView["state"];
/** Takes a step, and fetches what it changed. */
export type TakeStep = (to: State, note: string) => Promise<void>;

/** The steps this person may take now: the one that goes forward as the page's main button, the others quietly beside it. */
export function StepActions({ survey, take }: { survey: SurveyView; take: TakeStep }) {
  const t = useText(surveyTexts);
  const nameOf = useActionName(survey);
  const [asked, setAsked] = useState<State | null>(null);
  if (survey.actions.length === 0) return null;
  const forward = survey.actions.find(({ to, missing }) => isForward(survey, to) && missing.length === 0)?.to;
  const lookOf = (to: State): ButtonLook =>
    to === forward ? "primary" : isForward(survey, to) ? "secondary" : "quiet";
  return (
    <>
      <Actions>
        {survey.actions.toReversed().map(({ to, missing }) => (
          <Button key={to} look={lookOf(to)} isDisabled={missing.length > 0} onPress={() => setAsked(to)}>
            {nameOf(to)}
          </Button>
        ))}
      </Actions>
      <Dialog title={asked ? nameOf(asked) : t.next} open={asked !== null} onClose={() => setAsked(null)}>
        {asked && (
          <StepForm survey={survey} to={asked} take={take} name={nameOf(asked)} onDone={() => setAsked(null)} />
        )}
      </Dialog>
    </>
  );
}

const isForward = (survey: SurveyView, to: State): boolean => rank(to) > rank(survey.state);

function useActionName(survey: SurveyView): (to: State) => string {
  const t = useText(surveyTexts);
  const label = useLabel();
  return (to) => {
    if (to === "declined" || to === "withdrawn" || to === "invited" || to === "intentConfirmed") return t.actions[to];
    if (to === "surveyed" && survey.state === "drafted") return t.actions.backToSurvey;
    if (to === "homeworkOpen" && survey.state === "surveyed") return t.actions.moreHomework;
    if (to === "surveyed" && survey.state === "walkedThrough") return t.actions.surveyed;
    return t.take(stepName(survey, to, label));
  };
}

function StepForm(props: { survey: SurveyView; to: State; take: TakeStep; name: string; onDone: () => void }) {
  const t = useText(surveyTexts);
  const { survey, to } = props;
  const [note, setNote] = useState("");
  const leaves = to === "declined" || to === "withdrawn";
  const back = !leaves && !isForward(survey, to);
  const step = useMutation({
    mutationFn: () => props.take(to, note),
    onSuccess: () => {
      showToast(t.taken);
      props.onDone();
    },
  });
  const question = leaves ? t.asked[to] : back && to === "surveyed" ? t.asked.surveyed : null;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        step.mutate();
      }}
    >
      {question && <p className="text-sm">{question}</p>}
      <TextField
        label={leaves || back ? t.why : t.noteLabel}
        value={note}
        onChange={setNote}
        lines={3}
        maxLength={1000}
        required={leaves || back}
      />
      <Refusal error={step.error} />
      <Actions>
        <Button onPress={props.onDone}>{t.cancel}</Button>
        <Button
          look={leaves ? "danger" : "primary"}
          type="submit"
          isDisabled={step.isPending || ((leaves || back) && note.trim() === "")}
        >
          {props.name}
        </Button>
      </Actions>
    </form>
  );
}
