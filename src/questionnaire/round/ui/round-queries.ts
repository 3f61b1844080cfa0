import { queryOptions } from "@tanstack/react-query";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { listInstruments } from "../../design/route-contracts.ts";
import * as contracts from "../route-contracts.ts";

export interface RoundKey {
  organisationId: string;
  roundId: string;
}

/** Address of a round, or of one of its pages. */
export const roundPath = ({ organisationId, roundId }: RoundKey, page = ""): string =>
  inOrganisation(organisationId, `rounds/${roundId}${page && `/${page}`}`);

/** While a round is running, its figures are looked at again this often. Milliseconds. */
const liveEvery = 5000;

export const roundsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["rounds", organisationId, "list"],
    queryFn: ({ signal }) => call(contracts.listRounds, { params: { organisationId }, signal }),
    refetchInterval: ({ state: { data } }) => data?.rounds.some(({ taking }) => taking) && liveEvery * 4,
  });

export const roundQuery = (round: RoundKey) =>
  queryOptions({
    queryKey: ["rounds", round.organisationId, round.roundId],
    queryFn: ({ signal }) => call(contracts.getRound, { params: round, signal }),
    refetchInterval: ({ state: { data } }) => data?.taking && liveEvery,
  });

export const respondentsQuery = (round: RoundKey, query: (typeof contracts.listRespondents)["query"]["_output"]) =>
  queryOptions({
    queryKey: ["rounds", round.organisationId, round.roundId, "respondents", query],
    queryFn: ({ signal }) => call(contracts.listRespondents, { params: round, query, signal }),
  });

export const mailingPreviewQuery = (round: RoundKey, kind: "invitation" | "reminder") =>
  queryOptions({
    queryKey: ["rounds", round.organisationId, round.roundId, "preview", kind],
    queryFn: ({ signal }) => call(contracts.previewMailing, { params: round, query: { kind }, signal }),
    staleTime: 0,
  });

/** Editions that a round may ask. */
export const instrumentsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["instruments", organisationId],
    queryFn: ({ signal }) => call(listInstruments, { params: { organisationId }, signal }),
  });
