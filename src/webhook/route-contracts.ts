import { z } from "zod";
import { FacilityId } from "../ledger/contract.ts";
import { route } from "../shared/route.ts";
import {
  AttemptProblem,
  DeliveryState,
  EndpointAction,
  EndpointId,
  EndpointState,
  EventId,
  EventType,
  SentType,
} from "./contract.ts";

const base = "/api/v1/facilities/:facilityId/webhooks";
const access = { to: "facility", permission: "facility.manage" } as const;
const InFacility = z.object({ facilityId: FacilityId });
const OneEndpoint = InFacility.extend({ endpointId: EndpointId });
const Instant = z.iso.datetime();

/** An address to which the hospital's events are reported. Its secret is told when it is made, and never again. */
export const Endpoint = z.object({
  id: EndpointId,
  name: z.string(),
  url: z.string(),
  events: z.array(EventType),
  state: EndpointState,
  /** Since when reports to it are given up; null: none is, or a later one arrived. */
  failingSince: Instant.nullable(),
  /** Until when the secret before the present one is signed with as well. */
  previousSecretUntil: Instant.nullable(),
  createdAt: Instant,
  /** `waiting`: also what is held while it is paused. */
  counts: z.object({ waiting: z.int(), delivered: z.int(), failed: z.int() }),
  lastDeliveredAt: Instant.nullable(),
  actions: z.array(EndpointAction),
});
export type Endpoint = z.infer<typeof Endpoint>;

const Settings = z.object({
  name: z.string().trim().min(1).max(100),
  url: z.url().max(2000),
  events: z.array(EventType).min(1).max(EventType.options.length),
});

/** Shown once: Sekisho keeps it sealed, and gives it to nobody. */
const WithSecret = z.object({ endpoint: Endpoint, secret: z.string() });

export const listWebhooks = route({
  id: "listWebhooks",
  method: "GET",
  path: base,
  summary: "Webhookの送り先",
  access,
  params: InFacility,
  reply: z.object({ items: z.array(Endpoint) }),
});

export const addWebhook = route({
  id: "addWebhook",
  method: "POST",
  path: base,
  summary: "Webhookの送り先を加える。署名の鍵はこの答えで一度だけ渡す",
  access,
  params: InFacility,
  body: Settings,
  reply: WithSecret,
});

export const changeWebhook = route({
  id: "changeWebhook",
  method: "PATCH",
  path: `${base}/:endpointId`,
  summary: "Webhookの送り先の名前・URL・知らせる出来事を変える",
  access,
  params: OneEndpoint,
  body: Settings,
  reply: Endpoint,
});

export const rotateWebhookSecret = route({
  id: "rotateWebhookSecret",
  method: "POST",
  path: `${base}/:endpointId/secret`,
  summary: "署名の鍵を替える。新しい鍵はこの答えで一度だけ渡す",
  access,
  params: OneEndpoint,
  body: z.object({
    /** For 24 hours both sign. False where the old one has become known: it ends at once. */
    overlap: z.boolean().default(true),
  }),
  reply: WithSecret,
});

export const pauseWebhook = route({
  id: "pauseWebhook",
  method: "POST",
  path: `${base}/:endpointId/pause`,
  summary: "送り先を休止する。その間の出来事は30日まで溜めておく",
  access,
  params: OneEndpoint,
  reply: Endpoint,
});

export const resumeWebhook = route({
  id: "resumeWebhook",
  method: "POST",
  path: `${base}/:endpointId/resume`,
  summary: "送り先を再開し、溜めておいた出来事を送る",
  access,
  params: OneEndpoint,
  reply: Endpoint,
});

export const deleteWebhook = route({
  id: "deleteWebhook",
  method: "DELETE",
  path: `${base}/:endpointId`,
  summary: "送り先とその配信記録を削除する",
  access,
  params: OneEndpoint,
});

export const testWebhook = route({
  id: "testWebhook",
  method: "POST",
  path: `${base}/:endpointId/test`,
  summary: "試しに送る",
  access,
  params: OneEndpoint,
  reply: z.object({ eventId: EventId }),
});

const Attempt = z.object({
  attempt: z.int(),
  beganAt: Instant,
  /** Null: still under way, or its process died in it and nobody knows what the receiver got. */
  endedAt: Instant.nullable(),
  status: z.int().nullable(),
  problem: AttemptProblem.nullable(),
  problemCode: z.string().nullable(),
  /** First 500 characters. */
  answer: z.string().nullable(),
});

export const Delivery = z.object({
  eventId: EventId,
  type: SentType,
  occurredAt: Instant,
  state: DeliveryState,
  /** Null: it is not waiting for another attempt. */
  nextAttemptAt: Instant.nullable(),
  /** Newest first. */
  attempts: z.array(Attempt),
  /** What it is about, in a word; null for a test. */
  about: z.object({ number: z.int(), product: z.string(), path: z.string() }).nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const listDeliveries = route({
  id: "listDeliveries",
  method: "GET",
  path: `${base}/:endpointId/deliveries`,
  summary: "配信の記録（30日分、新しい順）",
  access,
  params: OneEndpoint,
  query: z.object({
    state: DeliveryState.optional(),
    /** The last one of the page before. */
    before: EventId.optional(),
  }),
  reply: z.object({ items: z.array(Delivery), more: z.boolean() }),
});

export const sendAgain = route({
  id: "sendAgain",
  method: "POST",
  path: `${base}/:endpointId/deliveries/:eventId/again`,
  summary: "もう一度送る（webhook-id は同じ）",
  access,
  params: OneEndpoint.extend({ eventId: EventId }),
});
