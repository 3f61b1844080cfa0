import { expect, test } from "vitest";
import { verifyChain } from "../platform/audit/audit.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { testDatabase } from "../platform/testing/test-database.ts";
import { createInquiry } from "./answering/make-link.store.ts";
import { closeInquiry } from "./close-inquiry.store.ts";
import { changeRecord, changeRecords, createFacility, createRecord, getRecord, setRetired } from "./commands.store.ts";
import { type FacilityId, Fields, type FieldValue, type LedgerRecord } from "./contract.ts";
import { findFacility } from "./facility.store.ts";
import { facilityHistory, recordHistory } from "./history.store.ts";
import { listRecords } from "./list.store.ts";
import { RecordSearch } from "./route-contracts.ts";
import { ledgerSummary } from "./summary.store.ts";
import { aFacility, ledgerContext, tester } from "./testing/ledger-context.ts";
import { undoChange } from "./undo.store.ts";

const { db } = await testDatabase();
const context = ledgerContext(db);
const known = (value: string | number | boolean): FieldValue => ({ state: "known", value });

async function anAsset(facility: FacilityId, fields: Record<string, FieldValue>): Promise<LedgerRecord> {
  const made = await createRecord(context, tester, facility, "asset", fields, "棚卸し");
  if (!made.ok) throw new Error(made.error.reason);
  return made.value;
}
const search = (facility: FacilityId, query: Partial<RecordSearch>) =>
  inFacility(db, facility, (trx) => listRecords(trx, facility, "asset", RecordSearch.parse(query)));
const models = (page: { items: readonly { fields: string }[] }) =>
  page.items.map((item) => {
    const { model } = Fields.parse(JSON.parse(item.fields));
    return model?.state === "known" ? model.value : "?";
  });

test("numbers are given once per kind and hospital, and never again after a retirement", async () => {
  const facility = await aFacility(context);
  const first = await anAsset(facility, { model: known("RX-1") });
  await setRetired(context, tester, facility, first.id, 1, true, "廃棄");
  const second = await anAsset(facility, { model: known("RX-2") });
  expect([first.number, second.number]).toEqual([1, 2]);
});

test("two people cannot overwrite each other: the second is told the newer version", async () => {
  const facility = await aFacility(context);
  const asset = await anAsset(facility, { model: known("RX-1") });
  const first = await changeRecord(context, tester, facility, asset.id, 1, { location: known("1階") }, "");
  expect(first.ok && first.value.version).toBe(2);
  const second = await changeRecord(context, tester, facility, asset.id, 1, { location: known("2階") }, "");
  expect(second).toEqual({ ok: false, error: { reason: "stale_version", version: 2 } });
});

test("a change keeps the former statement beside the new one, with who and when", async () => {
  const facility = await aFacility(context);
  const asset = await anAsset(facility, { softwareVersion: { state: "unknown" } });
  await changeRecord(context, tester, facility, asset.id, 1, { softwareVersion: known("7.0.14") }, "現地で確認");
  const after = await getRecord(context, facility, asset.id);
  expect(after?.fields.softwareVersion).toMatchObject({
    state: "known",
    value: "7.0.14",
    asOf: "2026-04-01",
    others: [{ state: "unknown" }],
  });
  const history = await inFacility(db, facility, (trx) => recordHistory(trx, facility, asset.id));
  expect(history.map(({ what, actor, reason }) => [what, actor, reason])).toEqual([
    ["changed", "試験 花子", "現地で確認"],
    ["created", "試験 花子", "棚卸し"],
  ]);
  expect(history[0]?.changes).toMatchObject([
    { field: "softwareVersion", before: { state: "unknown" }, after: { value: "7.0.14" } },
  ]);
});

test("what somebody was asked is kept with whom and when, and stands as of that day", async () => {
  const facility = await aFacility(context);
  const asset = await anAsset(facility, { location: known("1階") });
  const interview = { on: "2026-11-18", with: "放射線科 主任" };
  const changed = await changeRecord(
    context,
    tester,
    facility,
    asset.id,
    1,
    { location: known("地下1階") },
    "",
    interview,
  );
  expect(changed.ok && changed.value.fields.location).toMatchObject({ value: "地下1階", asOf: "2026-11-18" });
  expect(changed.ok && changed.value.sources.at(-1)).toEqual({ type: "interview", ...interview });
});

test("undoing the newest change gives back the exact former fields", async () => {
  const facility = await aFacility(context);
  const asset = await anAsset(facility, { model: known("RX-1"), comment: { state: "none" } });
  await changeRecord(context, tester, facility, asset.id, 1, { model: known("RX-9"), comment: null }, "");
  const undone = await undoChange(context, tester, facility, asset.id, 2, "");
  expect(undone.ok && undone.value.fields).toEqual(asset.fields);
  expect(await undoChange(context, tester, facility, asset.id, 2, "")).toEqual({ ok: false, error: "not_newest" });
});

test("a value that does not fit its field is refused, and a bulk change is all or none", async () => {
  const facility = await aFacility(context);
  const one = await anAsset(facility, { model: known("RX-1") });
  const two = await anAsset(facility, { model: known("RX-2") });
  const refused = await changeRecords(context, tester, facility, [one.id, two.id], { quantity: known("三") }, "");
  expect(refused).toMatchObject({ ok: false, error: { reason: "bad_value", problem: { field: "quantity" } } });
  const changed = await changeRecords(context, tester, facility, [one.id, two.id], { owner: known("vendor") }, "");
  expect(changed).toEqual({ ok: true, value: 2 });
});

test("search finds Japanese by two letters whatever the width, and filters by code and by state", async () => {
  const facility = await aFacility(context);
  await anAsset(facility, {
    kind: known("vpn"),
    model: known("ＦｏｒｔｉＧａｔｅ６０Ｆ"),
    location: known("透析室"),
    softwareVersion: { state: "unknown" },
  });
  await anAsset(facility, {
    kind: known("router"),
    model: known("RTX830"),
    location: known("検査室"),
    softwareVersion: known("15.02"),
  });
  expect(models(await search(facility, { q: "透析" }))).toEqual(["ＦｏｒｔｉＧａｔｅ６０Ｆ"]);
  expect(models(await search(facility, { q: "fortigate 60f" }))).toEqual(["ＦｏｒｔｉＧａｔｅ６０Ｆ"]);
  expect(models(await search(facility, { q: "室" }))).toHaveLength(2);
  expect(models(await search(facility, { q: "60f　透析" }))).toEqual(["ＦｏｒｔｉＧａｔｅ６０Ｆ"]);
  expect(models(await search(facility, { q: "rtx830 透析" }))).toEqual([]);
  expect(models(await search(facility, { filter: "kind:router" }))).toEqual(["RTX830"]);
  expect(models(await search(facility, { filter: "softwareVersion:@unknown" }))).toEqual(["ＦｏｒｔｉＧａｔｅ６０Ｆ"]);
  expect(models(await search(facility, { filter: "*:@unknown,kind:router" }))).toEqual([]);
});

test("pages follow each other without gap or repetition in any order", async () => {
  const facility = await aFacility(context);
  for (const model of ["B-2", "A-1", "C-3", "A-1"]) await anAsset(facility, { model: known(model) });
  for (const [sort, expected] of [
    ["number", ["B-2", "A-1", "C-3", "A-1"]],
    ["model", ["A-1", "A-1", "B-2", "C-3"]],
    ["-model", ["C-3", "B-2", "A-1", "A-1"]],
    ["-updatedAt", ["A-1", "C-3", "A-1", "B-2"]],
  ] as const) {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(facility, { sort, limit: 1, cursor });
      seen.push(...models(page));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(expected);
  }
});

test("the facility's columns follow its own record, and its code is unique in the whole country", async () => {
  const facility = await aFacility(context, "あさぎり病院");
  const own = (await inFacility(db, facility, (trx) => listRecords(trx, facility, "facility", RecordSearch.parse({}))))
    .items[0];
  if (!own) throw new Error("no facility record");
  const code = { medicalInstitutionCode: known("0110113719") };
  expect((await changeRecord(context, tester, facility, own.id, 1, code, "")).ok).toBe(true);
  expect((await inFacility(db, facility, (trx) => findFacility(trx, facility)))?.medicalInstitutionCode).toBe(
    "0110113719",
  );
  const second = await createFacility(context, tester, {
    name: "別の病院",
    medicalInstitutionCode: "0110113719",
    prefecture: null,
    founderClass: null,
    licensedBeds: null,
  });
  expect(second).toEqual({ ok: false, error: { reason: "code_taken" } });
});

test("an inquiry marks what it asks as 確認中, and no answer in time becomes 未提出", async () => {
  const facility = await aFacility(context);
  const asset = await anAsset(facility, { softwareVersion: { state: "unknown" } });
  const asked = await createInquiry(context, tester, facility, {
    askedParty: "vendor",
    askedTo: "保守業者",
    question: "版数を教えてください",
    hospitalConsentOn: "2026-04-01",
    items: [{ recordId: asset.id, field: "softwareVersion" }],
  });
  if (!asked.ok) throw new Error(asked.error.reason);
  expect(asked.value.inquiry).toMatchObject({
    dueOn: "2026-04-08",
    state: "open",
    items: [{ field: "softwareVersion" }],
  });
  expect((await getRecord(context, facility, asset.id))?.fields.softwareVersion?.state).toBe("checking");
  const later = { ...context, now: () => new Date("2026-04-10T00:00:00Z") };
  const closed = await closeInquiry(later, tester, facility, asked.value.inquiry.id, {
    outcome: "notSubmitted",
    answerSummary: "",
    answers: [],
  });
  expect(closed.ok && closed.value.state).toBe("notSubmitted");
  expect((await getRecord(context, facility, asset.id))?.fields.softwareVersion?.state).toBe("notSubmitted");
});

test("an answer given in time becomes a statement", async () => {
  const facility = await aFacility(context);
  const asset = await anAsset(facility, { softwareVersion: { state: "unknown" } });
  const item = { recordId: asset.id, field: "softwareVersion" };
  const asked = await createInquiry(context, tester, facility, {
    askedParty: "department",
    askedTo: "検査科",
    question: "?",
    hospitalConsentOn: null,
    items: [item],
  });
  if (!asked.ok) throw new Error(asked.error.reason);
  const answers = [{ ...item, value: { state: "known" as const, value: "7.2.10" } }];
  const closed = await closeInquiry(context, tester, facility, asked.value.inquiry.id, {
    outcome: "answered",
    answerSummary: "7.2.10",
    answers,
  });
  expect(closed.ok && closed.value.state).toBe("submitted");
  expect((await getRecord(context, facility, asset.id))?.fields.softwareVersion).toMatchObject({
    state: "known",
    value: "7.2.10",
  });
});

test("the summary counts what is unknown and what was never filled in", async () => {
  const facility = await aFacility(context);
  await anAsset(facility, { model: known("RX-1"), softwareVersion: { state: "unknown" } });
  const { counts, gaps } = await inFacility(db, facility, (trx) => ledgerSummary(trx, facility));
  expect(counts).toMatchObject({ asset: 1, facility: 1 });
  expect(gaps).toContainEqual({ kind: "asset", field: "softwareVersion", state: "unknown", count: 1 });
  expect(gaps).toContainEqual({ kind: "asset", field: "location", state: "blank", count: 1 });
  expect(gaps.some((gap) => gap.field === "comment")).toBe(false);
});

test("another hospital sees nothing of it, and the audit chain of each is whole", async () => {
  const [mine, theirs] = [await aFacility(context), await aFacility(context)];
  const asset = await anAsset(mine, { model: known("RX-1") });
  expect(await inFacility(db, theirs, (trx) => listRecords(trx, mine, "asset", RecordSearch.parse({})))).toMatchObject({
    items: [],
  });
  expect(await changeRecord(context, tester, theirs, asset.id, 1, { model: known("x") }, "")).toEqual({
    ok: false,
    error: { reason: "not_found" },
  });
  expect(
    (await inFacility(db, theirs, (trx) => facilityHistory(trx, mine, { limit: 10, imports: "each" }))).items,
  ).toEqual([]);
  for (const facility of [mine, theirs])
    expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toBeNull();
});
