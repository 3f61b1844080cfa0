import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { changeVisit, type ProposalView, planVisit, type VisitList, type VisitView } from "../route-contracts.ts";
import { halves, isUnusualNumber, visitPurposes } from "../visit.ts";
import { type SurveyOfPage, useVisitsChanged } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

interface Props {
  survey: SurveyOfPage;
  list: VisitList;
  /** Left out: a new visit. */
  visit?: VisitView;
  /** The hospital's proposal that the new visit follows. */
  proposal?: ProposalView;
  onDone: () => void;
}

/** When, who and what for. */
export function VisitForm({ survey, list, visit, proposal, onDone }: Props) {
  const t = useText(visitTexts);
  const changed = useVisitsChanged(survey);
  const [onDay, setOnDay] = useState<string | null>(visit?.onDay ?? proposal?.onDay ?? null);
  const [half, setHalf] = useState(visit?.half ?? proposal?.half ?? "morning");
  const [purposes, setPurposes] = useState<readonly string[]>(visit?.purposes ?? ["interviews"]);
  const [people, setPeople] = useState<readonly string[]>(visit?.people.map(({ personId }) => personId) ?? []);
  const [note, setNote] = useState(visit?.note ?? "");
  const [why, setWhy] = useState("");
  const known = new Map([...(visit?.people ?? []), ...list.colleagues].map((person) => [person.personId, person]));
  const save = useMutation({
    mutationFn: () => {
      const plan = {
        onDay: onDay ?? "",
        half,
        purposes: visitPurposes.filter((purpose) => purposes.includes(purpose)),
        personIds: [...people],
        note,
      };
      return visit
        ? call(changeVisit, {
            params: { ...survey, visitId: visit.id },
            body: { ...plan, version: visit.version, why },
          })
        : call(planVisit, { params: survey, body: { ...plan, proposalId: proposal?.id ?? null } });
    },
    onSuccess: async (next) => {
      await changed(next);
      showToast(visit ? t.changed : t.planned);
      onDone();
    },
  });
  const incomplete = onDay?.length !== 10 || purposes.length === 0 || people.length === 0;
  return (
    <Form onSubmit={() => !incomplete && save.mutate()}>
      <DateField label={t.day} value={onDay} onChange={setOnDay} required />
      <RadioGroup
        label={t.half}
        choices={halves.map((id) => ({ id, label: t.halves[id] }))}
        value={half}
        onChange={(id) => setHalf(halves.find((one) => one === id) ?? "morning")}
      />
      <CheckboxGroup
        label={t.purposes}
        choices={visitPurposes.map((id) => ({ id, label: t.purposeNames[id] }))}
        value={purposes}
        onChange={setPurposes}
        required
      />
      {known.size === 0 ? (
        <Notice tone="attention">{t.noColleagues}</Notice>
      ) : (
        <CheckboxGroup
          label={t.people}
          hint={t.peopleHint}
          choices={[...known.values()].map(({ personId, name }) => ({ id: personId, label: name }))}
          value={people}
          onChange={setPeople}
          required
        />
      )}
      {people.length > 0 && isUnusualNumber(people.length) && (
        <Notice tone="attention">{t.unusual(people.length)}</Notice>
      )}
      <TextField label={t.note} hint={t.noteHint} value={note} onChange={setNote} lines={3} maxLength={2000} />
      {visit && <TextField label={t.whyMove} value={why} onChange={setWhy} maxLength={2000} />}
      <Refusal error={save.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={incomplete || save.isPending}>
          {visit ? t.save : t.plan}
        </Button>
      </Actions>
    </Form>
  );
}
