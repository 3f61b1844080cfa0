import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFacilityId } from "../../web/address-search.ts";
import { inFacility } from "../../web/addresses.ts";
import { Button } from "../../web/components/button.tsx";
import { Dialog } from "../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Link } from "../../web/components/link.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { Page } from "../../web/shell/page.tsx";
import type { Endpoint } from "../route-contracts.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { EndpointMarks } from "./endpoint-marks.tsx";
import { webhookPath, webhooksQuery } from "./webhook-queries.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** Where this hospital's events are reported to, and whether that works. */
export function WebhooksPage() {
  const t = useText(webhookTexts);
  const facilityId = useFacilityId();
  const endpoints = useQuery(webhooksQuery(facilityId));
  const [adding, setAdding] = useState(false);
  const add = (
    <Button look="primary" onPress={() => setAdding(true)}>
      {t.add}
    </Button>
  );
  const items = endpoints.data?.items ?? [];
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.people, href: inFacility(facilityId, "people") }]}
      actions={items.length > 0 && add}
    >
      {endpoints.isPending && <Loading />}
      {endpoints.error && <LoadFailed error={endpoints.error} retry={endpoints.refetch} />}
      {endpoints.data && items.length === 0 && (
        <Empty title={t.none}>
          <p className="max-w-2xl">{t.noneHint}</p>
          {add}
        </Empty>
      )}
      {items.length > 0 && (
        <ul className="rounded-8 border border-line bg-white px-4">
          {items.map((endpoint) => (
            <EndpointLine key={endpoint.id} endpoint={endpoint} />
          ))}
        </ul>
      )}
      <Dialog title={t.add} open={adding} onClose={() => setAdding(false)}>
        <EndpointForm onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  );
}

function EndpointLine({ endpoint }: { endpoint: Endpoint }) {
  const t = useText(webhookTexts);
  const { id, name, url, events, counts, lastDeliveredAt } = endpoint;
  return (
    <li className="flex flex-col gap-1 border-line py-3 text-sm not-first:border-t">
      <div className="flex flex-wrap items-center gap-2">
        <Link href={webhookPath(useFacilityId(), id)} place="font-bold">
          {name}
        </Link>
        <EndpointMarks endpoint={endpoint} />
      </div>
      <p className="break-all text-ink-soft">{url}</p>
      <p>{events.map((event) => t.shortEvents[event]).join("　")}</p>
      <p className="text-ink-soft">
        {t.counts(counts)}　{lastDeliveredAt ? t.lastDelivered(momentText(lastDeliveredAt)) : t.neverDelivered}
      </p>
    </li>
  );
}
