import { queryOptions, useQueryClient } from "@tanstack/react-query";
import type { FacilityId } from "../../../ledger/contract.ts";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { listVisits, type VisitList } from "../route-contracts.ts";
import { getWalk, type WalkView } from "../walkthrough-contracts.ts";

export interface SurveyOfPage {
  facilityId: FacilityId;
  programmeId: string;
}

/** The survey this address is about. */
export const useSurvey = (): SurveyOfPage => ({
  facilityId: useFacilityId(),
  programmeId: usePathParam("programmeId"),
});

/** Address of the survey, or of one of its pages. */
export const surveyPath = ({ facilityId, programmeId }: SurveyOfPage, page = ""): string =>
  inFacility(facilityId, `survey/${programmeId}${page && `/${page}`}`);

const keyOf = ({ facilityId, programmeId }: SurveyOfPage, what: string) => ["survey", facilityId, programmeId, what];

export const visitsQuery = (survey: SurveyOfPage) =>
  queryOptions({
    queryKey: keyOf(survey, "visits"),
    queryFn: ({ signal }) => call(listVisits, { params: survey, signal }),
    // Two sides work on it: what the other did meanwhile is shown whenever the page is opened.
    staleTime: 0,
  });

export const walkQuery = (survey: SurveyOfPage) =>
  queryOptions({
    queryKey: keyOf(survey, "walk"),
    queryFn: ({ signal }) => call(getWalk, { params: survey, signal }),
    staleTime: 0,
  });

/** What a change gave back is shown at once; whatever else shows the survey is read again. */
export function useVisitsChanged(survey: SurveyOfPage): (list: VisitList) => Promise<void> {
  const queryClient = useQueryClient();
  return async (list) => {
    queryClient.setQueryData(visitsQuery(survey).queryKey, list);
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith("survey") && queryKey[3] !== "visits",
    });
  };
}

export function useWalkChanged(survey: SurveyOfPage): (view: WalkView) => void {
  const queryClient = useQueryClient();
  return (view) => queryClient.setQueryData(walkQuery(survey).queryKey, view);
}
