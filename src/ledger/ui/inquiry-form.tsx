import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addDays } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { CheckboxGroup } from "../../web/components/checkbox.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { fieldDefinition } from "../catalogue.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { termDays } from "../inquiry.ts";
import { createInquiry, type RecordView } from "../route-contracts.ts";
import { EmailField, isWrongEmail } from "./answer-link-form.tsx";
import { answerLinkTexts } from "./answer-link-texts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { openItems, proposedFields, whoCouldAnswer } from "./inquiry-items.ts";
import { inquiryTexts } from "./inquiry-texts.ts";
import { MadeLink } from "./made-link.tsx";

interface Props {
  facilityId: FacilityId;
  kind: RecordKind;
  records: readonly RecordView[];
  /** Fields that the list is filtered by. */
  filtered?: readonly string[];
  onDone: () => void;
}

/** Lines of the question that is proposed; a longer list goes as an attachment of the letter, not into it. */
const proposedLines = 40;

/** Asks a vendor or department about what is open in the chosen records, by a due date. */
export function InquiryForm({ facilityId, kind, records, filtered = [], onDone }: Props) {
  const t = useText(inquiryTexts);
  const links = useText(answerLinkTexts);
  const label = useLabel();
  const changed = useLedgerChanged(facilityId);
  const open = openItems(kind, records);
  const [fields, setFields] = useState(() => proposedFields(open, filtered));
  const [party, setParty] = useState<"vendor" | "department">("vendor");
  const [askedTo, setAskedTo] = useState(() => whoCouldAnswer(records, "vendor"));
  const [edited, setEdited] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>(() => addDays(japanDay(new Date()), termDays));
  const [consent, setConsent] = useState<string | null>(null);
  const [email, setEmail] = useState("");
  const fieldName = (field: string) => {
    const definition = fieldDefinition(kind, field);
    return definition ? label(definition) : field;
  };
  const items = open.filter((item) => fields.includes(item.field));
  const lines = items.map(({ record, field }) => `・${record.number} ${record.name}：${fieldName(field)}`);
  const more = lines.length > proposedLines ? `\n${t.moreItems(lines.length - proposedLines)}` : "";
  const question = edited ?? t.proposal(lines.slice(0, proposedLines).join("\n") + more);
  const choices = [...new Set(open.map((item) => item.field))].map((field) => ({
    id: field,
    label: `${fieldName(field)}（${open.filter((item) => item.field === field).length}）`,
  }));
  function askParty(next: "vendor" | "department") {
    if (askedTo === whoCouldAnswer(records, party)) setAskedTo(whoCouldAnswer(records, next));
    setParty(next);
  }
  const ask = useMutation({
    mutationFn: () =>
      call(createInquiry, {
        params: { facilityId },
        body: {
          askedParty: party,
          askedTo: askedTo.trim(),
          question,
          hospitalConsentOn: party === "vendor" ? consent : null,
          items: items.map(({ record, field }) => ({ recordId: record.id, field })),
          ...(due ? { dueOn: due } : {}),
          ...(email.trim() === "" ? {} : { mailLinkTo: email.trim() }),
        },
      }),
    onSuccess: async (inquiry) => {
      await changed();
      showToast(t.asked(inquiry.number));
      if (!inquiry.answerLink) onDone();
    },
  });
  if (ask.data?.answerLink) return <MadeLink made={ask.data.answerLink} onDone={onDone} />;
  const incomplete =
    isWrongEmail(email) ||
    askedTo.trim() === "" ||
    items.length === 0 ||
    (party === "vendor" && consent?.length !== 10);
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t.party}
        choices={[
          { id: "vendor", label: t.vendor },
          { id: "department", label: t.department },
        ]}
        value={party}
        onChange={(id) => askParty(id === "department" ? "department" : "vendor")}
      />
      <TextField label={t.askedTo} value={askedTo} onChange={setAskedTo} required maxLength={200} />
      {party === "vendor" && <DateField label={t.consent} value={consent} onChange={setConsent} required />}
      <DateField label={t.due} hint={t.dueHint} value={due} onChange={setDue} />
      <CheckboxGroup label={t.items(items.length)} choices={choices} value={fields} onChange={setFields} />
      <TextField
        label={t.question}
        value={question}
        onChange={setEdited}
        lines={Math.min(12, question.split("\n").length + 1)}
        required
        maxLength={4000}
      />
      <EmailField label={links.askEmail} hint={links.askEmailHint} value={email} onChange={setEmail} />
      <Refusal error={ask.error} />
      <Actions>
        <Button look="primary" isDisabled={incomplete || ask.isPending} onPress={() => ask.mutate()}>
          {t.ask}
        </Button>
      </Actions>
    </div>
  );
}
