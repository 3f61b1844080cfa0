import { queryOptions } from "@tanstack/react-query";
import type { FacilityId } from "../ledger/contract.ts";
import { getFacility } from "../ledger/route-contracts.ts";
import { call } from "./call.ts";

/** The hospital of a page: profile, counts, and what waits. */
export const facilityQuery = (facilityId: FacilityId) =>
  queryOptions({
    queryKey: ["facility", facilityId],
    queryFn: ({ signal }) => call(getFacility, { params: { facilityId }, signal }),
  });
