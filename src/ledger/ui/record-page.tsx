import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressSearch, usePathParam } from "../../web/address-search.ts";
import { inFacility, ledgerList } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions, Dialog } from "../../web/components/dialog.tsx";
import { LoadFailed, Loading, Notice, Refusal } from "../../web/components/feedback.tsx";
import { Tabs } from "../../web/components/tabs.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { Page } from "../../web/shell/page.tsx";
import { gapsOf } from "../gap.ts";
import { type RecordView, restoreRecord, retireRecord } from "../route-contracts.ts";
import { AttachmentList } from "./attachment-list.tsx";
import { useLedgerChanged } from "./facility-queries.ts";
import { useKindAddress } from "./kind-address.ts";
import { RecordFields } from "./record-fields.tsx";
import { RecordHistory } from "./record-history.tsx";
import { type RecordAddress, recordQuery } from "./record-query.ts";
import { ledgerTexts } from "./texts.ts";

/** One record: its fields with state and source, photographs, history. */
export function RecordPage() {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const { facilityId, kind, definition } = useKindAddress();
  const address: RecordAddress = { facilityId, kind, recordId: usePathParam("recordId") };
  const [{ tab = "fields" }, change] = useAddressSearch();
  const record = useQuery(recordQuery(address));
  const title = record.data ? `${label(definition)} ${record.data.number}　${record.data.name}` : label(definition);
  return (
    <Page
      title={title}
      lead={record.data && t.gaps(gapsOf(kind, record.data.fields).length)}
      crumbs={[
        { label: t.ledger, href: inFacility(facilityId, "ledger") },
        { label: label(definition), href: ledgerList(facilityId, kind) },
      ]}
      actions={record.data && <RecordActions record={record.data} />}
    >
      {record.isPending && <Loading />}
      {record.error && <LoadFailed error={record.error} retry={record.refetch} />}
      {record.data?.retiredAt && <Notice tone="attention">{t.retiredNotice(momentText(record.data.retiredAt))}</Notice>}
      {record.data && (
        <Tabs
          label={title}
          selected={tab}
          onSelect={(id) => change({ tab: id })}
          tabs={[
            {
              id: "fields",
              label: t.tabs.fields,
              content: <RecordFields record={record.data} refNames={record.data.refNames} />,
            },
            {
              id: "attachments",
              label: t.tabs.attachments,
              count: record.data.attachments.length,
              content: (
                <AttachmentList
                  address={address}
                  attachments={record.data.attachments}
                  mayAttach={record.data.actions.includes("attach")}
                />
              ),
            },
            {
              id: "history",
              label: t.tabs.history,
              content: <RecordHistory address={address} mayUndo={record.data.actions.includes("edit")} />,
            },
          ]}
        />
      )}
    </Page>
  );
}

function RecordActions({ record }: { record: RecordView }) {
  const t = useText(ledgerTexts);
  const changed = useLedgerChanged(record.facilityId);
  const [asking, setAsking] = useState(false);
  const params = { facilityId: record.facilityId, kind: record.kind, recordId: record.id };
  const restore = useMutation({
    mutationFn: () => call(restoreRecord, { params, body: { version: record.version } }),
    onSuccess: async () => {
      await changed();
      showToast(t.restoredDone);
    },
    onError: showFailure,
  });
  return (
    <>
      {record.actions.includes("restore") && <Button onPress={() => restore.mutate()}>{t.restore}</Button>}
      {record.actions.includes("retire") && (
        <Button look="quiet" onPress={() => setAsking(true)}>
          {t.retire}
        </Button>
      )}
      <Dialog title={t.retireTitle(record.name)} open={asking} onClose={() => setAsking(false)}>
        <RetireForm record={record} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

function RetireForm({ record, onDone }: { record: RecordView; onDone: () => void }) {
  const t = useText(ledgerTexts);
  const changed = useLedgerChanged(record.facilityId);
  const [reason, setReason] = useState("");
  const params = { facilityId: record.facilityId, kind: record.kind, recordId: record.id };
  const retire = useMutation({
    mutationFn: () => call(retireRecord, { params, body: { version: record.version, reason } }),
    onSuccess: async () => {
      await changed();
      showToast(t.retiredDone);
      onDone();
    },
  });
  return (
    <>
      <p className="text-sm">{t.retireLead}</p>
      <TextField label={t.reason} value={reason} onChange={setReason} maxLength={500} />
      <Refusal error={retire.error} />
      <Actions>
        <Button look="danger" isDisabled={retire.isPending} onPress={() => retire.mutate()}>
          {t.retire}
        </Button>
      </Actions>
    </>
  );
}
