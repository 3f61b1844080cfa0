import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { NumberField } from "../../../web/components/number-field.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { audiences, interviewMinutes, interviewStates, isLong } from "../interview.ts";
import {
  addInterview,
  changeInterview,
  type InterviewView,
  removeInterview,
  type VisitList,
  type VisitView,
} from "../route-contracts.ts";
import { type SurveyOfPage, useVisitsChanged } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

interface Props {
  survey: SurveyOfPage;
  visit: VisitView;
  list: VisitList;
  /** Left out: a new one. */
  interview?: InterviewView;
  onDone: () => void;
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whom to talk to, for how long, and how it went. */
export function InterviewForm({ survey, visit, list, interview, onDone }: Props) {
  const t = useText(visitTexts);
  const changed = useVisitsChanged(survey);
  const [audience, setAudience] = useState(interview?.audience ?? "executive");
  const [role, setRole] = useState(interview?.respondentRole ?? "");
  const [respondents, setRespondents] = useState<number | null>(interview?.respondents ?? 1);
  const [beginsAt, setBeginsAt] = useState(interview?.beginsAt ?? "");
  const [planned, setPlanned] = useState<number | null>(interview?.plannedMinutes ?? list.plannedMinutes.executive);
  const [state, setState] = useState(interview?.state ?? "planned");
  const [actual, setActual] = useState<number | null>(interview?.actualMinutes ?? null);
  const [note, setNote] = useState(interview?.note ?? "");
  const params = { ...survey, visitId: visit.id };
  const finish = async (next: VisitList) => {
    await changed(next);
    showToast(t.changed);
    onDone();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = {
        audience,
        respondentRole: role,
        respondents: respondents ?? 1,
        beginsAt: beginsAt === "" ? null : beginsAt,
        plannedMinutes: planned ?? 0,
        note,
      };
      return interview
        ? call(changeInterview, {
            params: { ...params, interviewId: interview.id },
            body: { ...body, state, actualMinutes: state === "held" ? actual : null },
          })
        : call(addInterview, { params, body });
    },
    onSuccess: finish,
  });
  const remove = useMutation({
    mutationFn: () => call(removeInterview, { params: { ...params, interviewId: interview?.id ?? "" } }),
    onSuccess: finish,
  });
  const wrongTime = beginsAt !== "" && !clock.test(beginsAt);
  const incomplete =
    role.trim() === "" || !respondents || !planned || wrongTime || (state === "held" && interview && actual === null);
  function choose(id: string) {
    const next = audiences.find((one) => one === id) ?? "executive";
    // Whoever has not chosen minutes of their own gets those of the audience.
    if (planned === list.plannedMinutes[audience]) setPlanned(list.plannedMinutes[next] ?? null);
    setAudience(next);
  }
  return (
    <Form onSubmit={() => !incomplete && save.mutate()}>
      <Select
        label={t.audience}
        choices={audiences.map((id) => ({ id, label: t.audiences[id] }))}
        value={audience}
        onChange={choose}
      />
      <TextField
        label={t.role}
        hint={t.roleHint}
        value={role}
        onChange={setRole}
        required
        maxLength={100}
        checkPersonal
      />
      <div className="grid items-end gap-3 sm:grid-cols-3">
        <NumberField label={t.respondents} value={respondents} onChange={setRespondents} min={1} required />
        <TextField
          label={t.beginsAt}
          hint={t.beginsHint}
          value={beginsAt}
          onChange={setBeginsAt}
          error={wrongTime ? t.wrongTime : null}
          maxLength={5}
        />
        <NumberField label={t.plannedMinutes} value={planned} onChange={setPlanned} min={5} required />
      </div>
      {planned !== null && isLong(audience, planned) && (
        <Notice tone="attention">{t.long(interviewMinutes[audience].most)}</Notice>
      )}
      {interview && (
        <>
          <RadioGroup
            label={t.outcome}
            choices={interviewStates.map((id) => ({ id, label: t.outcomes[id] }))}
            value={state}
            onChange={(id) => setState(interviewStates.find((one) => one === id) ?? "planned")}
          />
          {state === "held" && (
            <NumberField label={t.actualMinutes} value={actual} onChange={setActual} min={1} required />
          )}
        </>
      )}
      <TextField label={t.note} value={note} onChange={setNote} lines={2} maxLength={2000} />
      <Refusal error={save.error ?? remove.error} />
      <Actions>
        {interview && interview.state !== "held" && (
          <Button look="quiet" isDisabled={remove.isPending} onPress={() => remove.mutate()}>
            {t.remove}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={Boolean(incomplete) || save.isPending}>
          {interview ? t.save : t.addInterview}
        </Button>
      </Actions>
    </Form>
  );
}
