import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { FindingView } from "../../finding/route-contracts.ts";
import { useAddressSearch, usePathParam } from "../../web/address-search.ts";
import { inFacility, ledgerList } from "../../web/addresses.ts";
import { LoadFailed, Loading, Notice } from "../../web/components/feedback.tsx";
import { Tabs } from "../../web/components/tabs.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { Page } from "../../web/shell/page.tsx";
import { gapsOf } from "../gap.ts";
import { AttachmentList } from "./attachment-list.tsx";
import { inquiriesQuery } from "./facility-queries.ts";
import { useKindAddress } from "./kind-address.ts";
import { RecordActions } from "./record-actions.tsx";
import { RecordFields } from "./record-fields.tsx";
import { RecordHistory } from "./record-history.tsx";
import { RecordInquiries } from "./record-inquiries.tsx";
import { type RecordAddress, recordFindingsQuery, recordQuery } from "./record-query.ts";
import { ledgerTexts } from "./texts.ts";

/** Findings are drawn by the capability that makes them; the shell hands its list over. */
export interface RecordPageParts {
  FindingList: ComponentType<{ findings: readonly FindingView[] }>;
}

/** One record: its fields with state and source, findings, inquiries, photographs, history. */
export function RecordPage({ FindingList }: RecordPageParts) {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const { facilityId, kind, definition } = useKindAddress();
  const address: RecordAddress = { facilityId, kind, recordId: usePathParam("recordId") };
  const [{ tab = "fields" }, change] = useAddressSearch();
  const record = useQuery(recordQuery(address));
  const findings = useQuery(recordFindingsQuery(address));
  const inquiries = useQuery(inquiriesQuery(facilityId, address.recordId));
  const { data } = record;
  const title = data ? `${label(definition)} ${data.number}　${data.name}` : label(definition);
  return (
    <Page
      title={title}
      lead={data && t.gaps(gapsOf(kind, data.fields).length)}
      crumbs={[
        { label: t.ledger, href: inFacility(facilityId, "ledger") },
        { label: label(definition), href: ledgerList(facilityId, kind) },
      ]}
      actions={data && <RecordActions record={data} />}
    >
      {record.isPending && <Loading />}
      {record.error && <LoadFailed error={record.error} retry={record.refetch} />}
      {data?.retiredAt && <Notice tone="attention">{t.retiredNotice(momentText(data.retiredAt))}</Notice>}
      {data && (
        <Tabs
          label={title}
          selected={tab}
          onSelect={(id) => change({ tab: id })}
          tabs={[
            { id: "fields", label: t.tabs.fields, content: <RecordFields record={data} refNames={data.refNames} /> },
            {
              id: "findings",
              label: t.tabs.findings,
              count: findings.data?.items.length,
              content: findings.error ? (
                <LoadFailed error={findings.error} retry={findings.refetch} />
              ) : findings.data?.items.length === 0 ? (
                <p className="text-ink-soft">{t.noFindings}</p>
              ) : (
                <FindingList findings={findings.data?.items ?? []} />
              ),
            },
            {
              id: "inquiries",
              label: t.tabs.inquiries,
              count: inquiries.data?.items.length,
              content: <RecordInquiries address={address} />,
            },
            {
              id: "attachments",
              label: t.tabs.attachments,
              count: data.attachments.length,
              content: (
                <AttachmentList
                  address={address}
                  attachments={data.attachments}
                  mayAttach={data.actions.includes("attach")}
                />
              ),
            },
            {
              id: "history",
              label: t.tabs.history,
              content: <RecordHistory address={address} mayUndo={data.actions.includes("edit")} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
