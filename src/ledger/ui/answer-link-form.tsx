import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Email } from "../../identity/contract.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import { makeAnswerLink } from "../answering/route-contracts.ts";
import type { FacilityId } from "../contract.ts";
import type { InquiryView } from "../route-contracts.ts";
import { answerLinkTexts } from "./answer-link-texts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { MadeLink } from "./made-link.tsx";

/** Makes the link of an open inquiry, mailed or shown once. */
export function AnswerLinkForm(props: { facilityId: FacilityId; inquiry: InquiryView; onDone: () => void }) {
  const t = useText(answerLinkTexts);
  const { facilityId, inquiry, onDone } = props;
  const changed = useLedgerChanged(facilityId);
  const [email, setEmail] = useState(inquiry.link?.email ?? "");
  const make = useMutation({
    mutationFn: () =>
      call(makeAnswerLink, {
        params: { facilityId, inquiryId: inquiry.id },
        body: email.trim() === "" ? {} : { email: email.trim() },
      }),
    onSuccess: changed,
  });
  if (make.data) return <MadeLink made={make.data.answerLink} onDone={onDone} />;
  const wrong = isWrongEmail(email);
  const replaces = inquiry.link && !["revoked", "expired"].includes(inquiry.link.state);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t.lead}</p>
      {replaces && <Notice tone="attention">{t.replaces}</Notice>}
      <EmailField label={t.email} hint={t.emailHint} value={email} onChange={setEmail} />
      <Refusal error={make.error} />
      <Actions>
        <Button look="primary" isDisabled={wrong || make.isPending} onPress={() => make.mutate()}>
          {t.make}
        </Button>
      </Actions>
    </div>
  );
}

/** Something is written, and it is no address. */
export const isWrongEmail = (email: string): boolean => email.trim() !== "" && !Email.safeParse(email.trim()).success;

/** An address that may be left out. */
export function EmailField(props: { label: string; hint: string; value: string; onChange: (value: string) => void }) {
  const t = useText(answerLinkTexts);
  return <TextField {...props} type="email" error={isWrongEmail(props.value) ? t.wrongEmail : null} maxLength={254} />;
}
