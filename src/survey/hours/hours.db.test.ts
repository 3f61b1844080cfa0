import { expect, test } from "vitest";
import { inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { findParticipation } from "../participation.store.ts";
import { anOrganisation, aParticipation } from "../programme/testing/a-programme.ts";
import { writeCells } from "./entry.store.ts";
import { hoursFacts } from "./facts.store.ts";

const { db } = await testDatabase();
const at = new Date("2026-12-04T09:00:00Z");

test("a new survey has the planned 200.00 hours, nothing worked and nothing settled", async () => {
  const key = await aParticipation(db);
  const facts = await inFacilityOfProgramme(db, key, (trx) => hoursFacts(trx, key));
  expect(facts).toEqual({ planned: 20_000, actual: 0, settledOn: null });
});

test("hours count once they are entered, a corrected cell once, and an emptied one no more", async () => {
  const companyId = await anOrganisation(db, "survey_company");
  const key = await aParticipation(db, { companyId });
  const whose = { companyId, worker: "調査 一郎", enteredBy: "person:test", at };
  const cell = { rowId: "W-01", workedOn: "2026-12-02", note: "" };
  const enter = (hundredths: number | null) =>
    inFacilityOfProgramme(db, key, async (trx) => {
      const participation = await findParticipation(trx, key, "locked");
      if (!participation) throw new Error("no participation");
      await writeCells(trx, participation, whose, [{ ...cell, hundredths }]);
      return (await hoursFacts(trx, key)).actual;
    });
  expect([await enter(150), await enter(225), await enter(null)]).toEqual([150, 225, 0]);
});
