import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { FacilityId } from "../../ledger/contract.ts";
import { inFacility, inOrganisation } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { directoryHospitals } from "./directory.store.ts";
import { addRespondents } from "./invitation.store.ts";
import { createRound, openRound } from "./round.store.ts";
import type { DirectoryFilter } from "./route-contracts.ts";
import { anOrganisation, roundSettings } from "./testing/an-organisation.ts";
import { manager, must, roundContext } from "./testing/round-stage.ts";

const { db } = await testDatabase();
const { context } = roundContext(db);
const organisationId = await anOrganisation(db);
async function hospital(name: string, prefecture: string, founderClass: string, licensedBeds: number): Promise<void> {
  const facilityId = randomUUID() as FacilityId;
  const profile = { prefecture, founder_class: founderClass, licensed_beds: licensedBeds };
  await inFacility(db, facilityId, (trx) =>
    trx
      .insertInto("facility")
      .values({ facility_id: facilityId, name, ...profile, medical_institution_code: null, created_at: context.now() })
      .execute(),
  );
}
// Eleven private clinics of Kanto, and one municipal hospital of Kinki that its classes alone would name.
for (let n = 1; n <= 11; n++) await hospital(`診療所${n}`, "13", "P2", 0);
await hospital("市民病院", "27", "C2", 300);

const everything: DirectoryFilter = { bedClasses: [], founderClasses: [], regions: [] };
async function aRound(anonymous: boolean, filter = everything) {
  const settings = { ...roundSettings, access: "directory" as const, anonymous };
  const round = must(await createRound(context, manager, organisationId, settings));
  const key = { organisationId, roundId: round.id };
  const added = must(await addRespondents(context, manager, key, { from: "directory", filter }, false));
  return { key, added };
}
const invited = (roundId: string) =>
  inOrganisation(db, organisationId, (trx) =>
    trx
      .selectFrom("questionnaire_invitation")
      .select(["name", "segments"])
      .where("round_id", "=", roundId)
      .orderBy("name")
      .execute(),
  );

test("each hospital of the directory is asked once, with what kind of hospital it is", async () => {
  const { key, added } = await aRound(false);
  expect([added.added, added.withoutAddress]).toEqual([12, 12]);
  const again = await addRespondents(context, manager, key, { from: "directory", filter: everything }, false);
  expect(again).toEqual({ ok: false, error: "nobody_read" });
  const hospitals = await invited(key.roundId);
  expect(hospitals.find(({ name }) => name === "市民病院")?.segments).toEqual({
    bedClass: "middle",
    founderClass: expect.any(String),
    region: "kinki",
  });
});

test("classes choose among them", async () => {
  const { key } = await aRound(false, { ...everything, regions: ["kinki"] });
  expect((await invited(key.roundId)).map(({ name }) => name)).toEqual(["市民病院"]);
});

test("in an anonymous round no answer carries segments that would name its hospital", async () => {
  const { key } = await aRound(true);
  must(await openRound(context, manager, organisationId, key.roundId));
  const kinds = Map.groupBy(await invited(key.roundId), ({ segments }) => JSON.stringify(segments));
  for (const alike of kinds.values()) expect(alike.length).toBeGreaterThanOrEqual(10);
});

test("an organisation that is engaged for no hospital asks none", async () => {
  const company = randomUUID();
  const told = { id: company, kind: "survey_company" as const, name: "調査会社", created_at: context.now() };
  await db.insertInto("organisation").values(told).execute();
  const asked = (id: string) => inOrganisation(db, id, (trx) => directoryHospitals(trx, everything, context.now()));
  expect([(await asked(organisationId)).length, (await asked(company)).length]).toEqual([12, 0]);
});
