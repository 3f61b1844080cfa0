import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { mountedRoutes } from "../platform/http/mount.ts";
import type { RouteContract } from "../shared/route.ts";
import { type ComposedApp, composedApp } from "./testing/composed-app.ts";
import { fileBody } from "./testing/file-body.ts";
import { aHospital, type Hospital, whoMay } from "./testing/hospital.ts";
import { type Knock, knockAt, objectParameters } from "./testing/knock.ts";
import { wholeOf } from "./testing/whole-of.ts";

/**
 * A hospital's own system administrator, who may do everything there, names objects of another hospital under the address of the
 * own one: in the path, one parameter after the other, and in the body. The other hospital's ids are real, so nothing but the
 * handler and the database stands between.
 */
const composed = await composedApp();
const { app, identity } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

const ofHospital = mountedRoutes.filter((route) => route.access.to === "facility");
const ofProgramme = mountedRoutes.filter((route) => route.access.to === "programme");
const withObjects = ofHospital.filter((route) => objectParameters(route).length > 0);

async function send(request: Knock, by: { headers: Record<string, string> } = own.systemAdministrator) {
  return app.inject({ ...request, headers: { ...request.headers, ...by.headers } });
}

/** The reply is 404, tells nothing of the other hospital, and neither hospital is changed. */
async function expectNothing(request: Knock, by: { headers: Record<string, string> } = own.systemAdministrator) {
  const before = [await wholeOf(admin, own), await wholeOf(admin, other)];
  const reply = await send(request, by);
  expect([reply.statusCode, reply.body.includes(other.word)], reply.body.slice(0, 300)).toEqual([404, false]);
  expect([await wholeOf(admin, own), await wholeOf(admin, other)]).toEqual(before);
}

test("there are routes that name objects, and hospitals whose objects differ", () => {
  expect(withObjects.length).toBeGreaterThanOrEqual(25);
  const shared = Object.keys(own.ids).filter((name) => own.ids[name] === other.ids[name]);
  expect(shared).toEqual(["version", "source", "picture", "instrumentId", "edition"]);
});

describe.each(withObjects.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_name, route) => {
  test.each(objectParameters(route))("does not know another hospital's object as :%s", async (name) => {
    await expectNothing(await knockAt(route, own, { [name]: other.ids[name] ?? "" }), whoMay(own, route));
  });
});

const objectsOf = (route: RouteContract) => [
  ...(route.path.includes(":facilityId") ? ["facilityId"] : []),
  ...objectParameters(route).filter((name) => name !== "programmeId"),
];
const ofProgrammeWithObjects = ofProgramme.filter((route) => objectsOf(route).length > 0);
describe.each(ofProgrammeWithObjects.map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s",
  (_name, route) => {
    test.each(objectsOf(route))("does not know another programme's object as :%s", async (name) => {
      const id = name === "facilityId" ? other.id : (other.ids[name] ?? "");
      await expectNothing(await knockAt(route, own, { [name]: id }), whoMay(own, route));
    });
  },
);

const naming = await Promise.all(
  [...ofHospital, ...ofProgramme].map(async (route) => [route, await knockAt(route, own)] as const),
);
const inBody = naming.filter(([, request]) => swapped(request.payload) !== JSON.stringify(request.payload ?? null));

test("bodies that name objects are among the requests", () => {
  expect(inBody.map(([route]) => route.id).sort()).toEqual([
    "arrangePicture",
    "askAboutCase",
    "askHomework",
    "changeRecords",
    "closeInquiry",
    "commentAsReviewer",
    "createInquiry",
    "orderWalk",
    "planVisit",
  ]);
});

test.each(
  inBody
    .filter(([route]) => route.id !== "arrangePicture")
    .map(([route, request]) => [route.id, route, request] as const),
)("%s does not take another hospital's object in its body", async (_id, route, request) => {
  await expectNothing({ ...request, payload: JSON.parse(swapped(request.payload)) }, whoMay(own, route));
});

/** The body with the other hospital's ids in the place of the own ones. */
function swapped(payload: object | undefined): string {
  let text = JSON.stringify(payload ?? null);
  if (payload instanceof Buffer) return text;
  for (const [name, id] of Object.entries(own.ids))
    if (id.length > 30) text = text.replaceAll(id, other.ids[name] ?? "");
  return text;
}

test("a reference from the own ledger to another hospital's record tells nothing of that record", async () => {
  const fields = {
    assetId: { state: "known", value: "自院-9" },
    system: { state: "known", value: other.ids.recordId },
  };
  const url = `/api/v1/facilities/${own.id}/records/asset`;
  const made = await send({ method: "POST", url, headers: {}, payload: { fields, reason: "試験" } });
  expect(made.body).not.toContain(other.word);
  if (made.statusCode !== 200) return expect(made.statusCode).toBe(422);
  const read = await send({ method: "GET", url: `${url}/${made.json().id}`, headers: {} });
  expect(read.json().refNames).toEqual({});
  for (const path of ["/export?format=json", "/documents/D8?format=xlsx", "/pictures/network", "/findings?state=all"]) {
    const reply = await send({ method: "GET", url: `/api/v1/facilities/${own.id}${path}`, headers: {} });
    expect([path, reply.statusCode, reply.body.includes(other.word)]).toEqual([path, 200, false]);
  }
});

test("a filter by another hospital's record finds nothing", async () => {
  for (const list of ["inquiries", "findings"]) {
    const url = `/api/v1/facilities/${own.id}/${list}?recordId=${other.ids.recordId}`;
    expect((await send({ method: "GET", url, headers: {} })).json().items).toEqual([]);
  }
});

test("a photo is given out as an attachment, and no other kept file of the hospital is", async () => {
  const { rows } = await admin.query<{ id: string }>(
    `select id from stored_file where facility_id = $1 and id not in (select id from ledger_attachment where facility_id = $1)`,
    [own.id],
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  const { headers } = await signedIn(identity, { role: "staff", facilityId: own.id });
  for (const { id } of rows) {
    const reply = await app.inject({ url: `/api/v1/facilities/${own.id}/attachments/${id}`, headers });
    expect(reply.statusCode).toBe(404);
  }
});

describe("objects of another person's account", () => {
  test("a session or a token of somebody else does not exist, and stays", async () => {
    const token = await tokenOf(composed, other);
    for (const url of [`/api/v1/me/sessions/${other.ids.sessionId}`, `/api/v1/me/tokens/${token.id}`]) {
      const reply = await send({ method: "DELETE", url, headers: {} });
      expect([url, reply.statusCode]).toEqual([url, 404]);
    }
    expect((await app.inject({ url: "/api/v1/me", headers: other.systemAdministrator.headers })).statusCode).toBe(200);
    const headers = { authorization: `Bearer ${token.secret}` };
    expect((await app.inject({ url: "/api/v1/me", headers })).statusCode).toBe(200);
  });

  test("a token cannot be made for another hospital", async () => {
    const payload = { name: "試験", scopes: ["ledger.read"], facilityId: other.id, expiresAt: inADay() };
    const reply = await send({ method: "POST", url: "/api/v1/me/tokens", headers: {}, payload });
    expect([reply.statusCode, reply.json().reason]).toEqual([403, "scope_beyond_own"]);
  });
});

test("the same file uploaded to both hospitals is kept twice, each under its own key", async () => {
  const form = () => {
    const same = new FormData();
    same.append("file", new File(["同じ写真"], "label.png"));
    return same;
  };
  for (const hospital of [own, other]) {
    const url = `/api/v1/facilities/${hospital.id}/records/asset/${hospital.ids.recordId}/attachments`;
    expect(
      (await send({ method: "POST", url, ...(await fileBody(form())) }, hospital.systemAdministrator)).statusCode,
    ).toBe(200);
  }
  const { rows: files } = await admin.query("select distinct id from stored_file where name = 'label.png'");
  expect(files).toHaveLength(2);
  const { rows: keys } = await admin.query("select distinct wrapped_key from facility_key");
  expect(keys).toHaveLength(2);
});

async function tokenOf({ app: server }: ComposedApp, { id, systemAdministrator }: Hospital) {
  const payload = { name: "試験", scopes: ["ledger.read"], facilityId: id, expiresAt: inADay() };
  const made = await server.inject({
    method: "POST",
    url: "/api/v1/me/tokens",
    headers: systemAdministrator.headers,
    payload,
  });
  const { token: secret, details } = made.json();
  return { secret, id: details.id as string };
}

function inADay(): string {
  return new Date(Date.now() + 86_400_000).toISOString();
}
