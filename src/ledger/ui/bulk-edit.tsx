import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { ComboBox } from "../../web/components/combo-box.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { fieldDefinition, kindDefinition } from "../catalogue.ts";
import type { FacilityId, FieldValue, RecordId, RecordKind } from "../contract.ts";
import { changeRecords, type Interview } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import { isSourceComplete, SourceField } from "./source-field.tsx";
import { ledgerTexts } from "./texts.ts";
import { ValueField } from "./value-field.tsx";

/** Gives one field of all chosen records the same statement. */
export function BulkEdit(props: { facilityId: FacilityId; kind: RecordKind; ids: RecordId[]; onDone: () => void }) {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const changed = useLedgerChanged(props.facilityId);
  const [fieldId, setFieldId] = useState<string | null>(null);
  const [value, setValue] = useState<FieldValue | null>(null);
  const [reason, setReason] = useState("");
  const [interview, setInterview] = useState<Interview | undefined>();
  const field = fieldId ? fieldDefinition(props.kind, fieldId) : undefined;
  const change = useMutation({
    mutationFn: (id: string) =>
      call(changeRecords, {
        params: { facilityId: props.facilityId, kind: props.kind },
        body: { ids: props.ids, changes: { [id]: value }, reason, ...(interview ? { interview } : {}) },
      }),
    onSuccess: async (reply) => {
      await changed();
      showToast(t.bulkDone(reply.changed));
      props.onDone();
    },
  });
  return (
    <>
      <ComboBox
        label={t.bulkField}
        choices={kindDefinition(props.kind).fields.map((one) => ({ id: one.id, label: label(one) }))}
        value={fieldId}
        onChange={(id) => {
          setFieldId(id);
          setValue(null);
        }}
      />
      {field && (
        <ValueField key={field.id} facilityId={props.facilityId} definition={field} value={value} onChange={setValue} />
      )}
      <SourceField interview={interview} onChange={setInterview} />
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={500}
        checkPersonal
      />
      <Refusal error={change.error} />
      <Actions>
        <Button
          look="primary"
          isDisabled={!fieldId || change.isPending || !isSourceComplete(interview)}
          onPress={() => fieldId && change.mutate(fieldId)}
        >
          {t.save}
        </Button>
      </Actions>
    </>
  );
}
