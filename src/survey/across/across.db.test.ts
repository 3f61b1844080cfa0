import { sql } from "kysely";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { inFacility, inOrganisation, inProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { unshare } from "../programme/share.store.ts";
import { freezeStatistics } from "./freeze.store.ts";
import { surveyedProgramme } from "./testing/surveyed-programme.ts";
import { checklistsAcross, figuresAcross } from "./view.store.ts";

const { db, adminUrl } = await testDatabase();
const programme = await surveyedProgramme(db, 30);
const elsewhere = await surveyedProgramme(db, 3, 7);
const { programmeId, hospitals, secretariatId } = programme;
const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
afterAll(() => admin.end());

const asOverseer = <T>(work: Parameters<typeof inProgramme<T>>[3]) =>
  inProgramme(db, programmeId, { as: "overseer" }, work);
const actor = { label: "person:x", name: "事務局", personId: null, isAdministrator: false, facilities: [] };
const count = (answer: string, item: string, among = hospitals) =>
  among.filter(({ answers }) => answers[item] === answer).length;

test.each(["bedClass", "founderClass", "region", "company"] as const)(
  "the newest answers of 30 hospitals are counted by %s, and those of no other programme",
  async (by) => {
    const { items, groups, hospitals: sharing } = await asOverseer((trx) => checklistsAcross(trx, programmeId, { by }));
    expect(sharing).toBe(30);
    expect(items.map(({ id }) => id)).toEqual(programme.items);
    for (const { id, total, byGroup } of items) {
      for (const answer of ["yes", "no", "unknown", "not_applicable"] as const) {
        expect([id, answer, total[answer]]).toEqual([id, answer, count(answer, id)]);
        for (const { id: group } of groups) {
          const own = hospitals.filter((hospital) => hospital[by === "company" ? "companyId" : by] === group);
          expect(byGroup[group]?.[answer] ?? 0).toBe(count(answer, id, own));
        }
      }
    }
    expect(groups.reduce((sum, group) => sum + group.hospitals, 0)).toBe(30);
  },
);

test("connections, lines, unknown firmware and hours are those of the hospitals", async () => {
  const figures = await asOverseer((trx) => figuresAcross(trx, programmeId));
  const sorted = hospitals.map(({ connections }) => connections).toSorted((a, b) => a - b);
  expect(figures.connections).toMatchObject({ hospitals: 30, least: sorted[0], most: sorted.at(-1) });
  expect(figures.lines.map(({ id, connections }) => [id, connections])).toEqual([
    ["ip_vpn", sorted.reduce((sum, one) => sum + one - 1, 0)],
    ["lte", 30],
  ]);
  expect(figures.firmware.unknown).toBe(sorted.reduce((sum, one) => sum + (one % 5), 0));
  const byName = new Map(hospitals.map((hospital) => [hospital.facilityId, hospital]));
  for (const { facilityId, hours, name } of figures.hospitals) {
    expect(name).toBe(byName.get(facilityId)?.name);
    expect(hours).toBe((byName.get(facilityId)?.hundredths ?? 0) / 100);
  }
  expect(figures.hoursByDocument).toMatchObject([{ id: "D1", planned: 32, worked: { hospitals: 30 } }]);
});

test("what is frozen holds the answers of all, in another order, and no word or id of any hospital", async () => {
  const frozen = await freezeStatistics(db, actor, programmeId, "中間集計", new Date("2026-11-01T00:00:00Z"));
  if (!frozen.ok) throw new Error(frozen.error);
  const { rows } = await admin.query<{ line: string }>(
    "select sheet::text as line from questionnaire_sheet sheet where round_id = $1",
    [frozen.value.roundId],
  );
  expect(rows).toHaveLength(30);
  const text = rows.map(({ line }) => line).join("\n");
  for (const { facilityId, name, companyId } of hospitals)
    for (const word of [facilityId, name, companyId]) expect(text).not.toContain(word);
  const connections = rows.map(({ line }) => Number(/connections.{0,30}?number\W+(\d+)/.exec(line)?.[1]));
  expect(connections.toSorted()).toEqual(hospitals.map((hospital) => hospital.connections).toSorted());
  expect(connections).not.toEqual(hospitals.map((hospital) => hospital.connections));
  const round = await inOrganisation(db, secretariatId, (trx) =>
    sql<{ state: string; anonymous: boolean; population: number; least_threshold: number }>`
      select state, anonymous, population, least_threshold from questionnaire_round where id = ${frozen.value.roundId}`.execute(
      trx,
    ),
  );
  expect(round.rows).toEqual([{ state: "closed", anonymous: true, population: 30, least_threshold: 5 }]);
});

test("a programme that is not there, or has no answers, is not frozen", async () => {
  const nowhere = await freezeStatistics(db, actor, crypto.randomUUID(), "集計", new Date());
  expect(nowhere).toEqual({ ok: false, error: "not_found" });
  for (const { facilityId } of elsewhere.hospitals)
    await inFacility(db, facilityId, (trx) => unshare(trx, { facilityId, programmeId: elsewhere.programmeId }));
  const empty = await freezeStatistics(db, actor, elsewhere.programmeId, "集計", new Date());
  expect(empty).toEqual({ ok: false, error: "nothing_to_freeze" });
});

test("a hospital that leaves is counted in nothing any more", async () => {
  const [leaving] = hospitals;
  if (!leaving) throw new Error("there are hospitals");
  const { facilityId } = leaving;
  await inFacility(db, facilityId, (trx) => unshare(trx, { facilityId, programmeId }));
  const across = await asOverseer((trx) => checklistsAcross(trx, programmeId, { by: "bedClass" }));
  expect(across.hospitals).toBe(29);
  const [first] = across.items;
  const total = Object.values(first?.total ?? {}).reduce((sum, one) => sum + one, 0);
  expect(total).toBe(29);
  const figures = await asOverseer((trx) => figuresAcross(trx, programmeId));
  expect(figures.connections?.hospitals).toBe(29);
  expect(figures.hospitals.map((hospital) => hospital.facilityId)).not.toContain(facilityId);
});
