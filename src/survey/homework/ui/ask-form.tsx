import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { ComboBox } from "../../../web/components/combo-box.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { type SurveyOfPage, walkQuery } from "../../visit/ui/visit-queries.ts";
import { type Holder, type HomeworkKind, holders, homeworkKinds } from "../homework.ts";
import { askHomework } from "../route-contracts.ts";
import { useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** Asks for something, of the hospital or, once it agrees, of a vendor. */
export function AskForm({ survey, termDays, onDone }: { survey: SurveyOfPage; termDays: number; onDone: () => void }) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(survey);
  const [holder, setHolder] = useState<Holder>("hospital");
  const [owedBy, setOwedBy] = useState("");
  const [contact, setContact] = useState("");
  const [kind, setKind] = useState<HomeworkKind>("document");
  const [title, setTitle] = useState("");
  const [questions, setQuestions] = useState("");
  const [checklistItem, setChecklistItem] = useState("");
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [recordId, setRecordId] = useState<string | null>(null);
  const walk = useQuery(walkQuery(survey));
  const connections = walk.data
    ? [...walk.data.targets.flatMap((target) => target.connections), ...walk.data.uncategorised]
    : [];
  const ask = useMutation({
    mutationFn: () =>
      call(askHomework, {
        params: survey,
        body: {
          holder,
          owedBy,
          contact: contact || null,
          kind,
          title,
          questions: questions.split("\n").flatMap((line) => line.trim() || []),
          checklistItem: checklistItem || null,
          recordId,
          dueOn: holder === "hospital" ? dueOn : null,
        },
      }),
    onSuccess: async (detail) => {
      await changed(detail);
      showToast(t.asked);
      onDone();
    },
  });
  const wrongDue = dueOn !== null && dueOn.length !== 10;
  const incomplete = owedBy.trim() === "" || title.trim() === "" || wrongDue;
  return (
    <Form onSubmit={() => !incomplete && ask.mutate()}>
      <RadioGroup
        label={t.holder}
        choices={holders.map((id) => ({ id, label: t.holders[id] }))}
        value={holder}
        onChange={(id) => setHolder(holders.find((one) => one === id) ?? "hospital")}
      />
      {holder === "vendor" && (
        <Notice tone="neutral">
          <p>{t.vendorLead}</p>
          <p>{t.dueVendor(termDays)}</p>
        </Notice>
      )}
      <TextField
        label={t.owedBy}
        hint={t.owedByHint[holder]}
        value={owedBy}
        onChange={setOwedBy}
        required
        maxLength={200}
      />
      {holder === "vendor" && (
        <TextField label={t.contact} hint={t.contactHint} value={contact} onChange={setContact} maxLength={200} />
      )}
      <Select
        label={t.kind}
        choices={homeworkKinds.map((id) => ({ id, label: t.kinds[id] }))}
        value={kind}
        onChange={(id) => setKind(homeworkKinds.find((one) => one === id) ?? "other")}
      />
      <TextField
        label={t.titleField}
        hint={t.titleHint}
        value={title}
        onChange={setTitle}
        required
        maxLength={200}
        checkPersonal
      />
      <TextField label={t.questions} hint={t.questionsHint} value={questions} onChange={setQuestions} lines={4} />
      <TextField
        label={t.checklistItem}
        hint={t.checklistHint}
        value={checklistItem}
        onChange={setChecklistItem}
        maxLength={100}
      />
      {connections.length > 0 && (
        <ComboBox
          label={t.ledgerRecord}
          hint={t.ledgerRecordHint}
          choices={connections.map(({ id, name }) => ({ id, label: name }))}
          value={recordId}
          onChange={setRecordId}
        />
      )}
      {holder === "hospital" && (
        <DateField label={t.due} hint={t.dueHint(termDays)} value={dueOn} onChange={setDueOn} />
      )}
      <Refusal error={ask.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={incomplete || ask.isPending}>
          {t.ask}
        </Button>
      </Actions>
    </Form>
  );
}
