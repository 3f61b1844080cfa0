import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../web/components/feedback.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { fieldDefinition } from "../catalogue.ts";
import { Claim, type FacilityId, type FieldValue } from "../contract.ts";
import { closeInquiry, type InquiryView } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { inquiryTexts } from "./inquiry-texts.ts";
import { ValueField } from "./value-field.tsx";

/** Items whose answer is entered here; longer lists come back as a file and are imported. */
const answeredHere = 40;

/** The outcome of an inquiry. An answer goes into the ledger with it; no answer within the term is a result too. */
export function CloseInquiryForm(props: { facilityId: FacilityId; inquiry: InquiryView; onDone: () => void }) {
  const t = useText(inquiryTexts);
  const { facilityId, inquiry, onDone } = props;
  const changed = useLedgerChanged(facilityId);
  const [outcome, setOutcome] = useState<keyof typeof t.outcomes>("answered");
  const [answeredOn, setAnsweredOn] = useState<string | null>(null);
  const [answerSummary, setAnswerSummary] = useState("");
  const [answers, setAnswers] = useState<Readonly<Record<string, FieldValue | null>>>({});
  const answered = outcome === "answered";
  const close = useMutation({
    mutationFn: () =>
      call(closeInquiry, {
        params: { facilityId, inquiryId: inquiry.id },
        body: {
          outcome,
          answerSummary,
          ...(answeredOn && answered ? { answeredOn } : {}),
          answers: answered ? given() : [],
        },
      }),
    onSuccess: async () => {
      await changed();
      showToast(t.closed);
      onDone();
    },
  });
  function given() {
    return inquiry.items.flatMap(({ recordId, field }) => {
      const value = Claim.safeParse(answers[`${recordId}:${field}`]);
      if (!value.success) return [];
      return [{ recordId, field, value: { ...value.data, ...(answeredOn ? { asOf: answeredOn } : {}) } }];
    });
  }
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t.outcome}
        choices={(["answered", "notSubmitted", "withdrawn"] as const).map((id) => ({ id, label: t.outcomes[id] }))}
        value={outcome}
        onChange={(id) => setOutcome(id === "notSubmitted" || id === "withdrawn" ? id : "answered")}
      />
      {outcome === "notSubmitted" && <Notice tone="neutral">{t.notSubmittedLead}</Notice>}
      {answered && (
        <>
          <DateField label={t.answeredOn} value={answeredOn} onChange={setAnsweredOn} />
          <fieldset className="flex flex-col gap-3 rounded-6 border border-line p-3">
            <legend className="px-1 text-sm font-bold">{t.answers}</legend>
            <p className="text-xs text-ink-faint">{t.answersHint}</p>
            {inquiry.items.slice(0, answeredHere).map(({ recordId, kind, number, name, field }) => {
              const definition = fieldDefinition(kind, field);
              const key = `${recordId}:${field}`;
              return definition ? (
                <div key={key} className="flex flex-col gap-1 border-t border-line pt-2">
                  <p className="text-xs text-ink-soft">{`${number} ${name}`}</p>
                  <ValueField
                    facilityId={facilityId}
                    definition={definition}
                    value={answers[key] ?? null}
                    onChange={(value) => setAnswers((before) => ({ ...before, [key]: value }))}
                  />
                </div>
              ) : null;
            })}
            {inquiry.items.length > answeredHere && (
              <p className="text-sm text-ink-soft">{t.answersByImport(inquiry.items.length - answeredHere)}</p>
            )}
          </fieldset>
        </>
      )}
      <TextField label={t.answerSummary} value={answerSummary} onChange={setAnswerSummary} lines={4} maxLength={4000} />
      <Refusal error={close.error} />
      <Actions>
        <Button look="primary" isDisabled={close.isPending} onPress={() => close.mutate()}>
          {t.close}
        </Button>
      </Actions>
    </div>
  );
}
