import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { type HoursContext, inSurvey } from "../hours/context.store.ts";
import { audit } from "../hours/money.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { Recipient } from "./contract.ts";
import { mayReceive } from "./deliver.ts";
import type { DeliveryRefusal } from "./refusal.ts";

export interface Receipt {
  /** Null: today. */
  receivedOn: string | null;
  note: string;
  file: { name: string; mediaType: string; content: Uint8Array } | null;
}

/** For whom somebody may say that a delivery arrived; undefined: not theirs to say. */
export type Speaker = (delivery: {
  recipient: Recipient;
  organisationId: string | null;
}) => "receiver" | "sender" | undefined;

/** Records that a delivery arrived, by whoever received it or by its sender with what shows it. */
export const receive = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  deliveryId: string,
  speaks: Speaker,
  receipt: Receipt = { receivedOn: null, note: "", file: null },
): Promise<Result<null, DeliveryRefusal>> =>
  inSurvey<null, DeliveryRefusal>(context, key, async (trx, _participation, at) => {
    const delivery = await deliveryForReceipt(trx, key, deliveryId);
    const by = delivery && speaks(delivery);
    if (!by) return refuse({ reason: "not_found" });
    const today = japanDay(at);
    const receivedOn = receipt.receivedOn ?? today;
    const hasEvidence = receipt.note.trim() !== "" || receipt.file !== null;
    const sentOn = japanDay(delivery.sentAt);
    const may = mayReceive(delivery, { receivedOn, by, hasEvidence }, { sentOn, today });
    if (!may.ok) return refuse({ reason: may.error });
    const file = receipt.file && { ...receipt.file, by: actor.label, at };
    const fileId = file && (await context.files.put(trx, key.facilityId, file));
    await trx
      .updateTable("survey_delivery")
      .set({
        received_on: receivedOn,
        received_by: actor.label,
        received_by_name: actor.name,
        received_at: at,
        receipt_note: receipt.note,
        receipt_file_id: fileId,
      })
      .where("facility_id", "=", key.facilityId)
      .where("id", "=", deliveryId)
      .execute();
    const { recipient, number } = delivery;
    await audit(trx, actor, key, at, "survey.received", { number, recipient, receivedOn, by });
    return ok(null);
  });

async function deliveryForReceipt(trx: Trx, key: SurveyKey, id: string) {
  return trx
    .selectFrom("survey_delivery")
    .select([
      "number",
      "recipient",
      "organisation_id as organisationId",
      "sent_at as sentAt",
      sql<string | null>`received_on::text`.as("receivedOn"),
    ])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** What shows the receipt. `trx` is one of `inFacility`. */
export async function receiptFile(trx: Trx, { files }: HoursContext, key: SurveyKey, deliveryId: string) {
  const row = await trx
    .selectFrom("survey_delivery")
    .select("receipt_file_id")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", deliveryId)
    .executeTakeFirst();
  return row?.receipt_file_id ? files.get(trx, key.facilityId, row.receipt_file_id) : undefined;
}
