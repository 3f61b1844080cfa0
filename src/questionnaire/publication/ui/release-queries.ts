import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import type { RoundKey } from "../../tabulation/ui/table-queries.ts";
import type { WantedRelease } from "../route-contracts.ts";
import * as contracts from "../route-contracts.ts";

export const releasesQuery = (round: RoundKey) =>
  queryOptions({
    queryKey: ["releases", round, "list"],
    queryFn: ({ signal }) => call(contracts.listReleases, { params: round, signal }),
  });

export const previewQuery = (round: RoundKey, body: WantedRelease) =>
  queryOptions({
    queryKey: ["releases", round, "preview", body],
    queryFn: ({ signal }) => call(contracts.previewRelease, { params: round, body, signal }),
    retry: false,
  });

/** Without a choice: it stays the same while one is chosen. */
export const protectionsQuery = (round: RoundKey, { choice: _, ...body }: WantedRelease) =>
  queryOptions({
    queryKey: ["releases", round, "protections", body],
    queryFn: ({ signal }) => call(contracts.compareProtections, { params: round, body, signal }),
    retry: false,
  });

export const statisticsQuery = queryOptions({
  queryKey: ["statistics"],
  queryFn: ({ signal }) => call(contracts.listStatistics, { signal }),
});

export const oneStatisticsQuery = (releaseId: string) =>
  queryOptions({
    queryKey: ["statistics", releaseId],
    queryFn: ({ signal }) => call(contracts.getStatistics, { params: { releaseId }, signal }),
    retry: false,
  });
