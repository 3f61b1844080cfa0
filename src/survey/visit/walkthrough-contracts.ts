import { z } from "zod";
import { route } from "../../shared/route.ts";
import { OneSurvey, surveyBase } from "./route-contracts.ts";
import { targetStates } from "./walkthrough.ts";

const Day = z.iso.date();
const note = z.string().trim().max(2000).default("");
const target = z.string().regex(/^T[1-8]$/);

const Connection = z.object({ id: z.uuid(), name: z.string(), verifiedOnSite: z.boolean().nullable() });

export const WalkView = z.object({
  hospital: z.string(),
  today: Day,
  /** All eight, in the order of the survey's own list. */
  targets: z.array(
    z.object({
      target,
      state: z.enum(targetStates),
      note: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
      /** Of the hospital's ledger, in this category. */
      connections: z.array(Connection),
      /** Said to have none, while the ledger has some. */
      contradicts: z.boolean(),
      /** Seen, while the ledger has none. */
      unrecorded: z.boolean(),
    }),
  ),
  /** Connections whose category is not known: they may belong to any. */
  uncategorised: z.array(Connection),
  places: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      targets: z.array(target),
      note: z.string(),
      lookedAtOn: Day.nullable(),
    }),
  ),
  mayWork: z.boolean(),
});
export type WalkView = z.infer<typeof WalkView>;

export const getWalk = route({
  id: "getWalk",
  method: "GET",
  path: `${surveyBase}/walkthrough`,
  summary: "巡回調査（8つの対象区分、見る場所の順路、台帳の外部接続との照合）",
  access: { to: "facility", permission: "survey.read" },
  params: OneSurvey,
  reply: WalkView,
});

export const setWalkTarget = route({
  id: "setWalkTarget",
  method: "PUT",
  path: `${surveyBase}/walkthrough/targets`,
  summary: "対象区分を見た、この病院にはない、まだ見ていない、と記録する",
  access: { to: "facility", permission: "survey.work" },
  params: OneSurvey,
  body: z.object({ target, state: z.enum(targetStates), note }),
  reply: WalkView,
});

export const WalkPlace = z.object({
  name: z.string().trim().min(1).max(200),
  targets: z.array(target).max(8).default([]),
  note,
  lookedAtOn: Day.nullable().default(null),
});
export type WalkPlace = z.infer<typeof WalkPlace>;

export const addWalkPlace = route({
  id: "addWalkPlace",
  method: "POST",
  path: `${surveyBase}/walkthrough/places`,
  summary: "順路に場所を加える",
  access: { to: "facility", permission: "survey.work" },
  params: OneSurvey,
  body: WalkPlace,
  reply: WalkView,
});
const OnePlace = OneSurvey.extend({ placeId: z.uuid() });
export const changeWalkPlace = route({
  id: "changeWalkPlace",
  method: "PUT",
  path: `${surveyBase}/walkthrough/places/:placeId`,
  summary: "順路の場所を変える、見た日を記録する",
  access: { to: "facility", permission: "survey.work" },
  params: OnePlace,
  body: WalkPlace,
  reply: WalkView,
});
export const orderWalk = route({
  id: "orderWalk",
  method: "PUT",
  path: `${surveyBase}/walkthrough/order`,
  summary: "順路の順序を変える",
  access: { to: "facility", permission: "survey.work" },
  params: OneSurvey,
  body: z.object({ placeIds: z.array(z.uuid()).max(500) }),
  reply: WalkView,
});
export const removeWalkPlace = route({
  id: "removeWalkPlace",
  method: "DELETE",
  path: `${surveyBase}/walkthrough/places/:placeId`,
  summary: "順路から場所を外す",
  access: { to: "facility", permission: "survey.work" },
  params: OnePlace,
  reply: WalkView,
});
