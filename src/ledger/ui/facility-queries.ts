import { infiniteQueryOptions, queryOptions, useQueryClient } from "@tanstack/react-query";
import { call } from "../../web/call.ts";
import type { FacilityId } from "../contract.ts";
import { facilityHistory, listInquiries, unknowns } from "../route-contracts.ts";
import { listViews } from "../view-contracts.ts";

export const unknownsQuery = (facilityId: FacilityId) =>
  queryOptions({
    queryKey: ["unknowns", facilityId],
    queryFn: ({ signal }) => call(unknowns, { params: { facilityId }, signal }),
  });

export const inquiriesQuery = (facilityId: FacilityId, recordId?: string) =>
  queryOptions({
    queryKey: ["inquiries", facilityId, recordId ?? "all"],
    queryFn: ({ signal }) =>
      call(listInquiries, { params: { facilityId }, query: recordId ? { recordId } : {}, signal }),
  });

export const viewsQuery = (facilityId: FacilityId) =>
  queryOptions({
    queryKey: ["views", facilityId],
    queryFn: ({ signal }) => call(listViews, { params: { facilityId }, signal }),
  });

/** Changes by hand; an import is told as one event of its own. */
export const facilityHistoryQuery = (facilityId: FacilityId) =>
  infiniteQueryOptions({
    queryKey: ["history", facilityId],
    queryFn: ({ pageParam, signal }) =>
      call(facilityHistory, {
        params: { facilityId },
        query: { limit: 100, imports: "none", ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** After a change of the ledger everything that shows some of it is read again. */
export function useLedgerChanged(facilityId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    const of = new Set(["records", "record", "facility", "unknowns", "inquiries", "history", "findings", "picture"]);
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => of.has(String(queryKey[0])) && queryKey[1] === facilityId,
    });
  };
}
