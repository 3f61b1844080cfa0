import { useState } from "react";
import { ledgerRecord } from "../../web/addresses.ts";
import { Button } from "../../web/components/button.tsx";
import { Chip } from "../../web/components/chip.tsx";
import { Drawer } from "../../web/components/dialog.tsx";
import { Link } from "../../web/components/link.tsx";
import { SideScroll } from "../../web/components/side-scroll.tsx";
import { useText } from "../../web/language.ts";
import type { FacilityId } from "../contract.ts";
import type { InquiryView } from "../route-contracts.ts";
import { AnsweredThroughLink, AnswerLinkCell } from "./answer-link-cell.tsx";
import { AnswerLinkForm } from "./answer-link-form.tsx";
import { answerLinkTexts } from "./answer-link-texts.ts";
import { CloseInquiryForm } from "./close-inquiry-form.tsx";
import { inquiryTexts } from "./inquiry-texts.ts";

/** Records named in a row; the rest are counted. */
const namedRecords = 5;

const looks = {
  open: { shape: "clock", tone: "accent" },
  overdue: { shape: "triangleFilled", tone: "alert" },
  submitted: { shape: "tick", tone: "good" },
  late: { shape: "half", tone: "attention" },
  notSubmitted: { shape: "cross", tone: "attention" },
  withdrawn: { shape: "dash", tone: "neutral" },
} as const;

/** Inquiries with whom, what, until when and what came of it; open ones can be closed with their outcome. */
export function InquiryTable(props: { facilityId: FacilityId; inquiries: readonly InquiryView[]; mayWrite: boolean }) {
  const t = useText(inquiryTexts);
  const { facilityId, inquiries, mayWrite } = props;
  const links = useText(answerLinkTexts);
  const [closing, setClosing] = useState<InquiryView | null>(null);
  const [linking, setLinking] = useState<InquiryView | null>(null);
  return (
    <>
      <SideScroll label={t.title}>
        <table className="w-full min-w-[70rem] text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {[t.number, t.to, t.question, t.toRecords, t.askedOn, t.dueOn, t.state, links.link, t.answer].map(
                (head) => (
                  <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                    {head}
                  </th>
                ),
              )}
              {mayWrite && <td className="no-print" />}
            </tr>
          </thead>
          <tbody>
            {inquiries.map((inquiry) => {
              const state = inquiry.overdue ? "overdue" : inquiry.state;
              return (
                <tr key={inquiry.id} className="border-t border-line align-top">
                  <td className="px-3 py-2 tabular-nums">{inquiry.number}</td>
                  <td className="px-3 py-2">
                    {inquiry.askedTo}
                    <span className="block text-xs text-ink-soft">{t[inquiry.askedParty]}</span>
                  </td>
                  <td className="max-w-80 px-3 py-2">
                    <p className="line-clamp-6 whitespace-pre-line print:line-clamp-none">{inquiry.question}</p>
                  </td>
                  <td className="px-3 py-2">
                    <Targets facilityId={facilityId} inquiry={inquiry} />
                  </td>
                  <td className="whitespace-nowrap px-3 py-2 tabular-nums">{inquiry.askedOn}</td>
                  <td className="whitespace-nowrap px-3 py-2 tabular-nums">{inquiry.dueOn}</td>
                  <td className="px-3 py-2">
                    <Chip {...looks[state]}>{state === "overdue" ? t.overdue : t.states[state]}</Chip>
                  </td>
                  <td className="px-3 py-2">
                    <AnswerLinkCell
                      facilityId={facilityId}
                      inquiry={inquiry}
                      mayWrite={mayWrite}
                      onMake={() => setLinking(inquiry)}
                    />
                  </td>
                  <td className="max-w-64 px-3 py-2">
                    {[inquiry.answeredOn, inquiry.answerSummary].filter(Boolean).join("　")}
                    <AnsweredThroughLink facilityId={facilityId} link={inquiry.link} />
                  </td>
                  {mayWrite && (
                    <td className="no-print px-3 py-1">
                      {inquiry.state === "open" && (
                        <Button
                          aria-label={`${t.close}：${t.number} ${inquiry.number}`}
                          onPress={() => setClosing(inquiry)}
                        >
                          {t.close}
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </SideScroll>
      <Drawer title={links.makeTitle} open={linking !== null} onClose={() => setLinking(null)}>
        {linking && <AnswerLinkForm facilityId={facilityId} inquiry={linking} onDone={() => setLinking(null)} />}
      </Drawer>
      <Drawer title={t.close} open={closing !== null} onClose={() => setClosing(null)} wide>
        {closing && <CloseInquiryForm facilityId={facilityId} inquiry={closing} onDone={() => setClosing(null)} />}
      </Drawer>
    </>
  );
}

function Targets({ facilityId, inquiry }: { facilityId: FacilityId; inquiry: InquiryView }) {
  const t = useText(inquiryTexts);
  const records = [...new Map(inquiry.items.map((item) => [item.recordId, item])).values()];
  return (
    <ul>
      {records.slice(0, namedRecords).map((item) => (
        <li key={item.recordId}>
          <Link href={ledgerRecord(facilityId, item.kind, item.recordId)}>{`${item.number} ${item.name}`}</Link>
        </li>
      ))}
      {records.length > namedRecords && <li>{t.moreItems(records.length - namedRecords)}</li>}
    </ul>
  );
}
