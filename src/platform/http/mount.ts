import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor } from "../../shared/actor.ts";
import type { RouteContract } from "../../shared/route.ts";
import { languageOf } from "../../shared/words.ts";
import { withinOrganisations, withinProgrammes, withinReach } from "../db/tenant.ts";
import { guard } from "./guard.ts";
import { Refused } from "./refused.ts";

export { Refused };

/**
 * Tells who sent a request; null when nobody is signed in, a refusal when whoever is signed in must do something else first.
 * Given by the composition of the server.
 */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | Refused | null>;

/** Of routes that are open to everybody. */
export const nobodyKnocks: Authenticate = async () => null;

export interface Call<C extends RouteContract> {
  /** Null only on public routes. */
  actor: Actor;
  params: z.infer<C["params"]>;
  query: z.infer<C["query"]>;
  body: z.infer<C["body"]>;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What a handler gives back: the reply of the contract, a refusal with its status, or (binary routes) the reply it sent itself. */
export type Outcome<C extends RouteContract> = z.input<C["reply"]> | Refused | FastifyReply;

declare module "fastify" {
  interface FastifyInstance {
    /** Told of each request about a hospital or a programme that the guard lets pass, before it is handled. */
    noteAccess?(access: {
      actor: Actor;
      facilityId: string | undefined;
      programmeId: string | undefined;
      contract: RouteContract;
      request: FastifyRequest;
    }): void;
  }
}

const nobody: Actor = { label: "nobody", name: "", personId: null, isAdministrator: false, facilities: [] };

/** The one list of mounted routes, from which OpenAPI and the security matrix are made. */
export const mountedRoutes: RouteContract[] = [];

/**
 * Mounts one route: who may knock, what may come in, what goes out. Order: sign-in (401), standing (403, or 404 for another
 * hospital, so that its existence is not told), input (400), then the handler.
 */
export function mount<C extends RouteContract>(
  app: FastifyInstance,
  authenticate: Authenticate,
  contract: C,
  handler: (call: Call<C>) => Promise<Outcome<C>>,
): void {
  if (!mountedRoutes.some((known) => known.id === contract.id)) mountedRoutes.push(contract);
  app.route({
    method: contract.method,
    url: contract.path,
    handler: async (request, reply) => {
      const actor = contract.access.to === "public" ? nobody : await authenticate(request);
      if (actor instanceof Refused) return send(reply, request, actor);
      const turnedAway = guard(contract.access, actor, namedIn(contract, request));
      if (turnedAway) return send(reply, request, turnedAway);
      const input = parseInput(contract, request);
      if (input instanceof Refused) return send(reply, request, input);
      const { facilityId, programmeId } = request.params as { facilityId?: string; programmeId?: string };
      if (actor && (facilityId ?? programmeId)) app.noteAccess?.({ actor, facilityId, programmeId, contract, request });
      const handled = () => handler({ actor: actor ?? nobody, request, reply, ...input });
      const outcome = await withinOwn(contract, actor ?? nobody, handled);
      if (outcome instanceof Refused) return send(reply, request, outcome);
      if (reply.sent || outcome === reply || contract.binaryReply) return outcome;
      if (outcome === undefined) return reply.code(204).send();
      return contract.reply.parse(outcome);
    },
  });
}

/** The hospital, organisation or programme that the guard asks about. */
function namedIn({ access }: RouteContract, request: FastifyRequest): string {
  const params = request.params as { facilityId?: string; organisationId?: string; programmeId?: string };
  if (access.to === "facility") return params.facilityId ?? "";
  if (access.to === "organisation") return params.organisationId ?? "";
  return access.to === "programme" ? (params.programmeId ?? "") : "";
}

/** Whatever the handler asks the database for, it sees of hospitals, organisations and programmes only those of whoever asks. */
function withinOwn<T>({ access }: RouteContract, actor: Actor, handled: () => T): T {
  if (access.to !== "facility" && access.to !== "organisation" && access.to !== "programme") return handled();
  const facilities = actor.facilities.map(({ facilityId }) => facilityId);
  const organisations = (actor.organisations ?? []).map(({ organisationId }) => organisationId);
  const programmes = (actor.programmes ?? []).map(({ programmeId }) => programmeId);
  return withinReach(facilities, () => withinOrganisations(organisations, () => withinProgrammes(programmes, handled)));
}

function parseInput<C extends RouteContract>(contract: C, request: FastifyRequest) {
  const params = contract.params.safeParse(request.params);
  const query = contract.query.safeParse(request.query);
  const body = contract.upload
    ? { success: true as const, data: undefined }
    : contract.body.safeParse(request.body ?? undefined);
  for (const [where, result] of [
    ["params", params],
    ["query", query],
    ["body", body],
  ] as const) {
    if (result.success) continue;
    const [issue] = result.error.issues;
    return new Refused(
      400,
      "bad_input",
      { ja: `入力が正しくありません: ${issue?.message ?? ""}`, en: `The input is not right: ${issue?.message ?? ""}` },
      [where, ...(issue?.path ?? [])].join("."),
    );
  }
  return {
    params: params.data as z.infer<C["params"]>,
    query: query.data as z.infer<C["query"]>,
    body: body.data as z.infer<C["body"]>,
  };
}

const send = (reply: FastifyReply, request: FastifyRequest, refused: Refused) =>
  reply
    .code(refused.status)
    .send({ ...refused.refusalIn(languageOf(request.headers["accept-language"])), requestId: request.id });
