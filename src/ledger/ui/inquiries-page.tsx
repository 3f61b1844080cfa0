import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { inFacility, ledgerRecord } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Chip } from "../../web/components/chip.tsx";
import { DateField } from "../../web/components/date-field.tsx";
import { Actions, Drawer } from "../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading, Refusal } from "../../web/components/feedback.tsx";
import { Link } from "../../web/components/link.tsx";
import { RadioGroup } from "../../web/components/radio-group.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import { closeInquiry, type InquiryView } from "../route-contracts.ts";
import { inquiriesQuery, useLedgerChanged } from "./facility-queries.ts";
import { inquiryTexts } from "./inquiry-texts.ts";
import { ledgerTexts } from "./texts.ts";

/** All inquiries, open ones first, with their due dates and outcomes. */
export function InquiriesPage() {
  const t = useText(inquiryTexts);
  const ledger = useText(ledgerTexts);
  const facilityId = useFacilityId();
  const inquiries = useQuery(inquiriesQuery(facilityId));
  const [closing, setClosing] = useState<InquiryView | null>(null);
  return (
    <Page title={t.title} lead={t.lead} crumbs={[{ label: ledger.ledger, href: inFacility(facilityId, "ledger") }]}>
      {inquiries.isPending && <Loading />}
      {inquiries.error && <LoadFailed error={inquiries.error} retry={inquiries.refetch} />}
      {inquiries.data?.items.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {inquiries.data && inquiries.data.items.length > 0 && (
        <div className="overflow-x-auto rounded-8 border border-line bg-white">
          <table className="w-full text-left text-sm">
            <thead className="bg-ground">
              <tr>
                {[t.number, t.to, t.question, t.toRecords, t.askedOn, t.dueOn, t.state, t.answer].map((head) => (
                  <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {inquiries.data.items.map((inquiry) => (
                <tr key={inquiry.id} className="border-t border-line align-top">
                  <td className="px-3 py-2 tabular-nums">{inquiry.number}</td>
                  <td className="px-3 py-2">
                    {inquiry.askedTo}
                    <span className="block text-xs text-ink-soft">{t[inquiry.askedParty]}</span>
                  </td>
                  <td className="max-w-80 whitespace-pre-line px-3 py-2">{inquiry.question}</td>
                  <td className="px-3 py-2">
                    <Targets inquiry={inquiry} />
                  </td>
                  <td className="whitespace-nowrap px-3 py-2 tabular-nums">{inquiry.askedOn}</td>
                  <td className="whitespace-nowrap px-3 py-2 tabular-nums">{inquiry.dueOn}</td>
                  <td className="px-3 py-2">
                    <Chip
                      tone={inquiry.overdue ? "alert" : "neutral"}
                      shape={inquiry.overdue ? "triangleFilled" : "clock"}
                    >
                      {inquiry.overdue ? t.overdue : t.states[inquiry.state]}
                    </Chip>
                  </td>
                  <td className="max-w-64 px-3 py-2">
                    {[inquiry.answeredOn, inquiry.answerSummary].filter(Boolean).join("　")}
                  </td>
                  <td className="px-3 py-1">
                    {inquiries.data.mayWrite && inquiry.state === "open" && (
                      <Button onPress={() => setClosing(inquiry)}>{t.close}</Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Drawer title={t.close} open={closing !== null} onClose={() => setClosing(null)}>
        {closing && <CloseForm inquiry={closing} onDone={() => setClosing(null)} />}
      </Drawer>
    </Page>
  );
}

function Targets({ inquiry }: { inquiry: InquiryView }) {
  const facilityId = useFacilityId();
  const records = new Map(inquiry.items.map((item) => [item.recordId as string, item]));
  return (
    <ul>
      {[...records.values()].slice(0, 5).map((item) => (
        <li key={item.recordId}>
          <Link href={ledgerRecord(facilityId, item.kind, item.recordId)}>{`${item.number} ${item.name}`}</Link>
        </li>
      ))}
      {records.size > 5 && <li>…{records.size - 5}</li>}
    </ul>
  );
}

function CloseForm({ inquiry, onDone }: { inquiry: InquiryView; onDone: () => void }) {
  const t = useText(inquiryTexts);
  const facilityId = useFacilityId();
  const changed = useLedgerChanged(facilityId);
  const [outcome, setOutcome] = useState<keyof typeof t.outcomes>("answered");
  const [answeredOn, setAnsweredOn] = useState<string | null>(null);
  const [answerSummary, setAnswerSummary] = useState("");
  const close = useMutation({
    mutationFn: () =>
      call(closeInquiry, {
        params: { facilityId, inquiryId: inquiry.id },
        body: { outcome, answerSummary, ...(answeredOn && outcome === "answered" ? { answeredOn } : {}) },
      }),
    onSuccess: async () => {
      await changed();
      showToast(t.closed);
      onDone();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t.outcome}
        choices={(["answered", "notSubmitted", "withdrawn"] as const).map((id) => ({ id, label: t.outcomes[id] }))}
        value={outcome}
        onChange={(id) => setOutcome(id === "notSubmitted" || id === "withdrawn" ? id : "answered")}
      />
      {outcome === "answered" && <DateField label={t.answeredOn} value={answeredOn} onChange={setAnsweredOn} />}
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
