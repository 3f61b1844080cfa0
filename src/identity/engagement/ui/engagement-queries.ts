import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { readAccessLog } from "../../access-log/access-log-contract.ts";
import { listEngagements, listProgrammeEngagements } from "../engagement-contract.ts";

export const engagementsQuery = (facilityId: string) =>
  queryOptions({
    queryKey: ["engagements", facilityId],
    queryFn: ({ signal }) => call(listEngagements, { params: { facilityId }, signal }),
  });

export const programmeEngagementsQuery = (where: { programmeId: string; facilityId: string }) =>
  queryOptions({
    queryKey: ["programmeEngagements", where],
    queryFn: ({ signal }) => call(listProgrammeEngagements, { params: where, signal }),
  });

/** From the address: what does not fit is left out. */
export function logQueryOf(search: Readonly<Record<string, string>>) {
  const wanted = readAccessLog.query.safeParse({
    organisationId: search.organisationId,
    day: search.day,
    manner: search.manner,
  });
  return wanted.success ? wanted.data : {};
}

export const accessLogQuery = (facilityId: string, query: ReturnType<typeof logQueryOf>) =>
  queryOptions({
    queryKey: ["accessLog", facilityId, query],
    queryFn: ({ signal }) => call(readAccessLog, { params: { facilityId }, query, signal }),
  });
