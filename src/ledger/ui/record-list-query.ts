import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "../../web/call.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { listRecords } from "../route-contracts.ts";
import { type ListSearch, writeFilters } from "./list-search.ts";

export const recordListKey = (facilityId: string, kind: RecordKind) => ["records", facilityId, kind] as const;

/** A list of one kind, page by page. */
export const recordListQuery = (facilityId: FacilityId, kind: RecordKind, search: Omit<ListSearch, "columns">) => {
  const query = {
    q: search.q,
    filter: writeFilters(search.filters),
    sort: search.sort,
    retired: search.retired ? ("only" as const) : ("without" as const),
  };
  return infiniteQueryOptions({
    queryKey: [...recordListKey(facilityId, kind), query],
    queryFn: ({ pageParam, signal }) =>
      call(listRecords, {
        params: { facilityId, kind },
        query: { ...query, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    // The list stays in view while another search is on its way.
    placeholderData: (before) => before,
  });
};
