import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { addMember, createOrganisation, endMembership, membersOf, organisations } from "./membership.store.ts";
import { insertPerson } from "./person.store.ts";

const { db } = await testDatabase();
const at = new Date("2026-11-20T03:00:00Z");
const later = new Date("2026-11-21T03:00:00Z");

async function person(name: string): Promise<string> {
  const made = { name, email: `${randomUUID()}@tsubame.example`, passwordHash: "x" };
  await db.transaction().execute((trx) => insertPerson(trx, made, at));
  return made.email;
}
const personOf = async (email: string) =>
  (await db.selectFrom("person").select("id").where("email", "=", email).executeTakeFirstOrThrow()).id;

test("whoever registers an organisation manages it, lets others in, and may leave when there is another manager", async () => {
  const [hanako, taro] = [await person("花子"), await person("太郎")];
  const personId = await personOf(hanako);
  const by = { label: `person:${personId}`, name: "花子", personId, isAdministrator: true, facilities: [] };
  const organisationId = await createOrganisation(db, { kind: "secretariat", name: "つばめ協会" }, by, at);
  const [own] = await membersOf(db, organisationId, at);
  expect(own).toMatchObject({ name: "花子", role: "surveyManager" });

  const end = { organisationId, membershipId: own?.id ?? "", why: "異動" };
  expect(await endMembership(db, end, by, later)).toEqual({ ok: false, error: "last_administrator" });
  const grant = { organisationId, email: taro, role: "surveyManager" as const, why: "後任" };
  expect((await addMember(db, grant, by, later)).ok).toBe(true);
  expect(await addMember(db, grant, by, later)).toEqual({ ok: false, error: "already_held" });
  expect(await addMember(db, { ...grant, email: "dare@tsubame.example" }, by, later)).toEqual({
    ok: false,
    error: "no_account",
  });
  expect((await endMembership(db, end, by, later)).ok).toBe(true);
  expect((await membersOf(db, organisationId, later)).map(({ name }) => name)).toEqual(["太郎"]);
  expect((await organisations(db, later)).map(({ name, managers }) => [name, managers])).toEqual([["つばめ協会", 1]]);
});

test("a role of another organisation cannot be ended from this one", async () => {
  const email = await person("次郎");
  const personId = await personOf(email);
  const by = { label: `person:${personId}`, name: "次郎", personId, isAdministrator: true, facilities: [] };
  const own = await createOrganisation(db, { kind: "survey_company", name: "かもめ調査" }, by, at);
  const other = await createOrganisation(db, { kind: "survey_company", name: "いそしぎ調査" }, by, at);
  const grant = { organisationId: other, email: await person("三郎"), role: "analyst" as const, why: "集計" };
  const added = await addMember(db, grant, by, at);
  const membershipId = added.ok ? added.value : "";
  expect(await endMembership(db, { organisationId: own, membershipId, why: "x" }, by, later)).toEqual({
    ok: false,
    error: "not_found",
  });
});
