import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { extendHomework, withdrawHomework } from "../route-contracts.ts";
import { type HomeworkOfPage, useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";

interface Props {
  homework: HomeworkOfPage;
  onDone: () => void;
}

/** More time, with the reason. */
export function ExtendForm({ homework, onDone }: Props) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(homework);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const extend = useMutation({
    mutationFn: () => call(extendHomework, { params: homework, body: { dueOn: dueOn ?? "", note } }),
    onSuccess: async (detail) => {
      await changed(detail);
      showToast(t.done);
      onDone();
    },
  });
  const incomplete = dueOn?.length !== 10 || note.trim() === "";
  return (
    <Form onSubmit={() => !incomplete && extend.mutate()}>
      <DateField label={t.newDue} value={dueOn} onChange={setDueOn} required />
      <TextField label={t.reason} value={note} onChange={setNote} required maxLength={1000} />
      <Refusal error={extend.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={incomplete || extend.isPending}>
          {t.extend}
        </Button>
      </Actions>
    </Form>
  );
}

/** It is not wanted any more. */
export function WithdrawForm({ homework, onDone }: Props) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(homework);
  const [note, setNote] = useState("");
  const withdraw = useMutation({
    mutationFn: () => call(withdrawHomework, { params: homework, body: { note } }),
    onSuccess: async (detail) => {
      await changed(detail);
      showToast(t.done);
      onDone();
    },
  });
  const incomplete = note.trim() === "";
  return (
    <Form onSubmit={() => !incomplete && withdraw.mutate()}>
      <TextField label={t.reason} value={note} onChange={setNote} required maxLength={1000} />
      <Refusal error={withdraw.error} />
      <Actions>
        <Button look="danger" type="submit" isDisabled={incomplete || withdraw.isPending}>
          {t.withdraw}
        </Button>
      </Actions>
    </Form>
  );
}
