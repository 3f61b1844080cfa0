import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { mountedRoutes } from "../platform/http/mount.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital, type Hospital, whoMay } from "./testing/hospital.ts";
import { type Knock, knockAt } from "./testing/knock.ts";
import { wholeOf } from "./testing/whole-of.ts";

/**
 * The last line by itself: the guard of every route and the question who may do what are switched off, and everybody is let through
 * to every handler. What still hides the other hospital is the database alone.
 */
vi.mock("../platform/http/guard.ts", () => ({ guard: () => null }));
vi.mock("../shared/actor.ts", async (original) => ({
  ...(await original<typeof import("../shared/actor.ts")>()),
  mayActFor: () => true,
  mayInProgramme: () => true,
}));

/** They read the tables that say who may see which hospital; those are asked before any hospital is chosen, so no policy is on them. */
const readsPeople = ["listPeople", "listInvitations"];

const composed = await composedApp();
const { app } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

const ofHospital = mountedRoutes.filter((route) => route.access.to === "facility");
const ofProgramme = mountedRoutes.filter((route) => route.access.to === "programme");
const send = ({ headers, ...request }: Knock, by: { headers: Record<string, string> }) =>
  app.inject({ ...request, headers: { ...headers, ...by.headers } });

test("there are routes to look at, and the guard is off", async () => {
  expect(ofHospital.length).toBeGreaterThanOrEqual(49);
  const reply = await app.inject({
    url: `/api/v1/facilities/${other.id}/people`,
    headers: own.systemAdministrator.headers,
  });
  expect(reply.statusCode).toBe(200);
});

describe.each(ofHospital.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  test("tells the other hospital's person nothing and changes nothing, though no policy stops them", async () => {
    const before = await wholeOf(admin, other);
    const reply = await send(await knockAt(route, other), whoMay(own, route));
    if (!readsPeople.includes(route.id))
      expect(secretsOf(other).filter((secret) => reply.body.includes(secret))).toEqual([]);
    // In a PDF or workbook no word can be looked for.
    if (route.binaryReply) expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(await wholeOf(admin, other)).toEqual(before);
  });
});

/** Words that a reply could only have from the other hospital's rows; ids that stand in the request may come back in a refusal. */
function secretsOf({ word, systemAdministrator }: Hospital): string[] {
  return [word, systemAdministrator.email, systemAdministrator.personId];
}

test("the same requests by the other hospital's own people are answered: they were complete", async () => {
  const reading = [...ofHospital, ...ofProgramme].filter((route) => route.method === "GET");
  for (const route of reading) {
    const reply = await send(await knockAt(route, other), whoMay(other, route));
    expect([route.id, reply.statusCode]).toEqual([route.id, 200]);
  }
});

describe.each([...ofHospital, ...ofProgramme].map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s, asked for by everybody of another programme",
  (_name, route) => {
    test("tells nothing of this programme and its hospital and changes nothing", async () => {
      const before = await wholeOf(admin, other);
      for (const person of Object.values(own.programme.people)) {
        const reply = await send(await knockAt(route, other), person);
        if (!readsPeople.includes(route.id))
          expect(secretsOf(other).filter((secret) => reply.body.includes(secret))).toEqual([]);
        if (route.binaryReply) expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      }
      expect(await wholeOf(admin, other)).toEqual(before);
    });
  },
);
