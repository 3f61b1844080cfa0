import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions, Dialog, Drawer } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { gapsOf } from "../gap.ts";
import { type RecordView, restoreRecord, retireRecord } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { InquiryForm } from "./inquiry-form.tsx";
import { inquiryTexts } from "./inquiry-texts.ts";
import { ledgerTexts } from "./texts.ts";

/** What can be done with one record: ask about what is open in it, take it off the ledger, bring it back. */
export function RecordActions({ record }: { record: RecordView }) {
  const t = useText(ledgerTexts);
  const changed = useLedgerChanged(record.facilityId);
  const inquiry = useText(inquiryTexts);
  const [task, setTask] = useState<"inquire" | "retire" | null>(null);
  const close = () => setTask(null);
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
        <Button look="quiet" onPress={() => setTask("retire")}>
          {t.retire}
        </Button>
      )}
      {record.actions.includes("inquire") && gapsOf(record.kind, record.fields).length > 0 && (
        <Button onPress={() => setTask("inquire")}>{t.makeInquiry}</Button>
      )}
      <Dialog title={t.retireTitle(record.name)} open={task === "retire"} onClose={close}>
        <RetireForm record={record} onDone={close} />
      </Dialog>
      <Drawer title={inquiry.newTitle} open={task === "inquire"} onClose={close} wide>
        <InquiryForm facilityId={record.facilityId} kind={record.kind} records={[record]} onDone={close} />
      </Drawer>
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
      <TextField label={t.reason} value={reason} onChange={setReason} maxLength={500} checkPersonal />
      <Refusal error={retire.error} />
      <Actions>
        <Button look="danger" isDisabled={retire.isPending} onPress={() => retire.mutate()}>
          {t.retire}
        </Button>
      </Actions>
    </>
  );
}
