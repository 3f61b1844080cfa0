import { CaseReport, type EventId, type SentType, schemaVersion, testType, WebhookBody } from "./contract.ts";

/** What happened, as the outbox keeps it. `data` is a CaseReport, or nothing for a test. */
export interface ReportedEvent {
  id: EventId;
  type: SentType;
  occurredAt: Date;
  facilityId: string;
  data: unknown;
}

/**
 * The body of a report. Every attempt sends the same text, as long as Sekisho's own address stays.
 * @param publicUrl address that people open Sekisho by
 */
export function webhookBody(event: ReportedEvent, publicUrl: string): string {
  const { id, type, occurredAt, facilityId } = event;
  const link = (path: string) => new URL(path, publicUrl).toString();
  const body = { id, type, version: schemaVersion, timestamp: occurredAt.toISOString(), facilityId };
  if (type === testType) {
    const data = { message: "関所からの試験送信です。 / A test from Sekisho.", url: link(`/f/${facilityId}/webhooks`) };
    return JSON.stringify(WebhookBody.parse({ ...body, data }));
  }
  const { case: reported, ...rest } = CaseReport.parse(event.data);
  const { path, ...known } = reported;
  return JSON.stringify(WebhookBody.parse({ ...body, data: { case: { ...known, url: link(path) }, ...rest } }));
}
