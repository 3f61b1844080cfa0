import { useQuery } from "@tanstack/react-query";
import { useFacilityId, usePathParam } from "../../web/address-search.ts";
import { Empty, LoadFailed, Loading, Notice } from "../../web/components/feedback.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { Page } from "../../web/shell/page.tsx";
import type { Endpoint } from "../route-contracts.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { EndpointActions } from "./endpoint-actions.tsx";
import { EndpointMarks } from "./endpoint-marks.tsx";
import { webhooksPath, webhooksQuery } from "./webhook-queries.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** One address: whether it works, what was sent to it, and what the receiver said. Where the mail about a failing one leads. */
export function WebhookPage() {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const endpointId = usePathParam("endpointId");
  const endpoints = useQuery(webhooksQuery(facilityId));
  const endpoint = endpoints.data?.items.find(({ id }) => id === endpointId);
  return (
    <Page
      title={endpoint?.name ?? t.title}
      crumbs={[{ label: t.title, href: webhooksPath(facilityId) }]}
      actions={endpoint && <EndpointActions endpoint={endpoint} />}
    >
      {endpoints.isPending && <Loading />}
      {endpoints.error && <LoadFailed error={endpoints.error} retry={endpoints.refetch} />}
      {endpoints.data && !endpoint && <Empty title={t.gone} />}
      {endpoint && (
        <>
          <Summary endpoint={endpoint} />
          <DeliveryLog endpointId={endpoint.id} />
        </>
      )}
    </Page>
  );
}

function Summary({ endpoint }: { endpoint: Endpoint }) {
  const t = useText(webhookTexts);
  const { url, events, state, failingSince, previousSecretUntil, counts, lastDeliveredAt } = endpoint;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <EndpointMarks endpoint={endpoint} />
        <span className="break-all">{url}</span>
      </div>
      <p>{events.map((event) => t.shortEvents[event]).join("　")}</p>
      <p className="text-ink-soft">
        {t.counts(counts)}　{lastDeliveredAt ? t.lastDelivered(momentText(lastDeliveredAt)) : t.neverDelivered}
        {previousSecretUntil && `　${t.previousUntil(momentText(previousSecretUntil))}`}
      </p>
      {state === "gone" && <Notice tone="attention">{t.goneLead}</Notice>}
      {state === "paused" && <Notice tone="neutral">{t.pausedLead}</Notice>}
      {failingSince && <Notice tone="attention">{t.failingLead}</Notice>}
    </div>
  );
}
