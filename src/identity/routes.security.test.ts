import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { mountedRoutes } from "../platform/http/mount.ts";
import { hospitalRoles, mayActFor } from "../shared/actor.ts";
import type { RouteContract } from "../shared/route.ts";
import { permissionsOf } from "./permission.ts";
import { identityApp } from "./testing/identity-app.ts";
import { type SignedInPerson, signedIn } from "./testing/sign-in.ts";

const { app, identity, addFacility } = await identityApp();
const [own, other] = [await addFacility("自院"), await addFacility("他院")];
const people = {
  nobody: undefined,
  stranger: await signedIn(identity),
  administrator: await signedIn(identity, { administrator: true }),
  elsewhere: await signedIn(identity, { role: "systemAdministrator", facilityId: other }),
  owing: await signedIn(identity, { role: "systemAdministrator", facilityId: own, secondFactor: false }),
};
const members = new Map<string, SignedInPerson>();
for (const role of hospitalRoles) members.set(role, await signedIn(identity, { role, facilityId: own }));

/** Routes of the own account, which stay open to whoever still owes a second factor. */
const openToOwing = new Set([
  ...["readMe", "readSecondFactor", "listSessions", "endSession", "endOtherSessions", "listTokens", "revokeToken"],
  // Answers second_factor_needed itself.
  "createToken",
  ...[
    "changePassword",
    "startTotp",
    "removeTotp",
    "renewRecoveryCodes",
    "startPasskey",
    "finishPasskey",
    "removePasskey",
  ],
  "acceptInvitation",
]);

/** Knocks with path parameters that exist nowhere (but the hospital) and a body that says nothing: no request changes anything. */
function knock(route: RouteContract, as: SignedInPerson | undefined) {
  const url = route.path.replace(":facilityId", own).replace(/:\w+/g, () => randomUUID());
  return app.inject({
    method: route.method,
    url,
    ...(as ? { headers: as.headers } : {}),
    ...(route.method === "GET" || route.method === "DELETE" ? {} : { payload: {} }),
  });
}

test("the matrix looks at every route of identity", () => {
  expect(mountedRoutes.length).toBeGreaterThanOrEqual(40);
});

describe.each(mountedRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  const { access } = route;
  if (access.to === "public") {
    test("is open by design", async () => {
      expect([401, 403]).not.toContain((await knock(route, undefined)).statusCode);
    });
    return;
  }

  test("turns away whoever is not signed in, or signed in with a forged cookie or token", async () => {
    expect((await knock(route, undefined)).statusCode).toBe(401);
    const url = route.path.replace(/:\w+/g, () => randomUUID());
    for (const headers of [{ cookie: "sekisho.session_token=a.b" }, { authorization: "Bearer sek_x" }]) {
      const body = route.method === "GET" || route.method === "DELETE" ? {} : { payload: {} };
      expect((await app.inject({ method: route.method, url, headers, ...body })).statusCode).toBe(401);
    }
  });

  test("answers 403 second_factor_needed to whoever owes one, unless it serves to set one up", async () => {
    const reply = await knock(route, people.owing);
    if (openToOwing.has(route.id)) expect(reply.json().reason).not.toBe("not_signed_in");
    else expect(reply.json()).toMatchObject({ reason: "second_factor_needed" });
  });

  if (access.to === "administrator") {
    test("turns away everyone but the instance administrator", async () => {
      for (const member of [...members.values(), people.stranger, people.elsewhere]) {
        expect((await knock(route, member)).statusCode).toBe(403);
      }
      expect([401, 403]).not.toContain((await knock(route, people.administrator)).statusCode);
    });
  }

  if (access.to === "facility") {
    test("does not even tell another hospital's people, strangers or the instance administrator that it exists", async () => {
      for (const outsider of [people.elsewhere, people.stranger, people.administrator]) {
        expect((await knock(route, outsider)).statusCode).toBe(404);
      }
    });

    test.each(hospitalRoles)("opens to a member as %s exactly when the role holds the permission", async (role) => {
      const { statusCode } = await knock(route, members.get(role));
      expect(statusCode === 403).toBe(!permissionsOf([role]).includes(access.permission));
    });
  }
});

test("what a person may do follows from the roles in force and nothing else", async () => {
  const ended = await signedIn(identity, { role: "systemAdministrator", facilityId: own });
  const standing = () => app.inject({ url: "/api/v1/me", headers: ended.headers });
  expect((await standing()).json().facilities).toHaveLength(1);
  const { db, now } = identity.context;
  await db.updateTable("facility_role").set({ until: now() }).where("person_id", "=", ended.personId).execute();
  expect((await standing()).json().facilities).toEqual([]);
  expect(
    mayActFor({ label: "", name: "", personId: null, isAdministrator: true, facilities: [] }, own, "ledger.read"),
  ).toBe(false);
});
