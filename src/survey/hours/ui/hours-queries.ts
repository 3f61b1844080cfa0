import { queryOptions, useQueryClient } from "@tanstack/react-query";
import type { FacilityId } from "../../../ledger/contract.ts";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { call } from "../../../web/call.ts";
import { getHours } from "../route-contracts.ts";

export interface SurveyParams {
  facilityId: FacilityId;
  programmeId: string;
}

/** The survey this address is about. */
export const useSurveyParams = (): SurveyParams => ({
  facilityId: useFacilityId(),
  programmeId: usePathParam("programmeId"),
});

export const hoursQuery = (params: SurveyParams, monday: string | undefined) =>
  queryOptions({
    queryKey: ["hours", params.facilityId, params.programmeId, monday ?? ""],
    queryFn: ({ signal }) => call(getHours, { params, query: { monday }, signal }),
  });

/** After hours or money were written: the page itself, and the survey's steps that stand on them. */
export function useHoursChanged(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  const { facilityId } = useSurveyParams();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ["hours", facilityId] }),
      queryClient.invalidateQueries({ queryKey: ["survey", facilityId] }),
    ]);
}
