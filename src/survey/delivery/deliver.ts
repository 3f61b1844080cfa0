import { ok, type Result, refuse } from "../../shared/result.ts";
import { type DocumentState, owedDocuments, type SurveyDocument } from "../review/contract.ts";
import type { Recipient } from "./contract.ts";

export interface DeliveryWish {
  recipient: Recipient;
  kinds: readonly SurveyDocument[];
  /** Issues and advice for the hospital, or a covering note. */
  message: string;
}

export interface DeliverySituation {
  documents: Readonly<Record<SurveyDocument, DocumentState>>;
  /** The secretariat took the report over (検収). */
  takenOver: boolean;
}

export type DeliverRefusal =
  | { reason: "nothing_chosen" | "not_taken_over" | "advice_missing" }
  | { reason: "not_accepted" | "owed_missing"; kinds: readonly SurveyDocument[] };

/**
 * Nothing leaves unaccepted. The company's report is whole, and it reaches hospital and ministry only through the secretariat that took
 * it over; to the hospital it comes with issues and advice.
 */
export function mayDeliver(
  { recipient, kinds, message }: DeliveryWish,
  { documents, takenOver }: DeliverySituation,
): Result<null, DeliverRefusal> {
  if (kinds.length === 0) return refuse({ reason: "nothing_chosen" });
  if (recipient === "secretariat") {
    const missing = owedDocuments.filter((kind) => !kinds.includes(kind));
    if (missing.length > 0) return refuse({ reason: "owed_missing", kinds: missing });
  } else if (!takenOver) return refuse({ reason: "not_taken_over" });
  const open = kinds.filter((kind) => documents[kind] !== "accepted");
  if (open.length > 0) return refuse({ reason: "not_accepted", kinds: open });
  if (recipient === "hospital" && message.trim() === "") return refuse({ reason: "advice_missing" });
  return ok(null);
}

export interface DeliveryStanding {
  recipient: Recipient;
  receivedOn: string | null;
}
export type ReceiptRefusal = "received_already" | "evidence_missing" | "future_day" | "before_sent";

/**
 * Whether a receipt may be recorded. Whoever receives says so; the sender needs something that shows it (a note or a file).
 * @param sentOn ISO day in Japan, as `receivedOn` and `today`
 */
export function mayReceive(
  { receivedOn: already }: Pick<DeliveryStanding, "receivedOn">,
  receipt: { receivedOn: string; by: "receiver" | "sender"; hasEvidence: boolean },
  { sentOn, today }: { sentOn: string; today: string },
): Result<null, ReceiptRefusal> {
  if (already !== null) return refuse("received_already");
  if (receipt.receivedOn > today) return refuse("future_day");
  if (receipt.receivedOn < sentOn) return refuse("before_sent");
  return receipt.by === "receiver" || receipt.hasEvidence ? ok(null) : refuse("evidence_missing");
}
