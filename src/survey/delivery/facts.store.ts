import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import "./tables.store.ts";

/** ISO days in Japan; null: not yet. Of several deliveries to the same the last counts. */
export interface DeliveryFacts {
  toSecretariatOn: string | null;
  /** The secretariat took the report over (検収). */
  toSecretariatReceiptOn: string | null;
  toHospitalOn: string | null;
  toHospitalReceiptOn: string | null;
  toMinistryOn: string | null;
  toMinistryReceiptOn: string | null;
}

/** `trx` is one of `inFacility`. */
export async function deliveryFacts(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<DeliveryFacts> {
  const rows = await trx
    .selectFrom("survey_delivery")
    .select([
      "recipient",
      sql<string>`((sent_at at time zone 'Asia/Tokyo')::date)::text`.as("sent_on"),
      sql<string | null>`received_on::text`.as("received_on"),
    ])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("number", "desc")
    .execute();
  const last = (recipient: string) => rows.find((row) => row.recipient === recipient);
  return {
    toSecretariatOn: last("secretariat")?.sent_on ?? null,
    toSecretariatReceiptOn: last("secretariat")?.received_on ?? null,
    toHospitalOn: last("hospital")?.sent_on ?? null,
    toHospitalReceiptOn: last("hospital")?.received_on ?? null,
    toMinistryOn: last("ministry")?.sent_on ?? null,
    toMinistryReceiptOn: last("ministry")?.received_on ?? null,
  };
}
