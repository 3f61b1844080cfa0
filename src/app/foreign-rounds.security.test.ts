import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { mountedRoutes } from "../platform/http/mount.ts";
import { organisationRoles } from "../shared/actor.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital } from "./testing/hospital.ts";
import { knockAt, objectParameters } from "./testing/knock.ts";

/**
 * Somebody who holds every role of their own organisation names objects of another organisation under the address of the own one: rounds,
 * respondents, imports, tables, releases. The other's ids are real, so nothing but the handler and the database stands between.
 */
const composed = await composedApp();
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const { headers } = await signedIn(composed.identity, {
  organisations: organisationRoles.map((role) => ({ organisationId: own.organisationId, role })),
});
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

/** Both organisations name their instruments alike; of members there are none made here. */
const shared = ["instrumentId", "edition", "membershipId"];
const routes = mountedRoutes.filter(({ access }) => access.to === "organisation");
const named = (route: (typeof routes)[number]) => objectParameters(route).filter((name) => !shared.includes(name));
const withObjects = routes.filter((route) => named(route).length > 0);

async function whole(organisationId: string): Promise<string> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id') order by 1`,
  );
  const kept: unknown[] = [];
  for (const { name } of tables)
    kept.push(
      (await admin.query(`select * from ${name} where organisation_id = $1 order by 1, 2, 3`, [organisationId])).rows,
    );
  return JSON.stringify(kept);
}

test("there are routes that name objects of an organisation", () => {
  expect(withObjects.length).toBeGreaterThanOrEqual(25);
});

describe.each(withObjects.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  test.each(named(route))("does not know another organisation's object as :%s", async (name) => {
    const before = [await whole(own.organisationId), await whole(other.organisationId)];
    const request = await knockAt(route, own, { [name]: other.ids[name] ?? "" });
    const reply = await composed.app.inject({ ...request, headers: { ...request.headers, ...headers } });
    expect([reply.statusCode, reply.body.includes(other.word)], reply.body.slice(0, 300)).toEqual([404, false]);
    expect([await whole(own.organisationId), await whole(other.organisationId)]).toEqual(before);
  });
});
