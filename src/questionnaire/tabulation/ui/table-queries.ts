import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import type { TablePlan } from "../../table/plan.ts";
import * as contracts from "../route-contracts.ts";

export interface RoundKey {
  organisationId: string;
  roundId: string;
}

export const tableSetsQuery = (round: RoundKey) =>
  queryOptions({
    queryKey: ["tables", round, "sets"],
    queryFn: ({ signal }) => call(contracts.listTableSets, { params: round, signal }),
  });

export const tableSetQuery = (round: RoundKey, tableSetId: string) =>
  queryOptions({
    queryKey: ["tables", round, "set", tableSetId],
    queryFn: ({ signal }) => call(contracts.getTableSet, { params: { ...round, tableSetId }, signal }),
  });

export const tableVariablesQuery = (round: RoundKey) =>
  queryOptions({
    queryKey: ["tables", round, "variables"],
    queryFn: ({ signal }) => call(contracts.getTableVariables, { params: round, signal }),
    staleTime: 300_000,
  });

/** The table that is being put together; the one before stays until the next is there. */
export const liveTableQuery = (round: RoundKey, plan: TablePlan) =>
  queryOptions({
    queryKey: ["tables", round, "live", plan],
    queryFn: ({ signal }) => call(contracts.tabulateRound, { params: round, body: { plan }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
