import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { japanDay } from "../../../shared/japan-day.ts";
import { upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import { recordReceipt } from "../route-contracts.ts";
import { useDeliveryChanged } from "./delivery-queries.ts";
import { deliveryTexts } from "./delivery-texts.ts";

/** The secretariat takes a report over, or notes that somebody received what it sent. */
export function ReceiptForm({
  deliveryId,
  report,
  onDone,
}: {
  deliveryId: string;
  report: boolean;
  onDone: () => void;
}) {
  const t = useText(deliveryTexts);
  const params = useSurveyParams();
  const changed = useDeliveryChanged(params);
  const [receivedOn, setReceivedOn] = useState<string | null>(japanDay(new Date()));
  const [note, setNote] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const record = useMutation({
    mutationFn: () => {
      const form = new FormData();
      form.append("receivedOn", receivedOn ?? "");
      form.append("note", note);
      if (file) form.append("file", file);
      return upload(recordReceipt, { params: { ...params, deliveryId }, form });
    },
    onSuccess: async () => {
      await changed();
      showToast(t.receiptRecorded);
      onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate();
      }}
    >
      <DateField label={report ? t.acceptedOn : t.receivedOn} value={receivedOn} onChange={setReceivedOn} required />
      <TextField
        label={t.receiptNote}
        {...(report ? {} : { hint: t.receiptNoteHint })}
        lines={3}
        value={note}
        onChange={setNote}
        maxLength={8_000}
      />
      {!report && (
        <FileDrop
          label={file ? file.name : t.receiptFile}
          accept={["image/jpeg", "image/png", "image/webp", "application/pdf"]}
          onFiles={([first]) => setFile(first ?? null)}
        />
      )}
      <Refusal error={record.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={receivedOn?.length !== 10 || record.isPending}>
          {report ? t.receive.secretariat : t.record}
        </Button>
      </Actions>
    </form>
  );
}
