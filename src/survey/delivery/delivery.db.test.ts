import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { owedDocuments } from "../review/contract.ts";
import { decideDocument } from "../review/decision.store.ts";
import { aSurveyedHospital } from "../review/testing/a-surveyed-hospital.ts";
import { deliveredFile, deliveredHospitals, deliveredTo } from "./delivered.store.ts";
import { deliverOn, deliverReport } from "./delivery.store.ts";
import { deliveryFacts } from "./facts.store.ts";
import { receive } from "./receipt.store.ts";

const { db } = await testDatabase();
const stage = await aSurveyedHospital(db);
const { context, key, facilityId, company, reviewer, hospital } = stage;
const at = new Date("2026-11-02T00:00:00Z");

async function anOffice(): Promise<string> {
  const id = randomUUID();
  await db.insertInto("organisation").values({ id, kind: "ministry", name: "担当室", created_at: at }).execute();
  const part = { programme_id: key.programmeId, organisation_id: id, part: "ministry" } as const;
  await db
    .insertInto("programme_part")
    .values({ ...part, since: at, until: null, recorded_by: "operator" })
    .execute();
  return id;
}
const [office, otherOffice] = [await anOffice(), await anOffice()];
const reader = (organisationId: string) =>
  stage.actor(organisationId, "ministry", ["survey.delivered"], ["programme.read", "programme.delivered"]);
const facts = () => inFacility(db, facilityId, (trx) => deliveryFacts(trx, key));
const forHospital = { recipient: "hospital" as const, kinds: owedDocuments, message: "助言", organisationId: null };
const forMinistry = { recipient: "ministry" as const, kinds: owedDocuments, message: "", organisationId: office };
const reasonOf = (done: { ok: true } | { ok: false; error: { reason: string } }) =>
  done.ok ? "ok" : done.error.reason;

test("nothing is reported before every document is accepted", async () => {
  const editions = [];
  for (const kind of owedDocuments) editions.push(await stage.issue(kind));
  const report = () => deliverReport(context, company, key, { kinds: owedDocuments, message: "" });
  expect(await report()).toEqual({ ok: false, error: { reason: "not_accepted", kinds: [...owedDocuments] } });
  for (const id of editions) await decideDocument(context, reviewer, key, id, { decision: "accepted", text: "" });
  expect(reasonOf(await deliverOn(context, reviewer, key, forHospital))).toBe("not_taken_over");
  const reported = await report();
  if (!reported.ok) throw new Error(reported.error.reason);
  expect(await facts()).toMatchObject({ toSecretariatOn: "2026-12-10", toSecretariatReceiptOn: null });
  expect(reasonOf(await deliverOn(context, reviewer, key, forHospital))).toBe("not_taken_over");
  await receive(context, reviewer, key, reported.value.id, () => "receiver");
  expect((await facts()).toSecretariatReceiptOn).toBe("2026-12-10");
});

test("the hospital acknowledges what came to it; the sender needs something that shows it", async () => {
  const delivered = await deliverOn(context, reviewer, key, forHospital);
  if (!delivered.ok) throw new Error(delivered.error.reason);
  const { id } = delivered.value;
  expect(reasonOf(await receive(context, reviewer, key, id, () => "sender"))).toBe("evidence_missing");
  expect(reasonOf(await receive(context, hospital, key, id, () => undefined))).toBe("not_found");
  expect(reasonOf(await receive(context, hospital, key, id, () => "receiver"))).toBe("ok");
  expect(await facts()).toMatchObject({ toHospitalOn: "2026-12-10", toHospitalReceiptOn: "2026-12-10" });
  expect(reasonOf(await receive(context, hospital, key, id, () => "receiver"))).toBe("received_already");
});

test("a set goes to an office of the programme only, and only while the pledge stands", async () => {
  const nobody = { ...forMinistry, organisationId: randomUUID() };
  expect(reasonOf(await deliverOn(context, reviewer, key, nobody))).toBe("no_ministry");
  expect(reasonOf(await deliverOn(context, reviewer, key, forMinistry))).toBe("not_engaged");
  expect((await facts()).toMinistryOn).toBeNull();
  const { organisationId = "" } = reviewer.programmes?.[0] ?? {};
  await inFacility(db, facilityId, (trx) =>
    sql`insert into engagement (facility_id, id, programme_id, organisation_id, part, kind, signed_on, since, recorded_by, recorded_at)
      values (${facilityId}, ${randomUUID()}, ${key.programmeId}, ${organisationId}, 'secretariat', 'pledge', '2026-11-01', ${at}, 'operator',
        ${at})`.execute(trx),
  );
  expect(reasonOf(await deliverOn(context, reviewer, key, forMinistry))).toBe("ok");
  expect(reasonOf(await deliverOn(context, reviewer, key, forMinistry))).toBe("ok");
  expect((await facts()).toMinistryOn).toBe("2026-12-10");
});

test("the office sees its own sets, another office of the same programme nothing", async () => {
  expect((await deliveredTo(db, reader(office), key))?.sets.map(({ items }) => items.length)).toEqual([7, 7]);
  expect((await deliveredTo(db, reader(otherOffice), key))?.sets).toEqual([]);
  expect((await deliveredHospitals(db, reader(otherOffice), key.programmeId)).hospitals).toEqual([]);
  const seen = await deliveredHospitals(db, reader(office), key.programmeId);
  expect(seen.hospitals.map(({ sets, mayOpen }) => [sets.length, mayOpen])).toEqual([[2, true]]);
});

test("a file taken out is the edition that was delivered, also when a newer one was issued, and is noted in the hospital's chain", async () => {
  await stage.issue("D5");
  const [set] = (await deliveredTo(db, reader(office), key))?.sets ?? [];
  const item = set?.items.find(({ kind }) => kind === "D5");
  const wanted = { deliveredId: set?.id ?? "", editionId: item?.editionId ?? "", format: "pdf" as const };
  const file = await deliveredFile(context, reader(office), key, wanted);
  expect(file?.content.toString()).toBe("%PDF-1.7 D5 1");
  expect(await deliveredFile(context, reader(otherOffice), key, wanted)).toBeUndefined();
  const newer = { ...wanted, editionId: await stage.issue("D4") };
  expect(await deliveredFile(context, reader(office), key, newer)).toBeUndefined();
  const noted = await inFacility(db, facilityId, (trx) =>
    trx
      .selectFrom("audit_entry")
      .select("detail")
      .where("facility_id", "=", facilityId)
      .where("action", "=", "survey.deliveredRead")
      .execute(),
  );
  expect(noted.map(({ detail }) => detail)).toEqual([{ kind: "D5", edition: 1, format: "pdf" }]);
});
