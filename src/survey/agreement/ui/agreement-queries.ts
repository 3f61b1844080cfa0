import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { listAgreementDocuments, listAgreements, listAgreementTemplates } from "../route-contracts.ts";

export const agreementTemplatesQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["agreementTemplates", programmeId],
    queryFn: ({ signal }) => call(listAgreementTemplates, { params: { programmeId }, signal }),
  });

export const agreementDocumentsQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["agreementDocuments", programmeId],
    queryFn: ({ signal }) => call(listAgreementDocuments, { params: { programmeId }, signal }),
  });

export const agreementsQuery = (where: { facilityId: string; programmeId: string }) =>
  queryOptions({
    queryKey: ["agreements", where],
    queryFn: ({ signal }) => call(listAgreements, { params: where, signal }),
  });
