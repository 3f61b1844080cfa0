import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { getEdition } from "../../../document/route-contracts.ts";
import { addressOfCall, call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useMay, useMe } from "../../../web/session.ts";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import { acknowledgeDelivery, type DeliveryView, getReceiptFile } from "../route-contracts.ts";
import { DeliveredItems } from "./delivered-items.tsx";
import { useDeliveryChanged } from "./delivery-queries.ts";
import { deliveryTexts } from "./delivery-texts.ts";
import { ReceiptForm } from "./receipt-form.tsx";

/** One delivery: to whom, what, and whether it was received. */
export function DeliveryCard({ delivery }: { delivery: DeliveryView }) {
  const t = useText(deliveryTexts);
  const params = useSurveyParams();
  const changed = useDeliveryChanged(params);
  const mayOpen = useMay("document.read");
  const runs = useMe().programmes.some(
    (one) => one.programmeId === params.programmeId && one.permissions.includes("programme.manage"),
  );
  const [noting, setNoting] = useState(false);
  const receive = useMutation({
    mutationFn: () => call(acknowledgeDelivery, { params: { ...params, deliveryId: delivery.id } }),
    onSuccess: async () => {
      await changed();
      showToast(t.receiptRecorded);
    },
  });
  const { recipient, receivedOn } = delivery;
  const report = recipient === "secretariat";
  const byHospital = delivery.actions.includes("receive") && recipient === "hospital";
  const bySecretariat = !byHospital && delivery.actions.length > 0;
  return (
    <article
      className="flex flex-col gap-2 rounded-8 border border-line p-3 text-sm"
      aria-label={t.recipients[recipient]}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>{t.recipients[recipient]}</strong>
        {delivery.organisation && <span>{delivery.organisation}</span>}
        <span className="text-ink-soft tabular-nums">{t.sent(delivery.sentOn, delivery.sentByName)}</span>
        <span className="ml-auto">
          {receivedOn ? (
            <Chip tone="good" shape="tick">
              {(report ? t.accepted : t.received)(receivedOn, delivery.receivedByName ?? "")}
            </Chip>
          ) : (
            <Chip tone="attention" shape="clock">
              {report ? t.notAccepted : t.notReceived}
            </Chip>
          )}
        </span>
      </header>
      {delivery.message && (
        <div>
          <p className="text-xs text-ink-soft">{recipient === "hospital" ? t.advice : t.message}</p>
          <p className="whitespace-pre-wrap break-words">{delivery.message}</p>
        </div>
      )}
      <DeliveredItems
        items={delivery.items}
        addressOf={
          mayOpen
            ? (editionId, format) =>
                addressOfCall(getEdition, {
                  params: { facilityId: params.facilityId, editionId },
                  query: { format },
                })
            : null
        }
      />
      {delivery.receiptNote && <p className="text-ink-soft">{delivery.receiptNote}</p>}
      <Refusal error={receive.error} />
      <div className="no-print flex flex-wrap justify-end gap-2 empty:hidden">
        {delivery.hasReceiptFile && runs && (
          <LinkButton
            look="quiet"
            download
            href={addressOfCall(getReceiptFile, { params: { ...params, deliveryId: delivery.id } })}
          >
            {t.receiptFile}
          </LinkButton>
        )}
        {byHospital && (
          <Button isDisabled={receive.isPending} onPress={() => receive.mutate()}>
            {t.receive.hospital}
          </Button>
        )}
        {bySecretariat && (
          <Button onPress={() => setNoting(true)}>{report ? t.receive.secretariat : t.noteReceipt}</Button>
        )}
      </div>
      <Dialog title={report ? t.acceptTitle : t.noteReceiptTitle} open={noting} onClose={() => setNoting(false)}>
        <ReceiptForm deliveryId={delivery.id} report={report} onDone={() => setNoting(false)} />
      </Dialog>
    </article>
  );
}
