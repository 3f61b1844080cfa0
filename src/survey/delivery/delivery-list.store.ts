import { sql } from "kysely";
import { editionsByIds } from "../../document/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SurveyDocument } from "../review/contract.ts";
import type { Recipient } from "./contract.ts";
import type { DeliveryView } from "./route-contracts.ts";
import "./tables.store.ts";

export type Delivery = Omit<DeliveryView, "actions" | "recipient"> & {
  facilityId: string;
  recipient: Recipient;
  organisationId: string | null;
};

/** Deliveries of a hospital's survey with what is in them, newest first. `trx` is one of `inFacility`. */
export const deliveriesOf = (trx: Trx, { facilityId, programmeId }: { facilityId: string; programmeId: string }) =>
  deliveriesOfMany(trx, programmeId, [facilityId]);

/** The same of several hospitals. `trx` must see them. */
export async function deliveriesOfMany(
  trx: Trx,
  programmeId: string,
  facilityIds: readonly string[],
): Promise<Delivery[]> {
  if (facilityIds.length === 0) return [];
  const rows = await trx
    .selectFrom("survey_delivery as delivery")
    .leftJoin("organisation", "organisation.id", "delivery.organisation_id")
    .selectAll("delivery")
    .select([sql<string | null>`delivery.received_on::text`.as("receivedDay"), "organisation.name as organisation"])
    .where("delivery.facility_id", "in", facilityIds)
    .where("delivery.programme_id", "=", programmeId)
    .orderBy("delivery.number", "desc")
    .execute();
  if (rows.length === 0) return [];
  const items = await trx
    .selectFrom("survey_delivery_item")
    .select(["delivery_id", "edition_id"])
    .where("facility_id", "in", facilityIds)
    .where("programme_id", "=", programmeId)
    .execute();
  const byDelivery = Map.groupBy(items, ({ delivery_id }) => delivery_id);
  const ids = items.map(({ edition_id }) => edition_id);
  const editions = new Map((await editionsByIds(trx, facilityIds, ids)).map((one) => [one.id, one]));
  return rows.map((row) => ({
    facilityId: row.facility_id,
    id: row.id,
    number: row.number,
    recipient: row.recipient,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    message: row.message,
    sentOn: japanDay(row.sent_at),
    sentByName: row.sent_by_name,
    receivedOn: row.receivedDay,
    receivedByName: row.received_by_name,
    receiptNote: row.receipt_note,
    hasReceiptFile: row.receipt_file_id !== null,
    items: (byDelivery.get(row.id) ?? [])
      .flatMap(({ edition_id }) => editions.get(edition_id) ?? [])
      .map(({ id, kind, edition, issuedOn, hasWorkbook }) => ({
        editionId: id,
        kind: kind as SurveyDocument,
        edition,
        issuedOn,
        hasWorkbook,
      }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
  }));
}
