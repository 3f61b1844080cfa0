import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions, Drawer } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { judgeHomework } from "../route-contracts.ts";
import { type HomeworkOfPage, useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** The company accepts what was handed in, or returns it for more detail. */
export function JudgeForm({ homework }: { homework: HomeworkOfPage }) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(homework);
  const [returning, setReturning] = useState(false);
  const accept = useMutation({
    mutationFn: () => call(judgeHomework, { params: homework, body: { decision: "accept" } }),
    onSuccess: async (detail) => {
      await changed(detail);
      showToast(t.acceptedDone);
    },
  });
  return (
    <Section title={t.judgeTitle}>
      <Refusal error={accept.error} />
      <Actions>
        <Button onPress={() => setReturning(true)}>{t.needsDetail}</Button>
        <Button look="primary" isDisabled={accept.isPending} onPress={() => accept.mutate()}>
          {t.accept}
        </Button>
      </Actions>
      <Drawer title={t.needsDetail} open={returning} onClose={() => setReturning(false)}>
        {returning && <ReturnForm homework={homework} onDone={() => setReturning(false)} />}
      </Drawer>
    </Section>
  );
}

function ReturnForm({ homework, onDone }: { homework: HomeworkOfPage; onDone: () => void }) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(homework);
  const [note, setNote] = useState("");
  const [dueOn, setDueOn] = useState<string | null>(null);
  const back = useMutation({
    mutationFn: () => call(judgeHomework, { params: homework, body: { decision: "needsDetail", note, dueOn } }),
    onSuccess: async (detail) => {
      await changed(detail);
      showToast(t.sentBack);
      onDone();
    },
  });
  const incomplete = note.trim() === "" || (dueOn !== null && dueOn.length !== 10);
  return (
    <Form onSubmit={() => !incomplete && back.mutate()}>
      <p className="text-sm">{t.needsDetailLead}</p>
      <TextField label={t.needsDetailNote} value={note} onChange={setNote} lines={5} required maxLength={2000} />
      <DateField label={t.newDue} value={dueOn} onChange={setDueOn} />
      <Refusal error={back.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={incomplete || back.isPending}>
          {t.back}
        </Button>
      </Actions>
    </Form>
  );
}
