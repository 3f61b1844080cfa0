import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { Button } from "../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Select } from "../../web/components/select.tsx";
import { SideScroll } from "../../web/components/side-scroll.tsx";
import { useText } from "../../web/language.ts";
import { Section } from "../../web/shell/page.tsx";
import { DeliveryState, type EndpointId } from "../contract.ts";
import { type Delivery, listDeliveries } from "../route-contracts.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { deliveriesQuery } from "./webhook-queries.ts";
import { webhookTexts } from "./webhook-texts.ts";

const everything = "all";

/** What was sent to an address in the last 30 days, page by page; state and page stand in the address of the screen. */
export function DeliveryLog({ endpointId }: { endpointId: EndpointId }) {
  const t = useText(webhookTexts);
  const [search, change] = useAddressSearch();
  const parsed = listDeliveries.query.safeParse(search);
  const query = parsed.success ? parsed.data : {};
  const deliveries = useQuery(deliveriesQuery(useFacilityId(), endpointId, query));
  const { data } = deliveries;
  const last = data?.items.at(-1);
  return (
    <Section
      title={t.log}
      aside={
        <Select
          label={t.filter}
          place="flex items-center gap-2 whitespace-nowrap"
          choices={[
            { id: everything, label: t.all },
            ...DeliveryState.options.map((id) => ({ id, label: t.deliveryStates[id] })),
          ]}
          value={query.state ?? everything}
          onChange={(id) => change({ state: id === everything ? undefined : id, before: undefined })}
        />
      }
    >
      <p className="text-sm text-ink-soft">{t.logLead}</p>
      {deliveries.isPending && <Loading />}
      {deliveries.error && <LoadFailed error={deliveries.error} retry={deliveries.refetch} />}
      {data && <Deliveries endpointId={endpointId} items={data.items} filtered={query.state !== undefined} />}
      <div className="flex gap-2">
        {query.before && <Button onPress={() => change({ before: undefined })}>{t.newest}</Button>}
        {data?.more && last && <Button onPress={() => change({ before: last.eventId })}>{t.older}</Button>}
      </div>
    </Section>
  );
}

function Deliveries(props: { endpointId: EndpointId; items: readonly Delivery[]; filtered: boolean }) {
  const t = useText(webhookTexts);
  const { endpointId, items, filtered } = props;
  if (items.length === 0 && filtered) return <p className="text-sm">{t.noneInState}</p>;
  if (items.length === 0)
    return (
      <Empty title={t.noDeliveries}>
        <p>{t.noDeliveriesHint}</p>
      </Empty>
    );
  return (
    <SideScroll label={t.log}>
      <table className="w-full text-left text-sm">
        <thead className="bg-ground">
          <tr>
            {[t.occurred, t.event, t.state, t.attempts, t.answer].map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {items.map((delivery) => (
            <DeliveryRow key={delivery.eventId} delivery={delivery} endpointId={endpointId} />
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
