import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { inFacility } from "../../../web/addresses.ts";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import type { Recipient } from "../contract.ts";
import { DeliverForm } from "./deliver-form.tsx";
import { DeliveryCard } from "./delivery-card.tsx";
import { deliveriesQuery } from "./delivery-queries.ts";
import { deliveryTexts } from "./delivery-texts.ts";

/** What was delivered of one survey, what may be delivered now, and who received it. */
export function DeliveryPage() {
  const t = useText(deliveryTexts);
  const params = useSurveyParams();
  const { data, isPending, error, refetch } = useQuery(deliveriesQuery(params));
  const [delivering, setDelivering] = useState<Recipient | null>(null);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.survey, href: inFacility(params.facilityId, `survey/${params.programmeId}`) }]}
      actions={data?.mayDeliverTo.map((recipient, index) => (
        <Button
          key={recipient}
          look={index === data.mayDeliverTo.length - 1 ? "primary" : "secondary"}
          onPress={() => setDelivering(recipient)}
        >
          {t.deliver[recipient]}
        </Button>
      ))}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && data.waitingFor.length > 0 && (
        <Notice tone="neutral">
          <p className="font-bold">{t.waiting}</p>
          <ul className="list-disc pl-5">
            {data.waitingFor.map(({ recipient, reason }) => (
              <li key={recipient}>
                {t.recipients[recipient]}: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {data && (
        <Section title={t.done}>
          {data.items.length === 0 && <p className="text-sm text-ink-soft">{t.none}</p>}
          <ul className="flex flex-col gap-3">
            {data.items.map((delivery) => (
              <li key={delivery.id}>
                <DeliveryCard delivery={delivery} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Dialog
        title={delivering ? t.deliver[delivering] : ""}
        open={delivering !== null}
        onClose={() => setDelivering(null)}
      >
        {delivering && data && (
          <DeliverForm
            recipient={delivering}
            accepted={data.accepted}
            ministries={data.ministries}
            onDone={() => setDelivering(null)}
          />
        )}
      </Dialog>
    </Page>
  );
}
