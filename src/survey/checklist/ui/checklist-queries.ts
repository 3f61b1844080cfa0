import { queryOptions } from "@tanstack/react-query";
import type { FacilityId } from "../../../ledger/contract.ts";
import { inFacility } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { getSheet, listChecklists, sheetSupport } from "../route-contracts.ts";

export interface SurveyAddress {
  facilityId: FacilityId;
  programmeId: string;
}
export type SheetAddress = SurveyAddress & { sheetId: string };

export const checklistsPath = ({ facilityId, programmeId }: SurveyAddress): string =>
  inFacility(facilityId, `survey/${programmeId}/checklists`);
export const sheetPath = ({ facilityId, programmeId, sheetId }: SheetAddress): string =>
  inFacility(facilityId, `survey/${programmeId}/sheets/${sheetId}`);

export const checklistsQuery = (at: SurveyAddress) =>
  queryOptions({
    queryKey: ["checklists", at.facilityId, at.programmeId],
    queryFn: ({ signal }) => call(listChecklists, { params: at, signal }),
  });

export const sheetQuery = (at: SheetAddress) =>
  queryOptions({
    queryKey: ["checklist-sheet", at.facilityId, at.programmeId, at.sheetId],
    queryFn: ({ signal }) => call(getSheet, { params: at, signal }),
    // What is typed here must not be read over in the middle of an interview; conflicts are told when saving.
    refetchOnWindowFocus: false,
  });

export const supportQuery = (at: SheetAddress) =>
  queryOptions({
    queryKey: ["checklist-support", at.facilityId, at.programmeId, at.sheetId],
    queryFn: ({ signal }) => call(sheetSupport, { params: at, signal }),
  });
