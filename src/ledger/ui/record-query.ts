import { queryOptions } from "@tanstack/react-query";
import { listFindings } from "../../finding/route-contracts.ts";
import { call } from "../../web/call.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { getRecord, recordHistory } from "../route-contracts.ts";

export interface RecordAddress {
  facilityId: FacilityId;
  kind: RecordKind;
  recordId: string;
}

/** One record with its attachments and the names of what it points to. */
export const recordQuery = ({ facilityId, kind, recordId }: RecordAddress) =>
  queryOptions({
    queryKey: ["record", facilityId, kind, recordId],
    queryFn: ({ signal }) => call(getRecord, { params: { facilityId, kind, recordId }, signal }),
  });

export const recordHistoryQuery = ({ facilityId, kind, recordId }: RecordAddress) =>
  queryOptions({
    queryKey: ["record", facilityId, kind, recordId, "history"],
    queryFn: ({ signal }) => call(recordHistory, { params: { facilityId, kind, recordId }, signal }),
  });

/** What the rules say about this record now, accepted findings included. */
export const recordFindingsQuery = ({ facilityId, recordId }: RecordAddress) =>
  queryOptions({
    queryKey: ["findings", facilityId, "record", recordId],
    queryFn: ({ signal }) =>
      call(listFindings, { params: { facilityId }, query: { state: "current", recordId }, signal }),
  });
