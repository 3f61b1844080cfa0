import { queryOptions } from "@tanstack/react-query";
import type { FacilityId } from "../../ledger/contract.ts";
import { call } from "../../web/call.ts";
import type { ErasureId } from "../contract.ts";
import { getErasure, listErasures, readErasure } from "../route-contracts.ts";

export const erasureQuery = (facilityId: FacilityId) =>
  queryOptions({
    queryKey: ["erasure", facilityId],
    queryFn: ({ signal }) => call(readErasure, { params: { facilityId }, signal }),
  });

export const erasuresQuery = queryOptions({
  queryKey: ["erasures"],
  queryFn: ({ signal }) => call(listErasures, { signal }),
});

/** Looked at again while it goes on. */
export const erasureProgressQuery = (erasureId: ErasureId) =>
  queryOptions({
    queryKey: ["erasure-progress", erasureId],
    queryFn: ({ signal }) => call(getErasure, { params: { erasureId }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === "finished" ? false : 2_000),
  });
