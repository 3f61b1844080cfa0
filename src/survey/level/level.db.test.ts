import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createRecord } from "../../ledger/commands.store.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import { ledgerContext, tester } from "../../ledger/testing/ledger-context.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import type { Actor } from "../../shared/actor.ts";
import { anOrganisation, aParticipation, aProgramme } from "../programme/testing/a-programme.ts";
import { levelOf } from "./level.store.ts";
import { levelAnswers } from "./level-answers.store.ts";

const { db } = await testDatabase();
const context = ledgerContext(db);
const at = new Date("2026-12-01T00:00:00Z");

const { programmeId } = await aProgramme(db);
const [north, south] = [await anOrganisation(db, "survey_company"), await anOrganisation(db, "survey_company")];

async function hospital(companyId: string, models: readonly (string | null)[], answer: "yes" | "unknown") {
  const { facilityId } = await aParticipation(db, { programmeId, companyId });
  for (const model of models) {
    const counterpart = { state: "known" as const, value: "保守会社" };
    const fields = model ? { counterpart, model: { state: "known" as const, value: model } } : { counterpart };
    const made = await createRecord(context, tester, facilityId as FacilityId, "connection", fields, "試験");
    if (!made.ok) throw new Error(made.error.reason);
  }
  const sheetId = randomUUID();
  await inFacility(db, facilityId, async (trx) => {
    await sql`insert into survey_sheet (facility_id, programme_id, sheet_id, instrument, edition, audience, respondent, role, opened_by,
        opened_at, shared_with)
      values (${facilityId}, ${programmeId}, ${sheetId}, 'shiken', '1', 'user', 1, '看護師', 'operator', ${at}, ${programmeId})`.execute(
      trx,
    );
    for (const [number, said] of ["no", answer].entries())
      await sql`insert into survey_check (facility_id, programme_id, sheet_id, item, number, instrument, edition, audience, respondent, answer,
          not_understood, hard_to_understand, evidence_asked, evidence_seen, evidence, checked_on, note, recorded_by, recorded_at, shared_with)
        values (${facilityId}, ${programmeId}, ${sheetId}, 'K-1', ${number + 1}, 'shiken', '1', 'user', 1, ${said},
          ${said === "unknown" ? "MDSとは何か" : ""}, false, true, ${said === "yes"}, '規程', '2026-12-01', '', 'operator', ${at},
          ${programmeId})`.execute(trx);
  });
  return { facilityId: facilityId as FacilityId, sheetId };
}

const first = await hospital(north, ["ABC-1", "ABC-2", "ABC-3", "ABC-4"], "yes");
const second = await hospital(south, [null, null, null, "XYZ"], "unknown");
const overseer: Actor = {
  ...tester,
  facilities: [first, second].map(({ facilityId }) => ({ facilityId, permissions: ["ledger.read"] })),
  programmes: [
    { programmeId, organisationId: randomUUID(), part: "supervising_company", permissions: ["programme.oversee"] },
  ],
};

test("companies are measured by item, and who leaves fields blank stands out", async () => {
  const level = await levelOf(db, overseer, programmeId);
  const model = level?.rows.find(({ id }) => id === "ledger/connection.model");
  const cell = (companyId: string) => model?.cells.find((one) => one.companyId === companyId);
  expect(cell(north)).toMatchObject({ answers: 4, specific: 1, outlier: "moreSpecific" });
  expect(cell(south)).toMatchObject({ answers: 4, specific: 0.25, blank: 0.75, outlier: "blank" });
  expect(level?.companies.map(({ hospitals }) => hospitals)).toEqual([1, 1]);
});

test("of each respondent the newest check counts, and whether it says what is not understood", async () => {
  const level = await levelOf(db, overseer, programmeId);
  const item = level?.rows.find(({ id }) => id === "shiken/1/K-1");
  const cell = (companyId: string) => item?.cells.find((one) => one.companyId === companyId);
  expect(cell(north)).toMatchObject({ answers: 1, specific: 1, evidenced: 1 });
  expect(cell(south)).toMatchObject({ answers: 1, specific: 0, unknown: 1, explained: 1 });
});

test("a cell opens the answers behind it", async () => {
  const ofLedger = await levelAnswers(db, overseer, programmeId, "ledger/connection.model", south);
  expect(ofLedger.items.map(({ said, text }) => [said, text])).toEqual([
    ["blank", ""],
    ["blank", ""],
    ["blank", ""],
    ["known", "XYZ"],
  ]);
  const ofCheck = await levelAnswers(db, overseer, programmeId, "shiken/1/K-1", south);
  expect(ofCheck.items).toEqual([
    expect.objectContaining({
      said: "unknown",
      text: "MDSとは何か / 規程",
      subjectId: `${second.sheetId}:K-1`,
      recordKind: null,
    }),
  ]);
});

test("of ledgers only those count that the person may read, and of a hospital that shares nothing any more, nothing", async () => {
  const nowhere = { ...overseer, facilities: [] };
  expect((await levelOf(db, nowhere, programmeId))?.rows.map(({ id }) => id)).toEqual(["shiken/1/K-1"]);
  await inFacility(db, second.facilityId, async (trx) => {
    for (const table of ["survey_participation", "survey_sheet", "survey_check"])
      await sql`update ${sql.table(table)} set shared_with = null where facility_id = ${second.facilityId}`.execute(
        trx,
      );
  });
  const level = await levelOf(db, overseer, programmeId);
  expect(level?.companies.map(({ id }) => id)).toEqual([north]);
  expect(level?.rows.flatMap(({ cells }) => cells.map(({ companyId }) => companyId))).not.toContain(south);
});
