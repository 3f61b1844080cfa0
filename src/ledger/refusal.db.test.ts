import { expect, test } from "vitest";
import { inFacility } from "../platform/db/tenant.ts";
import { testDatabase } from "../platform/testing/test-database.ts";
import { createInquiry } from "./answering/make-link.store.ts";
import { closeInquiry } from "./close-inquiry.store.ts";
import { changeRecord, createFacility, createRecord } from "./commands.store.ts";
import type { FacilityId, RecordId } from "./contract.ts";
import { findFacility } from "./facility.store.ts";
import { listInquiries } from "./inquiry.store.ts";
import { findRecord } from "./record.store.ts";
import { ledgerContext, tester } from "./testing/ledger-context.ts";

/** What is refused leaves nothing behind, however far the command had come. */
const { db } = await testDatabase();
const context = ledgerContext(db);
const codes = ["1310000110", "1310000128"] as const;

async function withCode(medicalInstitutionCode: string): Promise<FacilityId> {
  const profile = { medicalInstitutionCode, prefecture: null, founderClass: null, licensedBeds: null };
  const made = await createFacility(context, tester, { name: "つばめ沢病院", ...profile });
  if (!made.ok) throw new Error(made.error.reason);
  return made.value.id;
}

const own = (facility: FacilityId) =>
  inFacility(db, facility, async (trx) => {
    const row = await trx
      .selectFrom("ledger_record")
      .select("id")
      .where("kind", "=", "facility")
      .executeTakeFirstOrThrow();
    const record = await findRecord(trx, facility, row.id);
    if (!record) throw new Error("no record of the hospital itself");
    return { record, code: (await findFacility(trx, facility))?.medicalInstitutionCode };
  });

test("taking another hospital's code is refused, changes no record, and gives up no code of one's own", async () => {
  const facility = await withCode(codes[0]);
  await withCode(codes[1]);
  const before = await own(facility);
  const changes = { medicalInstitutionCode: { state: "known", value: codes[1] } } as const;
  const changed = await changeRecord(
    context,
    tester,
    facility,
    before.record.id,
    before.record.version,
    changes,
    "転記",
  );
  expect(changed).toEqual({ ok: false, error: { reason: "code_taken" } });
  expect(await own(facility)).toEqual(before);
  const claimed = await db
    .selectFrom("facility_code")
    .select("medical_institution_code")
    .where("facility_id", "=", facility)
    .execute();
  expect(claimed).toEqual([{ medical_institution_code: codes[0] }]);
});

test("an inquiry whose answer is no possible value stays open, and none of its other answers is taken", async () => {
  const facility = await withCode("1310000136");
  const made = await createRecord(context, tester, facility, "asset", {}, "棚卸し");
  if (!made.ok) throw new Error(made.error.reason);
  const items = ["model", "installedOn"].map((field) => ({ recordId: made.value.id, field }));
  const asked = {
    askedParty: "department",
    askedTo: "放射線科",
    question: "型番は",
    hospitalConsentOn: null,
    items,
  } as const;
  const inquiry = await createInquiry(context, tester, facility, { ...asked, items });
  if (!inquiry.ok) throw new Error(inquiry.error.reason);
  const answer = (recordId: RecordId, field: string) =>
    ({ recordId, field, value: { state: "known", value: "RX-1" } }) as const;
  const answers = [answer(made.value.id, "model"), answer(made.value.id, "installedOn")];
  const closing = { outcome: "answered", answerSummary: "", answers } as const;
  expect((await closeInquiry(context, tester, facility, inquiry.value.inquiry.id, { ...closing, answers })).ok).toBe(
    false,
  );
  const [stored] = await inFacility(db, facility, (trx) => listInquiries(trx, facility, "2026-04-01"));
  const record = await inFacility(db, facility, (trx) => findRecord(trx, facility, made.value.id));
  expect([stored?.state, record?.fields.model?.state]).toEqual(["open", "checking"]);
});
