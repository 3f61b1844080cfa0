import type { AttemptProblem, DeliveryState, EndpointState, SentType } from "./contract.ts";

declare module "../platform/db/tables.ts" {
  interface Tables {
    webhook_endpoint: {
      facility_id: string;
      id: string;
      name: string;
      url: string;
      events: string[];
      state: EndpointState;
      failing_since: Date | null;
      secret: Buffer;
      previous_secret: Buffer | null;
      previous_until: Date | null;
      created_by: string;
      created_at: Date;
    };
    webhook_delivery: {
      facility_id: string;
      endpoint_id: string;
      event_id: string;
      event_type: SentType;
      occurred_at: Date;
      data: unknown;
      state: DeliveryState;
      attempts: number;
      failures: number;
      next_attempt_at: Date;
      created_at: Date;
    };
    webhook_attempt: {
      facility_id: string;
      endpoint_id: string;
      event_id: string;
      attempt: number;
      began_at: Date;
      ended_at: Date | null;
      status: number | null;
      problem: AttemptProblem | null;
      problem_code: string | null;
      answer: string | null;
    };
  }
}
