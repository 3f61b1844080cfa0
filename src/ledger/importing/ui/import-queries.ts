import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import type { FacilityId } from "../../contract.ts";
import { getImport, importRows, listImports } from "../route-contracts.ts";

export const importsQuery = (facilityId: FacilityId) =>
  queryOptions({
    queryKey: ["imports", facilityId],
    queryFn: ({ signal }) => call(listImports, { params: { facilityId }, signal }),
  });

/** Milliseconds between looks while the server reads or writes: a small file is done in less than a second. */
const lookAgain = 400;

/** Asked again while the server reads or writes. */
export const importQuery = (facilityId: FacilityId, importId: string) =>
  queryOptions({
    queryKey: ["import", facilityId, importId],
    queryFn: ({ signal }) => call(getImport, { params: { facilityId, importId }, signal }),
    refetchInterval: (query) => (["reading", "committing"].includes(query.state.data?.state ?? "") ? lookAgain : false),
  });

const rowsAtOnce = 200;

export const rowsQuery = (
  facilityId: FacilityId,
  importId: string,
  outcome: "created" | "changed" | "unchanged" | "refused" | "skipped" | null,
) =>
  infiniteQueryOptions({
    queryKey: ["import", facilityId, importId, "rows", outcome],
    queryFn: ({ pageParam, signal }) =>
      call(importRows, {
        params: { facilityId, importId },
        query: { limit: rowsAtOnce, ...(outcome ? { outcome } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ items }) => {
      const last = items.at(-1);
      return last && items.length === rowsAtOnce ? `${last.source}:${last.row}` : undefined;
    },
  });
