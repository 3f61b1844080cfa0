import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { listMemberInvitations } from "../../organisation/organisation-contract.ts";
import { listInvitations, listPeople } from "../people-contract.ts";

export const peopleQuery = (facilityId: string) =>
  queryOptions({
    queryKey: ["people", facilityId],
    queryFn: ({ signal }) => call(listPeople, { params: { facilityId }, signal }),
  });
export const invitationsQuery = (facilityId: string) =>
  queryOptions({
    queryKey: ["invitations", facilityId],
    queryFn: ({ signal }) => call(listInvitations, { params: { facilityId }, signal }),
  });
export const memberInvitationsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["memberInvitations", organisationId],
    queryFn: ({ signal }) => call(listMemberInvitations, { params: { organisationId }, signal }),
  });
