import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { mountedRoutes } from "../platform/http/mount.ts";
import { hospitalRoles, organisationRoles, programmeParts } from "../shared/actor.ts";
import type { RouteContract } from "../shared/route.ts";
import { composedApp } from "./testing/composed-app.ts";
import { administratorAt, everybodyFor, type Headers, tokenOf } from "./testing/everybody.ts";
import {
  accessExpected,
  engagedPermissionsExpected,
  organisationPermissionsExpected,
  permissionsExpected,
  programmePermissionsExpected,
} from "./testing/expected-access.ts";
import { aHospital, whoMay } from "./testing/hospital.ts";
import { knockAt } from "./testing/knock.ts";
import { wholeOf } from "./testing/whole-of.ts";

/**
 * Every route × everybody × two hospitals, on the whole app and a real database. The cases come from the routes the app has, never
 * from a list; what to expect of each comes from testing/expected-access.ts, never from the policy.
 */
const registered = vi.hoisted(() => [] as { method: string; url: string }[]);
vi.mock("../platform/http/server.ts", async (original) => {
  const real = await original<typeof import("../platform/http/server.ts")>();
  return {
    ...real,
    createHttpServer: async (...given: Parameters<typeof real.createHttpServer>) => {
      const server = await real.createHttpServer(...given);
      server.addHook("onRoute", ({ method, url }) => {
        for (const one of [method].flat()) registered.push({ method: one, url });
      });
      return server;
    },
  };
});

const composed = await composedApp();
const { app, identity } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

const everybody = await everybodyFor(composed, own, other);
const { members, tokens, notSignedIn, outsiders, readers, unlimitedToken, organisationMembers } = everybody;
const systemAdministrator = members.get("systemAdministrator") ?? {};
/** By part in the programme: who sees the hospital through an engagement. */
const engaged = new Map(programmeParts.map((part) => [part as string, own.programme.people[part].headers as Headers]));
const everyone = [...members, ...engaged];

/** What each of them is answered, knocking all at once. */
const answers = async (route: RouteContract, who: Iterable<readonly [string, Headers]>, method?: string) => {
  const asked = [...who].map(async ([name, headers]) => [name, await knock(route, headers, method)] as const);
  return Promise.all(asked);
};
const statuses = async (...asked: Parameters<typeof answers>) =>
  (await answers(...asked)).map(([who, reply]) => [who, reply.statusCode]);
const all = (who: Iterable<readonly [string, Headers]>, status: number) => [...who].map(([name]) => [name, status]);

const knock = async (route: RouteContract, headers: Headers, method: string = route.method) => {
  const { headers: body, ...request } = await knockAt(route, own);
  return app.inject({ ...request, method: method as "GET", headers: { ...body, ...headers } });
};
const guardsNotFound = "この医療機関は見つからないか、閲覧する権限がありません。";
type Reply = Awaited<ReturnType<typeof knock>>;
function expectOpen(reply: Reply, who: string) {
  expect([401, 403], `${who}: ${reply.body.slice(0, 300)}`).not.toContain(reply.statusCode);
  expect(reply.statusCode, `${who}: ${reply.body.slice(0, 300)}`).toBeLessThan(500);
  if (reply.statusCode === 404) expect(reply.json().message).not.toBe(guardsNotFound);
}

test("every route the server answers at is one of the mounted, but for two that tell nothing of any hospital", () => {
  const mounted = new Set(mountedRoutes.map((route) => `${route.method} ${route.path}`));
  const others = registered.filter(({ method, url }) => method !== "HEAD" && !mounted.has(`${method} ${url}`));
  const api = others.filter(({ url }) => url.startsWith("/api") || url.includes(":") || url.includes("*"));
  expect(api.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /api/openapi.json", "GET /api/health"]);
  expect(mountedRoutes.length).toBeGreaterThanOrEqual(88);
});

test("every mounted route is expected to belong to somebody's task, and none is expected that is gone", () => {
  expect(mountedRoutes.map((route) => route.id).sort()).toEqual([...accessExpected.keys()].sort());
  const declared = mountedRoutes.map(({ id, access }) => [id, "permission" in access ? access.permission : access.to]);
  expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(accessExpected));
});

test("every route whose address names a hospital asks for a permission there, but the appointment from outside", () => {
  const open = mountedRoutes.filter(
    ({ path, access }) => path.includes(":facilityId") && access.to !== "facility" && access.to !== "programme",
  );
  expect(open.map((route) => route.id)).toEqual(["appointSystemAdministrator"]);
});

test("every route whose address names an organisation asks for a permission there, but the appointment from outside", () => {
  const open = mountedRoutes.filter(
    (route) => route.path.includes(":organisationId") && route.access.to !== "organisation",
  );
  expect(open.map((route) => route.id)).toEqual(["appointSurveyManager"]);
});

test.each(organisationRoles)(
  "a member as %s is told of exactly the expected permissions in the organisation",
  async (role) => {
    const me = (await app.inject({ url: "/api/v1/me", headers: organisationMembers.get(role) ?? {} })).json();
    expect(me.organisations.map((one: { organisationId: string }) => one.organisationId)).toEqual([own.organisationId]);
    expect(me.organisations[0].permissions.toSorted()).toEqual(organisationPermissionsExpected.get(role)?.toSorted());
    expect(me.facilities).toEqual([]);
  },
);

test.each(hospitalRoles)(
  "a member as %s is told of exactly the expected permissions, and of no other hospital",
  async (role) => {
    const me = (await app.inject({ url: "/api/v1/me", headers: members.get(role) ?? {} })).json();
    expect(me.facilities.map((facility: { facilityId: string }) => facility.facilityId)).toEqual([own.id]);
    expect(me.facilities[0].permissions.toSorted()).toEqual(permissionsExpected.get(role)?.toSorted());
    expect(me.isAdministrator).toBe(false);
  },
);

test.each(programmeParts)("a survey manager of the %s is told of exactly the expected permissions", async (part) => {
  const { headers } = own.programme.people[part];
  const me = (await app.inject({ url: "/api/v1/me", headers })).json();
  const organisationId = own.programme.organisations[part];
  const [seen, ...others] = me.facilities;
  expect(others).toEqual([]);
  expect(seen).toMatchObject({ facilityId: own.id, roles: [], through: [{ organisationId, part }] });
  expect(seen.permissions.toSorted()).toEqual(engagedPermissionsExpected.get(part)?.toSorted());
  expect(me.programmes).toEqual([
    {
      programmeId: own.programme.programmeId,
      organisationId,
      part,
      permissions: expect.toSatisfy(
        (held: string[]) => `${held.toSorted()}` === `${programmePermissionsExpected.get(part)?.toSorted()}`,
      ),
    },
  ]);
});

describe.each(mountedRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  const access = accessExpected.get(route.id);

  if (access === "public") {
    test("is open to everybody by design, and never fails", async () => {
      expectOpen(await knock(route, {}), "nobody");
    });
    return;
  }

  test("answers 401 to whoever is not signed in, or no longer", async () => {
    const who = Object.entries(notSignedIn);
    expect(await statuses(route, who)).toEqual(all(who, 401));
    if (route.method === "GET") expect(await statuses(route, who, "HEAD")).toEqual(all(who, 401));
  });

  if (route.method !== "GET") {
    test("answers 403 to a page of another origin that acts with the browser's cookie", async () => {
      for (const origin of ["https://evil.example", "null", "http://localhost.evil.example", "file://", "x"]) {
        const reply = await knock(route, { ...systemAdministrator, origin });
        expect([origin, reply.statusCode, reply.json().reason]).toEqual([origin, 403, "foreign_origin"]);
        expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
      }
    });
  }

  if (access === "signedIn") {
    test("is open to each person for the own account, and closed to tokens but for telling whose they are and for public knowledge", async () => {
      expectOpen(await knock(route, (await signedIn(identity, administratorAt(own))).headers), "a person");
      const reply = await knock(route, unlimitedToken);
      // Advisories are public knowledge: a token may read them.
      if (route.id === "readMe" || route.id === "listAdvisories") expect(reply.statusCode).toBe(200);
      else if (route.id === "getAdvisory") expect(reply.json().reason).toBe("not_found");
      else expect([reply.statusCode, reply.json().reason]).toEqual([403, "session_needed"]);
    });
    return;
  }

  if (access === "administrator") {
    test("answers 403 to everybody but the instance administrator in person", async () => {
      const { "the instance administrator": itself = {}, ...rest } = outsiders;
      const who = [...everyone, ...Object.entries({ ...rest, ...readers }), ["a token", unlimitedToken] as const];
      expect(await statuses(route, who)).toEqual(all(who, 403));
      if (route.id !== "loadDemo") expectOpen(await knock(route, itself), "the instance administrator");
    });
    return;
  }

  if (access === "national" || access === "nationalNamed") {
    test("answers 403 to everybody whose right it is not, hospitals' people and tokens included", async () => {
      const { "the instance administrator": administrator = {}, ...rest } = outsiders;
      const without = [...everyone, ...Object.entries(rest), ["a token", unlimitedToken] as const];
      expect(await statuses(route, without)).toEqual(all(without, 403));
      expectOpen(await knock(route, readers.named), "a reader of names");
      const figuresOnly = Object.entries({ administrator, figures: readers.figures });
      if (access === "nationalNamed") expect(await statuses(route, figuresOnly)).toEqual(all(figuresOnly, 403));
      else for (const [who, headers] of figuresOnly) expectOpen(await knock(route, headers), who);
    });
    return;
  }

  if (route.access.to === "organisation") {
    test("answers 404 to whoever is not of the organisation, tokens and the instance administrator included", async () => {
      const who = Object.entries({ ...outsiders, ...readers, another: everybody.otherOrganisation, unlimitedToken });
      for (const [name, reply] of await answers(route, [...who, ...everyone])) {
        expect([name, reply.statusCode]).toEqual([name, 404]);
        expect(reply.json().message).toBe("この組織は見つからないか、閲覧する権限がありません。");
      }
    });

    test("answers 403 to roles without the permission and is open to the others", async () => {
      for (const [role, headers] of organisationMembers) {
        const reply = await knock(route, headers);
        const may = organisationPermissionsExpected.get(role as never)?.some((permission) => permission === access);
        if (may) expectOpen(reply, role);
        else expect([role, reply.statusCode]).toEqual([role, 403]);
      }
    });
    return;
  }

  if (route.access.to === "programme") {
    const notOfIt = { ...outsiders, ...readers, another: everybody.otherOrganisation, unlimitedToken };
    const elsewhere = programmeParts.map((part) => [part, other.programme.people[part].headers] as const);

    test("answers 404 to whoever takes no part in the programme, the hospital's own people included, and changes nothing", async () => {
      const before = await wholeOf(admin, own);
      const who = [...Object.entries(notOfIt), ...members, ...elsewhere];
      for (const [name, reply] of await answers(route, who)) {
        expect([name, reply.statusCode]).toEqual([name, 404]);
        expect(reply.json().message).toBe("この調査事業は見つからないか、閲覧する権限がありません。");
      }
      expect(await wholeOf(admin, own)).toEqual(before);
    });

    test("answers 403 to parts without the permission and is open to the others", async () => {
      const may = (part: string) =>
        programmePermissionsExpected.get(part as never)?.some((permission) => permission === access);
      const without = [...engaged].filter(([part]) => !may(part));
      expect(await statuses(route, without)).toEqual(all(without, 403));
      const first = await knock(route, whoMay(own, route).headers);
      expect([200, 204, 409], first.body.slice(0, 300)).toContain(first.statusCode);
      for (const [part, headers] of engaged) if (may(part)) expectOpen(await knock(route, headers), part);
    });
    return;
  }

  test("answers 404 to outsiders, in the words for a hospital that does not exist, and changes nothing", async () => {
    const before = await wholeOf(admin, own);
    for (const [who, reply] of await answers(route, Object.entries({ ...outsiders, ...readers }))) {
      const { requestId: _, ...told } = reply.json();
      const notFound = { reason: "not_found", message: guardsNotFound, place: null };
      expect([who, reply.statusCode, told]).toEqual([who, 404, notFound]);
    }
    expect(await wholeOf(admin, own)).toEqual(before);
  });

  test("answers 403 to roles without the permission, changes nothing for them, and is open to the others", async () => {
    const expected = new Map<string, readonly string[]>([...permissionsExpected, ...engagedPermissionsExpected]);
    const may = (role: string) => expected.get(role)?.some((permission) => permission === access);
    const before = await wholeOf(admin, own);
    const without = everyone.filter(([role]) => !may(role));
    expect(await statuses(route, without)).toEqual(all(without, 403));
    expect(await wholeOf(admin, own)).toEqual(before);
    const first = await knock(route, whoMay(own, route).headers);
    expect([200, 204, 409], first.body.slice(0, 300)).toContain(first.statusCode);
    for (const [role, headers] of everyone) if (may(role)) expectOpen(await knock(route, headers), role);
  });

  test("is open to a token with exactly its permission and answers 403 to tokens with every other", async () => {
    const { true: fitting = [], false: others = [] } = Object.groupBy(
      tokens,
      ([scope]) => `${scope === access}` as const,
    );
    expect(await statuses(route, others)).toEqual(all(others, 403));
    // No token acts in the name of an organisation.
    expect(fitting).toHaveLength(everybody.ofOrganisationsOnly.includes(access as never) ? 0 : 1);
    for (const [scope, headers] of fitting) expectOpen(await knock(route, headers), `token for ${scope}`);
  });
});

test("an engagement that is ended closes the hospital at once, and a part that is ended the programme", async () => {
  const third = await aHospital(composed, "すずめ");
  const { headers } = third.programme.people.survey_company;
  const look = async () => (await app.inject({ url: `/api/v1/facilities/${third.id}`, headers })).statusCode;
  const programmes = async () => (await app.inject({ url: "/api/v1/me", headers })).json().programmes.length;
  expect([await look(), await programmes()]).toEqual([200, 1]);
  const order = "facility_id = $1 and kind = 'purchase_order'";
  await admin.query(`update engagement set until = now() where ${order}`, [third.id]);
  expect(await look()).toBe(404);
  await admin.query(`update engagement set until = null where ${order}`, [third.id]);
  expect(await look()).toBe(200);
  await admin.query(`update engagement set ended_at = now(), ended_by = 'x', ended_why = 'x' where ${order}`, [
    third.id,
  ]);
  expect(await look()).toBe(404);
  await admin.query("update programme_part set until = now() where programme_id = $1", [third.programme.programmeId]);
  expect(await programmes()).toBe(0);
});

test("a session that is revoked while in use closes at once", async () => {
  const person = await signedIn(identity, administratorAt(own));
  const look = () => app.inject({ url: `/api/v1/facilities/${own.id}`, headers: person.headers });
  expect((await look()).statusCode).toBe(200);
  const sessions = (await app.inject({ url: "/api/v1/me/sessions", headers: person.headers })).json().sessions;
  const url = `/api/v1/me/sessions/${sessions[0].id}`;
  expect((await app.inject({ method: "DELETE", url, headers: person.headers })).statusCode).toBe(204);
  expect((await look()).statusCode).toBe(401);
});

test("a role that is ended closes at once, for sessions and for tokens made before", async () => {
  const person = await signedIn(identity, administratorAt(own));
  const held = [
    person.headers,
    await tokenOf(composed, person.headers, ["ledger.read"], own.id),
    await tokenOf(composed, person.headers, ["ledger.read"], null),
  ];
  const look = () =>
    Promise.all(
      held.map(async (headers) => (await app.inject({ url: `/api/v1/facilities/${own.id}`, headers })).statusCode),
    );
  expect(await look()).toEqual([200, 200, 200]);
  const role = await composed.runtime.database.db
    .selectFrom("facility_role")
    .select("id")
    .where("person_id", "=", person.personId)
    .executeTakeFirstOrThrow();
  const url = `/api/v1/facilities/${own.id}/roles/${role.id}/end`;
  const ended = await app.inject({
    method: "POST",
    url,
    headers: own.systemAdministrator.headers,
    payload: { why: "退職" },
  });
  expect(ended.statusCode).toBe(204);
  expect(await look()).toEqual([404, 404, 404]);
});
