import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { CheckboxGroup } from "../../../web/components/checkbox.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { targetIds } from "../walkthrough.ts";
import { addWalkPlace, changeWalkPlace, removeWalkPlace, type WalkView } from "../walkthrough-contracts.ts";
import { type SurveyOfPage, useWalkChanged } from "./visit-queries.ts";
import { useTargetName } from "./walk-target.tsx";
import { walkTexts } from "./walk-texts.ts";

interface Props {
  survey: SurveyOfPage;
  /** Null: a new one. */
  place: WalkView["places"][number] | null;
  onDone: () => void;
}

/** A room or place of the walk, and what is looked at there. */
export function PlaceForm({ survey, place, onDone }: Props) {
  const t = useText(walkTexts);
  const targetName = useTargetName();
  const changed = useWalkChanged(survey);
  const [name, setName] = useState(place?.name ?? "");
  const [targets, setTargets] = useState<readonly string[]>(place?.targets ?? []);
  const [note, setNote] = useState(place?.note ?? "");
  const [lookedAtOn, setLookedAtOn] = useState<string | null>(place?.lookedAtOn ?? null);
  const finish = (view: WalkView) => {
    changed(view);
    onDone();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = { name, targets: [...targets].sort(), note, lookedAtOn };
      return place
        ? call(changeWalkPlace, { params: { ...survey, placeId: place.id }, body })
        : call(addWalkPlace, { params: survey, body });
    },
    onSuccess: finish,
  });
  const remove = useMutation({
    mutationFn: () => call(removeWalkPlace, { params: { ...survey, placeId: place?.id ?? "" } }),
    onSuccess: finish,
  });
  const incomplete = name.trim() === "" || (lookedAtOn !== null && lookedAtOn.length !== 10);
  return (
    <Form onSubmit={() => !incomplete && save.mutate()}>
      <TextField label={t.place} hint={t.placeHint} value={name} onChange={setName} required maxLength={200} />
      <CheckboxGroup
        label={t.placeTargets}
        choices={targetIds.map((id) => ({ id, label: targetName(id) }))}
        value={targets}
        onChange={setTargets}
      />
      <DateField label={t.lookedAt} value={lookedAtOn} onChange={setLookedAtOn} />
      <TextField label={t.note} value={note} onChange={setNote} lines={3} maxLength={2000} />
      <Refusal error={save.error ?? remove.error} />
      <Actions>
        {place && (
          <Button look="quiet" isDisabled={remove.isPending} onPress={() => remove.mutate()}>
            {t.remove}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={incomplete || save.isPending}>
          {place ? t.save : t.add}
        </Button>
      </Actions>
    </Form>
  );
}
