import { addressOfCall, call, upload } from "../../web/call.ts";
import { KeptFiles } from "../../web/components/kept-files.tsx";
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
  const { facilityId } = address;
  const changed = useLedgerChanged(facilityId);
  const change = {
    add: (form: FormData) => upload(addAttachment, { params: address, form }),
    remove: (fileId: string) => call(deleteAttachment, { params: { facilityId, fileId } }),
  };
  return (
    <KeptFiles
      files={attachments}
      hrefOf={(fileId) => addressOfCall(getAttachment, { params: { facilityId, fileId } })}
      change={mayAttach ? change : undefined}
      changed={changed}
      words={{
        none: t.noAttachments,
        caption: t.caption,
        add: t.attachHere,
        hint: t.attachHint,
        added: t.attached,
        remove: t.detach,
        removed: t.detached,
      }}
    />
  );
}
