import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RouteContract } from "../../shared/route.ts";
import { fileBody } from "./file-body.ts";
import type { Hospital } from "./hospital.ts";
import { requestBodies } from "./request-bodies.ts";

export interface Knock {
  method: RouteContract["method"];
  url: string;
  headers: Record<string, string>;
  payload?: object;
}

/** Names of the objects, apart from the hospital, that the address of a route names by their ids. Advisories are the same for everyone. */
export const objectParameters = (route: RouteContract): string[] =>
  parametersOf(route.path).filter(
    (name) => !["facilityId", "organisationId", "kind", "picture", "source", "version", "advisoryId"].includes(name),
  );

const parametersOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");

/** Objects of no hospital: of a person, or of the instance. Here nobody's. */
const elsewhere = ["tokenId", "membershipId", "mailId", "aliasId", "feedId", "advisoryId", "product", "calendarToken"];

/**
 * A complete request to a route about the hospital's own objects.
 * @throws Error when there is no example for a parameter or for the body: a new route needs one before it can be tested
 */
export async function knockAt(
  route: RouteContract,
  hospital: Hospital,
  ids: Record<string, string> = {},
): Promise<Knock> {
  const values: Record<string, string> = {
    facilityId: hospital.id,
    organisationId: hospital.organisationId,
    ...hospital.ids,
    kind: kindIn(route.path),
    ...ids,
  };
  for (const name of elsewhere) values[name] ??= randomUUID();
  if (route.id === "advisoryImpact") values.advisoryId = "CVE-2099-0001";
  let url = route.path;
  for (const name of parametersOf(route.path)) {
    const value = values[name];
    if (value === undefined) throw new Error(`${route.id}: hospital.ts makes no object for :${name}`);
    url = url.replace(`:${name}`, encodeURIComponent(value));
  }
  if (route.id === "exportLedger") url += "?format=json";
  if (route.id.startsWith("exportNational")) url += "?format=csv";
  if (route.id === "previewMailing") url += "?kind=invitation";
  if (route.id === "getProgrammeChecklist") url += "?instrument=mhlw-5.2&edition=5.2";
  if (route.id === "advisorySheet") url += "?advisory=CVE-2099-0001";
  return { method: route.method, url, ...(await bodyOf(route, hospital)) };
}

async function bodyOf(route: RouteContract, hospital: Hospital): Promise<Pick<Knock, "headers" | "payload">> {
  const body = requestBodies(hospital)[route.id];
  if (body instanceof FormData) return fileBody(body);
  const takesNone = route.body instanceof z.ZodUndefined && !route.upload;
  if (takesNone) return { headers: {} };
  if (!body) throw new Error(`${route.id}: request-bodies.ts says nothing to send`);
  return { headers: {}, payload: body };
}

const kindIn = (path: string) => (path.includes("/documents/") ? "D4" : "asset");
