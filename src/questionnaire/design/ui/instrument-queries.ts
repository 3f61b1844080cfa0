import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import * as contracts from "../route-contracts.ts";

export interface Edition {
  organisationId: string;
  instrumentId: string;
  edition: string;
}

export const instrumentsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["instruments", organisationId, "list"],
    queryFn: ({ signal }) => call(contracts.listInstruments, { params: { organisationId }, signal }),
  });

/** Not asked for again while somebody works on it: what they typed would be gone. */
export const instrumentQuery = (edition: Edition) =>
  queryOptions({
    queryKey: ["instruments", edition.organisationId, "one", edition.instrumentId, edition.edition],
    queryFn: ({ signal }) => call(contracts.getInstrument, { params: { ...edition }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const designerAddress = ({ instrumentId, edition }: { instrumentId: string; edition: string }): string =>
  `instruments/${encodeURIComponent(instrumentId)}/${encodeURIComponent(edition)}`;
