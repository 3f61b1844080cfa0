import { queryOptions } from "@tanstack/react-query";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { getProgrammeChecklist, listProgrammeChecklists } from "../programme-contracts.ts";

export interface ProgrammeAddress {
  organisationId: string;
  programmeId: string;
}
export interface EditionName {
  instrument: string;
  edition: string;
}

export const programmePath = ({ organisationId, programmeId }: ProgrammeAddress): string =>
  inOrganisation(organisationId, `programmes/${programmeId}`);
export const programmeChecklistsPath = (at: ProgrammeAddress): string => `${programmePath(at)}/checklists`;

export const programmeChecklistsQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programme-checklists", programmeId],
    queryFn: ({ signal }) => call(listProgrammeChecklists, { params: { programmeId }, signal }),
  });

export const wordingsQuery = (programmeId: string, { instrument, edition }: EditionName) =>
  queryOptions({
    queryKey: ["programme-checklists", programmeId, instrument, edition],
    queryFn: ({ signal }) =>
      call(getProgrammeChecklist, { params: { programmeId }, query: { instrument, edition }, signal }),
  });
