import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { fieldDefinition } from "../catalogue.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { createInquiry, type RecordView } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { inquiryTexts } from "./inquiry-texts.ts";

interface Props {
  facilityId: FacilityId;
  kind: RecordKind;
  /** What is still open in the chosen records. */
  candidates: readonly { record: RecordView; field: string }[];
  onDone: () => void;
}

/** Asks a vendor or department about unknown fields of records. */
export function InquiryForm({ facilityId, kind, candidates, onDone }: Props) {
  const t = useText(inquiryTexts);
  const label = useLabel();
  const changed = useLedgerChanged(facilityId);
  const fieldName = (field: string) => {
    const definition = fieldDefinition(kind, field);
    return definition ? label(definition) : field;
  };
  const lines = candidates.map(({ record, field }) => `・${record.number} ${record.name}：${fieldName(field)}`);
  const [party, setParty] = useState("vendor");
  const [askedTo, setAskedTo] = useState("");
  const [question, setQuestion] = useState(() => t.proposal(lines.slice(0, 40).join("\n")));
  const [due, setDue] = useState<string | null>(null);
  const [consent, setConsent] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: () =>
      call(createInquiry, {
        params: { facilityId },
        body: {
          askedParty: party === "vendor" ? "vendor" : "department",
          askedTo,
          question,
          hospitalConsentOn: party === "vendor" ? consent : null,
          items: candidates.map(({ record, field }) => ({ recordId: record.id, field })),
          ...(due ? { dueOn: due } : {}),
        },
      }),
    onSuccess: async (inquiry) => {
      await changed();
      showToast(t.asked(inquiry.number));
      onDone();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t.party}
        choices={[
          { id: "vendor", label: t.vendor },
          { id: "department", label: t.department },
        ]}
        value={party}
        onChange={setParty}
      />
      <TextField label={t.askedTo} value={askedTo} onChange={setAskedTo} required maxLength={200} />
      {party === "vendor" && <DateField label={t.consent} value={consent} onChange={setConsent} />}
      <DateField label={t.due} hint={t.dueHint} value={due} onChange={setDue} />
      <TextField label={t.question} value={question} onChange={setQuestion} lines={8} required maxLength={4000} />
      <p className="text-sm text-ink-soft">{t.items(candidates.length)}</p>
      <Refusal error={ask.error} />
      <Actions>
        <Button look="primary" isDisabled={askedTo.trim() === "" || ask.isPending} onPress={() => ask.mutate()}>
          {t.ask}
        </Button>
      </Actions>
    </div>
  );
}
