import { queryOptions } from "@tanstack/react-query";
import type { FacilityId } from "../../../ledger/contract.ts";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { call } from "../../../web/call.ts";
import { listCaptureDevices, listCaptured } from "../route-contracts.ts";

export interface SurveyParams {
  facilityId: FacilityId;
  programmeId: string;
}

/** The survey of this address. */
export const useSurveyParams = (): SurveyParams => ({
  facilityId: useFacilityId(),
  programmeId: usePathParam("programmeId"),
});

export const devicesQuery = (params: SurveyParams) =>
  queryOptions({
    queryKey: ["capture", params.facilityId, params.programmeId, "devices"],
    queryFn: ({ signal }) => call(listCaptureDevices, { params, signal }),
  });

export const capturedQuery = (params: SurveyParams) =>
  queryOptions({
    queryKey: ["capture", params.facilityId, params.programmeId, "found"],
    queryFn: ({ signal }) => call(listCaptured, { params, signal }),
  });
