import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "../../../web/call.ts";
import { acrossChecklists, acrossFigures, listProgrammeStatistics } from "../route-contracts.ts";

type Query = z.input<typeof acrossChecklists.query>;

export const acrossChecklistsQuery = (programmeId: string, query: Query) =>
  queryOptions({
    queryKey: ["across", programmeId, "checklists", query],
    queryFn: ({ signal }) => call(acrossChecklists, { params: { programmeId }, query, signal }),
    placeholderData: (before) => before,
  });

export const acrossFiguresQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["across", programmeId, "figures"],
    queryFn: ({ signal }) => call(acrossFigures, { params: { programmeId }, signal }),
  });

export const programmeStatisticsQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["across", programmeId, "statistics"],
    queryFn: ({ signal }) => call(listProgrammeStatistics, { params: { programmeId }, signal }),
  });
