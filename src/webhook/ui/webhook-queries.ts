import { queryOptions } from "@tanstack/react-query";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import type { EndpointId } from "../contract.ts";
import { listDeliveries, listWebhooks } from "../route-contracts.ts";

/** Addresses of the screens. */
export const webhooksPath = (facilityId: string): string => `/f/${facilityId}/webhooks`;
export const webhookPath = (facilityId: string, endpointId: string): string =>
  `${webhooksPath(facilityId)}/${endpointId}`;

export const webhooksQuery = (facilityId: FacilityId) =>
  queryOptions({
    queryKey: ["webhooks", facilityId],
    queryFn: ({ signal }) => call(listWebhooks, { params: { facilityId }, signal }),
  });

/** While something is about to be sent, looked at again every second; else now and then. Milliseconds. */
const [soon, nowAndThen] = [1000, 30_000];

export const deliveriesQuery = (
  facilityId: FacilityId,
  endpointId: EndpointId,
  query: (typeof listDeliveries)["query"]["_output"],
) =>
  queryOptions({
    queryKey: ["webhooks", facilityId, endpointId, "deliveries", query],
    queryFn: ({ signal }) => call(listDeliveries, { params: { facilityId, endpointId }, query, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ nextAttemptAt }) => nextAttemptAt && Date.parse(nextAttemptAt) < Date.now() + 5000)
        ? soon
        : nowAndThen,
  });
