import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { decideConsent, type HomeworkDetail } from "../route-contracts.ts";
import { type HomeworkOfPage, useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";

function useDecision(homework: HomeworkOfPage) {
  const t = useText(homeworkTexts);
  const changed = useHomeworkChanged(homework);
  return useMutation({
    mutationFn: (body: { given: boolean; contact: string | null; note: string }) =>
      call(decideConsent, { params: homework, body }),
    onSuccess: async (detail) => {
      await changed(detail);
      showToast(t.done);
    },
  });
}

/** The hospital says whether a vendor may be asked, and whom. */
export function ConsentForm({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  const decide = useDecision(homework);
  const [contact, setContact] = useState(detail.contact ?? "");
  const [note, setNote] = useState("");
  return (
    <Section title={t.consentTitle}>
      <p className="text-sm">{t.consentLead(detail.owedBy)}</p>
      <TextField
        label={t.contact}
        hint={t.contactRequired}
        value={contact}
        onChange={setContact}
        required
        maxLength={200}
      />
      <TextField label={t.consentNote} value={note} onChange={setNote} lines={2} maxLength={1000} />
      <Refusal error={decide.error} />
      <Actions>
        {detail.state === "waiting" && (
          <Button isDisabled={decide.isPending} onPress={() => decide.mutate({ given: false, contact: null, note })}>
            {t.refuse}
          </Button>
        )}
        <Button
          look="primary"
          isDisabled={decide.isPending || contact.trim() === ""}
          onPress={() => decide.mutate({ given: true, contact: contact.trim(), note })}
        >
          {t.agree}
        </Button>
      </Actions>
    </Section>
  );
}

export function TakeConsentBack({ homework }: { homework: HomeworkOfPage }) {
  const t = useText(homeworkTexts);
  const decide = useDecision(homework);
  const [note, setNote] = useState("");
  return (
    <Section title={t.takeBack}>
      <p className="text-sm">{t.takeBackLead}</p>
      <TextField label={t.reason} value={note} onChange={setNote} maxLength={1000} />
      <Refusal error={decide.error} />
      <Actions>
        <Button
          look="danger"
          isDisabled={decide.isPending}
          onPress={() => decide.mutate({ given: false, contact: null, note })}
        >
          {t.takeBack}
        </Button>
      </Actions>
    </Section>
  );
}
