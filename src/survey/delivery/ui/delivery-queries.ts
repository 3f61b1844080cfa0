import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import type { SurveyParams } from "../../hours/ui/hours-queries.ts";
import { listDelivered, listSurveyDeliveries } from "../route-contracts.ts";

export const deliveriesQuery = (params: SurveyParams) =>
  queryOptions({
    queryKey: ["deliveries", params.facilityId, params.programmeId],
    queryFn: ({ signal }) => call(listSurveyDeliveries, { params, signal }),
  });

export const deliveredQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "delivered"],
    queryFn: ({ signal }) => call(listDelivered, { params: { programmeId }, signal }),
  });

export function useDeliveryChanged({ facilityId }: SurveyParams): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      ["deliveries", "survey"].map((name) => queryClient.invalidateQueries({ queryKey: [name, facilityId] })),
    );
}
