import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { aFacility, ledgerContext } from "../../ledger/testing/ledger-context.ts";
import { inFacility, inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { aParticipation } from "../programme/testing/a-programme.ts";
import { CheckToRecord } from "./contract.ts";
import { keepEvidence, readEvidence } from "./evidence.store.ts";
import { recordChecks } from "./record-checks.store.ts";
import { checklistReport, latestAnswers } from "./report.store.ts";
import { openSheet } from "./sheet.store.ts";
import { sheetView } from "./sheet-view.store.ts";

const { db } = await testDatabase();
const ledger = ledgerContext(db, "2026-02-10T01:00:00Z");
const by = { label: "person:test", name: "試験 花子" };
const now = new Date("2026-02-10T01:00:00Z");
const check = (item: string, given: Partial<CheckToRecord> = {}) =>
  CheckToRecord.parse({ item, basedOn: 0, answer: "yes", checkedOn: "2026-02-10", ...given });

async function aSheet(facilityId: string, at: Date, ...checks: CheckToRecord[]) {
  const key = await aParticipation(db, { facilityId });
  const sheetId = await inFacilityOfProgramme(db, key, async (trx) => {
    const edition = { instrument: "mhlw-5.2", edition: "5.2", audience: "system_admin" as const, vendorId: null };
    const opened = await openSheet(trx, key, { ...edition, role: "情報システム係長" }, by, at);
    if (!opened.ok) throw new Error(opened.error);
    await recordChecks(trx, { ...key, sheetId: opened.value.sheetId }, checks, by, at);
    return opened.value.sheetId;
  });
  return { ...key, sheetId };
}

test("documents print the latest survey a hospital answered in, and none where it answered nothing", async () => {
  const facilityId = await aFacility(ledger);
  expect(await checklistReport(db, facilityId)).toBeNull();
  await aSheet(facilityId, new Date("2025-02-10T01:00:00Z"), check("SA-01", { checkedOn: "2025-02-10" }));
  const { programmeId } = await aSheet(facilityId, now, check("SA-02", { answer: "no" }));
  expect(await inFacility(db, facilityId, (trx) => latestAnswers(trx, facilityId))).toEqual({
    programmeId,
    audiences: ["system_admin"],
  });
  const report = await checklistReport(db, facilityId);
  expect(report?.sheets).toHaveLength(1);
  expect(report?.sheets[0]?.items.filter(({ checks }) => checks.length > 0).map(({ id }) => id)).toEqual(["SA-02"]);
});

test("corrections of a day are printed once, and homework stands with the item it was given for", async () => {
  const facilityId = await aFacility(ledger);
  const sheet = await aSheet(facilityId, now, check("SA-03"), check("SA-03", { answer: "no", basedOn: 1 }));
  await inFacility(db, facilityId, (trx) =>
    sql`insert into survey_homework (facility_id, id, programme_id, number, holder, owed_by, kind, title, questions, checklist_item,
        organisation_id, requested_on, due_on, state, round, version)
      values (${facilityId}, ${randomUUID()}, ${sheet.programmeId}, 4, 'hospital', '情報システム係', 'document', '台帳の写し', '[]',
        'mhlw-5.2:SA-03', ${randomUUID()}, '2026-02-10', '2026-02-17', 'open', 1, 1)`.execute(trx),
  );
  const item = (await checklistReport(db, facilityId))?.sheets[0]?.items.find(({ id }) => id === "SA-03");
  expect(item?.checks.map(({ answer }) => answer)).toEqual(["no"]);
  expect(item?.homework).toEqual([{ number: 4, state: "open" }]);
});

test("an answer that the review sent back says so at its item, until it is resolved", async () => {
  const facilityId = await aFacility(ledger);
  const sheet = await aSheet(facilityId, now, check("SA-03"));
  const id = randomUUID();
  await inFacility(db, facilityId, async (trx) => {
    await sql`insert into survey_comment (facility_id, programme_id, id, number, about, subject_id, field, label, returned, state,
        state_since, opened_by, opened_at)
      values (${facilityId}, ${sheet.programmeId}, ${id}, 1, 'check', ${`${sheet.sheetId}:SA-03`}, '', 'SA-03', 'needsDetail', 'open',
        ${now}, 'person:r', ${now})`.execute(trx);
    await sql`insert into survey_comment_entry (facility_id, programme_id, comment_id, number, side, step, text, by, by_name, at)
      values (${facilityId}, ${sheet.programmeId}, ${id}, 1, 'reviewer', 'say', 'どの台帳か', 'person:r', '監督 次郎', ${now})`.execute(
      trx,
    );
  });
  const returned = async () => {
    const view = await inFacilityOfProgramme(db, sheet, (trx) => sheetView(trx, sheet, "2026-02-10"));
    return view?.items
      .filter((item) => item.returned)
      .map((item) => [item.id, item.returned?.reason, item.returned?.text]);
  };
  expect(await returned()).toEqual([["SA-03", "needsDetail", "どの台帳か"]]);
  await inFacility(db, facilityId, (trx) =>
    sql`update survey_comment set state = 'resolved' where facility_id = ${facilityId} and id = ${id}`.execute(trx),
  );
  expect(await returned()).toEqual([]);
});

test("a file is handed out as evidence only where it was added as such", async () => {
  const facilityId = await aFacility(ledger);
  const sheet = await aSheet(facilityId, now);
  const file = { name: "label.png", mediaType: "image/png", content: Buffer.from("写真") };
  const [kept, other] = await inFacilityOfProgramme(db, sheet, async (trx) => [
    await keepEvidence(trx, ledger.files, sheet, file, by, now),
    await ledger.files.put(trx, facilityId, { ...file, by: by.label, at: now }),
  ]);
  const read = (id: string | null | undefined) =>
    inFacilityOfProgramme(db, sheet, (trx) => readEvidence(trx, ledger.files, sheet, id ?? ""));
  expect((await read(kept))?.content.toString()).toBe("写真");
  expect(await read(other)).toBeUndefined();
});
