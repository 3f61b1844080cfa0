import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addressOfCall, call, upload } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Refusal } from "../../web/components/feedback.tsx";
import { FileDrop } from "../../web/components/file-drop.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { addAttachment, deleteAttachment, getAttachment } from "../route-contracts.ts";
import { useLedgerChanged } from "./facility-queries.ts";
import type { RecordAddress } from "./record-query.ts";
import { ledgerTexts } from "./texts.ts";

interface Attachment {
  id: string;
  caption: string;
  name: string;
  mediaType: string;
}

/** Photographs of labels and scans of contracts, encrypted with the hospital's key. */
export function AttachmentList(props: {
  address: RecordAddress;
  attachments: readonly Attachment[];
  mayAttach: boolean;
}) {
  const t = useText(ledgerTexts);
  const { address, attachments, mayAttach } = props;
  const [caption, setCaption] = useState("");
  const changed = useLedgerChanged(address.facilityId);
  const attach = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        const form = new FormData();
        form.append("caption", caption);
        form.append("file", file);
        await upload(addAttachment, { params: address, form });
        showToast(t.attached(file.name));
      }
    },
    onSettled: changed,
  });
  const detach = useMutation({
    mutationFn: (fileId: string) => call(deleteAttachment, { params: { facilityId: address.facilityId, fileId } }),
    onSuccess: async () => {
      await changed();
      showToast(t.detached);
    },
    onError: showFailure,
  });
  return (
    <div className="flex flex-col gap-4">
      {attachments.length === 0 && <p className="text-ink-soft">{t.noAttachments}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        {attachments.map((one) => {
          const href = addressOfCall(getAttachment, { params: { facilityId: address.facilityId, fileId: one.id } });
          return (
            <li key={one.id} className="flex flex-col gap-2 rounded-6 border border-line bg-white p-3 text-sm">
              <a href={href} target="_blank" rel="noreferrer" className="text-accent underline">
                {one.mediaType.startsWith("image/") && (
                  <img src={href} alt={one.caption || one.name} className="mb-2 max-h-48 object-contain" />
                )}
                {one.name}
              </a>
              {one.caption && <span>{one.caption}</span>}
              {mayAttach && (
                <Button look="quiet" onPress={() => detach.mutate(one.id)}>
                  {t.detach}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {mayAttach && (
        <div className="flex flex-col gap-3">
          <TextField label={t.caption} value={caption} onChange={setCaption} maxLength={200} checkPersonal />
          <FileDrop
            label={t.attachHere}
            hint={t.attachHint}
            accept={["image/jpeg", "image/png", "image/webp", "application/pdf"]}
            multiple
            onFiles={(files) => attach.mutate(files)}
            disabled={attach.isPending}
          />
          <Refusal error={attach.error} />
        </div>
      )}
    </div>
  );
}
