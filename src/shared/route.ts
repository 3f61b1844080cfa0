import { z } from "zod";

/**
 * One contract per route: the server validates by it, the UI calls by it, OpenAPI and the security matrix are made from it.
 * `access` names who may knock; what a person may do with an object is decided by policy functions inside.
 */
export type Access =
  | { to: "public" }
  | { to: "signedIn" }
  | { to: "administrator" }
  /** The national picture, in person: who reads it by right, and the instance administrator. */
  | { to: "national" }
  /** Which hospitals the national picture is made of: only who was given that as well. */
  | { to: "nationalNamed" }
  /** The path has `:facilityId`; the person (or token) must hold the permission for that hospital. */
  | { to: "facility"; permission: Permission }
  /** The path has `:organisationId`; the person must hold the permission in that organisation. */
  | { to: "organisation"; permission: OrganisationPermission }
  /** The path has `:programmeId`; the person must hold the permission there, by an organisation's part in the programme. */
  | { to: "programme"; permission: ProgrammePermission };

/** What roles and API tokens grant. Kept small: a permission is a task of a person, not a table. */
export const Permission = z.enum([
  "ledger.read",
  "ledger.write",
  "ledger.import",
  "finding.read",
  "finding.decide",
  "vulnerability.read",
  "vulnerability.respond",
  "document.read",
  "document.issue",
  "people.read",
  "people.manage",
  "audit.read",
  "facility.manage",
  /** To agree, as the second person, that everything held of the hospital is erased. */
  "facility.erase",
  /** Which organisations may see the hospital, why, and who looked; and to take that back. */
  "engagement.read",
  "engagement.manage",
  /** The hospital's own survey: steps, visits, checklists, homework, reports. */
  "survey.read",
  /** The hospital's side: intent, consent, homework. */
  "survey.answer",
  /** The survey company's side: visits, interviews, walkthrough, homework, hours, drafts. */
  "survey.work",
  /** The supervising side: comment, return, accept. */
  "survey.review",
  /** What was delivered, and nothing else. */
  "survey.delivered",
]);
export type Permission = z.infer<typeof Permission>;

/** What roles in an organisation (secretariat, survey company) grant. */
export const OrganisationPermission = z.enum([
  "questionnaire.read",
  "questionnaire.manage",
  "questionnaire.analyse",
  "questionnaire.publish",
  "members.manage",
  "programme.read",
  "programme.found",
]);
export type OrganisationPermission = z.infer<typeof OrganisationPermission>;

/** What the part of an organisation in a survey programme grants its people. */
export const ProgrammePermission = z.enum([
  /** The programme itself: steps, deadlines, who takes part; of the hospitals those the part gives. */
  "programme.read",
  /** To run it: hospitals, organisations, plan, orders, acceptance, delivery. */
  "programme.manage",
  /** All hospitals of it: board, calendar, hours, level. */
  "programme.oversee",
  /** To survey the hospitals one is ordered for. */
  "programme.work",
  /** Tables across hospitals. */
  "programme.analyse",
  "programme.publish",
  /** What was delivered of its hospitals. */
  "programme.delivered",
]);
export type ProgrammePermission = z.infer<typeof ProgrammePermission>;

export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** camelCase, unique; OpenAPI operationId. */
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Fastify style: /api/v1/facilities/:facilityId/records */
  path: string;
  summary: string;
  access: Access;
  params: Params;
  query: Query;
  /** z.undefined() for none. `file` bodies are multipart and handled by the route itself. */
  body: Body;
  reply: Reply;
  /** Set for replies that are not JSON (PDF, SVG, CSV). */
  binaryReply?: true;
  /** Set where the body is multipart/form-data. */
  upload?: true;
}

const nothing = z.object({});
type Nothing = typeof nothing;

/** Fills in what a route leaves out. */
export function route<
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodUndefined,
>(
  contract: Pick<RouteContract, "id" | "method" | "path" | "summary" | "access" | "binaryReply" | "upload"> & {
    params?: Params;
    query?: Query;
    body?: Body;
    reply?: Reply;
  },
): RouteContract<Params, Query, Body, Reply> {
  return {
    ...contract,
    params: (contract.params ?? nothing) as Params,
    query: (contract.query ?? nothing) as Query,
    body: (contract.body ?? z.undefined()) as Body,
    reply: (contract.reply ?? z.undefined()) as Reply,
  };
}

/** The one shape of every refusal. `reason` is from the capability's closed set; `message` is for people, in their language. */
export const Refusal = z.object({
  reason: z.string(),
  message: z.string(),
  /** Where it went wrong: file, sheet, cell, or field. */
  place: z.string().nullable(),
  requestId: z.string().optional(),
});
export type Refusal = z.infer<typeof Refusal>;
