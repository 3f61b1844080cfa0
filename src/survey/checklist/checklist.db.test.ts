import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { evaluate, listFindings } from "../../finding/store.ts";
import { createRecord } from "../../ledger/commands.store.ts";
import { FacilityId } from "../../ledger/contract.ts";
import { aFacility, ledgerContext, tester } from "../../ledger/testing/ledger-context.ts";
import { inFacility, inFacilityOfProgramme, inProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { aParticipation } from "../programme/testing/a-programme.ts";
import { type CheckOutcome, CheckToRecord } from "./contract.ts";
import { checklistFacts } from "./facts.store.ts";
import { importWordings } from "./import-wordings.store.ts";
import { addChecklist, chooseChecklist, setWordings } from "./programme-checklist.store.ts";
import { recordChecks } from "./record-checks.store.ts";
import { handOver, openSheet } from "./sheet.store.ts";
import { checklistSummaries, sheetView } from "./sheet-view.store.ts";
import { shippedChecklists } from "./shipped.ts";

const { db } = await testDatabase();
const ledger = ledgerContext(db, "2026-02-10T01:00:00Z");
const now = () => ledger.now();
const by = { label: "person:test", name: "試験 花子" };
const check = (item: string, given: Partial<CheckToRecord> = {}) =>
  CheckToRecord.parse({ item, basedOn: 0, answer: "yes", checkedOn: "2026-02-10", ...given });

async function aSurvey() {
  const facilityId = await aFacility(ledger);
  const { programmeId } = await aParticipation(db, { facilityId });
  return { facilityId: FacilityId.parse(facilityId), programmeId };
}
type Key = Awaited<ReturnType<typeof aSurvey>>;
const within = <T>(key: Key, work: Parameters<typeof inFacilityOfProgramme<T>>[2]) =>
  inFacilityOfProgramme(db, key, work);

async function aSheet(
  key: Key,
  audience: "executive" | "user" | "facility" = "executive",
  vendorId: string | null = null,
) {
  const edition =
    audience === "facility"
      ? { instrument: "mhlw-inspection", edition: "r7" }
      : { instrument: "mhlw-5.2", edition: "5.2" };
  const opened = await within(key, (trx) =>
    openSheet(trx, key, { ...edition, audience, role: "病院長", vendorId }, by, now()),
  );
  if (!opened.ok) throw new Error(opened.error);
  return { ...key, sheetId: opened.value.sheetId };
}
async function record(sheet: Awaited<ReturnType<typeof aSheet>>, ...checks: CheckToRecord[]): Promise<CheckOutcome[]> {
  const outcomes = await within(sheet, (trx) => recordChecks(trx, sheet, checks, by, now()));
  if (!outcomes.ok) throw new Error(outcomes.error);
  return outcomes.value;
}
const view = async (sheet: Awaited<ReturnType<typeof aSheet>>) => {
  const found = await within(sheet, (trx) => sheetView(trx, sheet, "2026-02-10"));
  if (!found) throw new Error("no sheet");
  return found;
};
const itemOf = async (sheet: Awaited<ReturnType<typeof aSheet>>, id: string) =>
  (await view(sheet)).items.find((item) => item.id === id);

test("later checks of an item are added, never written over, and the newest counts", async () => {
  const sheet = await aSheet(await aSurvey());
  await record(sheet, check("EX-01", { answer: "unknown", notUnderstood: "経営課題とは", visit: 1 }));
  await record(sheet, check("EX-01", { answer: "yes", basedOn: 1, visit: 2 }));
  const item = await itemOf(sheet, "EX-01");
  expect(item?.checks.map(({ number, answer, visit }) => [number, answer, visit])).toEqual([
    [1, "unknown", 1],
    [2, "yes", 2],
  ]);
  const facts = await within(sheet, (trx) => checklistFacts(trx, sheet));
  expect(facts).toEqual({
    handedOver: false,
    audiences: [{ audience: "executive", items: 20, answered: 1, notUnderstood: 0 }],
  });
});

test("the same check sent twice is written once", async () => {
  const sheet = await aSheet(await aSurvey());
  const sent = check("EX-01", { clientId: randomUUID() });
  expect((await record(sheet, sent))[0]).toMatchObject({ outcome: "recorded" });
  await record(sheet, check("EX-01", { answer: "no", basedOn: 1 }));
  expect((await record(sheet, sent))[0]).toMatchObject({ outcome: "already", check: { number: 1 } });
  expect((await itemOf(sheet, "EX-01"))?.checks).toHaveLength(2);
});

test("what somebody wrote since is told field by field, and nothing of it is lost", async () => {
  const sheet = await aSheet(await aSurvey());
  await record(sheet, check("EX-01", { answer: "no", note: "担当なし" }));
  await record(sheet, check("EX-01", { answer: "yes", note: "担当なし", basedOn: 1 }));
  const [conflict, merged, other] = await record(
    sheet,
    check("EX-01", { answer: "unknown", notUnderstood: "何の担当か", note: "担当なし", basedOn: 1 }),
    check("EX-01", { answer: "no", note: "担当1名", basedOn: 1 }),
    check("EX-02"),
  );
  expect(conflict).toMatchObject({
    outcome: "conflict",
    theirs: { number: 2, answer: "yes" },
    fields: [{ field: "answer", base: "no", theirs: "yes", mine: "unknown" }],
  });
  expect(merged).toMatchObject({ outcome: "recorded", check: { number: 3, answer: "yes", note: "担当1名" } });
  expect(other).toMatchObject({ outcome: "recorded" });
});

test("an incomplete answer is refused with its reason, and the others of the same sending are kept", async () => {
  const sheet = await aSheet(await aSurvey(), "facility");
  const outcomes = await record(
    sheet,
    check("F-01", { answer: "no" }),
    check("F-02", { answer: "unknown" }),
    check("V-01"),
    check("F-16", { evidenceAsked: true, evidenceSeen: true, evidenceFileId: randomUUID() }),
    check("F-00"),
  );
  expect(outcomes.map((one) => ("reason" in one ? one.reason : one.outcome))).toEqual([
    "target_missing",
    "not_understood_missing",
    "unknown_item",
    "no_such_file",
    "recorded",
  ]);
});

test("an answer under guideline 5.2 stands beside the row of 令和7年度 that asks the same", async () => {
  const key = await aSurvey();
  const [director, hospital] = [await aSheet(key), await aSheet(key, "facility")];
  await record(director, check("EX-03"));
  const beside = (await itemOf(hospital, "F-01"))?.beside ?? [];
  expect(beside.find(({ item }) => item === "EX-03")).toMatchObject({
    edition: "5.2",
    topic: { ja: "責任者・担当組織の設置" },
    answers: [{ answer: "yes", role: "病院長", respondent: 1 }],
  });
});

test("users are numbered, a hospital has one sheet of its own, and each vendor has one", async () => {
  const key = await aSurvey();
  await aSheet(key, "user");
  await aSheet(key, "user");
  await aSheet(key, "facility");
  await expect(aSheet(key, "facility")).rejects.toThrow("one_sheet_only");
  const vendor = await createRecord(
    ledger,
    tester,
    key.facilityId,
    "vendor",
    { name: { state: "known", value: "架空社" } },
    "試験",
  );
  if (!vendor.ok) throw new Error(vendor.error.reason);
  const open = (vendorId: string | null) =>
    within(key, (trx) =>
      openSheet(
        trx,
        key,
        { instrument: "mhlw-inspection", edition: "r7", audience: "vendor", role: "営業担当", vendorId },
        by,
        now(),
      ),
    );
  expect(await open(null)).toEqual({ ok: false, error: "vendor_missing" });
  expect(await open(randomUUID())).toEqual({ ok: false, error: "not_found" });
  expect((await open(vendor.value.id)).ok).toBe(true);
  expect(await open(vendor.value.id)).toEqual({ ok: false, error: "vendor_has_sheet" });
  const { checklists } = await within(key, (trx) => checklistSummaries(trx, key));
  const users = checklists.flatMap(({ audiences }) => audiences).find(({ audience }) => audience === "user");
  expect(users?.sheets.map(({ respondent }) => respondent)).toEqual([1, 2]);
});

test("an answer that the ledger denies is a finding, and closes when either of them changes", async () => {
  const key = await aSurvey();
  const sheet = await aSheet(key, "facility");
  await createRecord(ledger, tester, key.facilityId, "vendor", { mdsSds: { state: "known", value: false } }, "試験");
  const standing = async () => {
    await evaluate(db, key.facilityId, now());
    const found = await inFacility(db, key.facilityId, (trx) =>
      listFindings(trx, key.facilityId, { state: "all", rule: "CL-06" }),
    );
    return found.map(({ status }) => status.state);
  };
  expect(await standing()).toEqual([]);
  await record(sheet, check("F-04"));
  expect(await standing()).toEqual(["open"]);
  await record(sheet, check("F-04", { answer: "no", targetOn: "2026-03-31", basedOn: 1 }));
  expect(await standing()).toEqual(["closed"]);
});

test("the secretariat's words replace the mark of a row, and only in its own programme", async () => {
  const [key, other] = [await aSurvey(), await aSurvey()];
  const plan = <T>(work: Parameters<typeof inProgramme<T>>[3]) =>
    inProgramme(db, key.programmeId, { as: "plan" }, work);
  const edition = { instrument: "mhlw-5.2", edition: "5.2" };
  const sheets = [
    {
      name: "経営層",
      lines: [
        ["番号", "内容"],
        ["EX-01", "サイバーリスクを経営の課題として認識しているか。"],
      ],
    },
  ];
  const choice = { ...edition, audience: "executive" as const, sheet: "経営層", numberColumn: 1, textColumn: 2 };
  const dry = await plan((trx) =>
    importWordings(trx, key.programmeId, { ...choice, dryRun: "yes" }, sheets, by, now()),
  );
  expect(dry).toMatchObject({
    ok: true,
    value: { written: 0, rows: [{ outcome: "unknownNumber" }, { outcome: "set", item: "EX-01" }] },
  });
  const [sheet, otherSheet] = [await aSheet(key), await aSheet(other)];
  expect(await itemOf(sheet, "EX-01")).toMatchObject({ unconfirmed: true, official: null });
  await plan((trx) => importWordings(trx, key.programmeId, { ...choice, dryRun: "no" }, sheets, by, now()));
  expect(await itemOf(sheet, "EX-01")).toMatchObject({
    unconfirmed: false,
    official: "サイバーリスクを経営の課題として認識しているか。",
  });
  expect(await itemOf(otherSheet, "EX-01")).toMatchObject({ unconfirmed: true });
  const back = { item: "EX-01", wording: null };
  await plan((trx) => setWordings(trx, key.programmeId, edition, [back], "confirmed", by, now()));
  expect(await itemOf(sheet, "EX-01")).toMatchObject({ unconfirmed: true, official: null });
});

test("a checklist of the secretariat's own is asked beside the others, and its edition is never replaced", async () => {
  const key = await aSurvey();
  const plan = <T>(work: Parameters<typeof inProgramme<T>>[3]) =>
    inProgramme(db, key.programmeId, { as: "plan" }, work);
  const [shipped] = shippedChecklists;
  if (!shipped) throw new Error("none");
  const own = { ...shipped, instrument: "kyokai", edition: "2026" };
  expect((await plan((trx) => addChecklist(trx, key.programmeId, own, by, now()))).ok).toBe(true);
  expect(await plan((trx) => addChecklist(trx, key.programmeId, own, by, now()))).toEqual({
    ok: false,
    error: "edition_taken",
  });
  const names = async () =>
    (await within(key, (trx) => checklistSummaries(trx, key))).checklists.map(
      ({ instrument, edition }) => `${instrument}@${edition}`,
    );
  expect(await names()).toEqual(["mhlw-5.2@5.2", "mhlw-inspection@r7", "kyokai@2026"]);
  const stop = { instrument: "mhlw-inspection", edition: "r7", inUse: false };
  await plan((trx) => chooseChecklist(trx, key.programmeId, stop, by, now()));
  expect(await names()).toEqual(["mhlw-5.2@5.2", "kyokai@2026"]);
});

test("handing over is said once, and whoever oversees the programme reads the answers as long as they are shared", async () => {
  const key = await aSurvey();
  const sheet = await aSheet(key);
  await record(sheet, check("EX-01"));
  for (const day of ["2026-02-01", "2026-02-02"]) await within(key, (trx) => handOver(trx, key, day, by, now()));
  expect((await within(key, (trx) => checklistFacts(trx, key))).handedOver).toBe(true);
  const seen = await inProgramme(db, key.programmeId, { as: "overseer" }, (trx) =>
    trx.selectFrom("survey_check").select(["item", "answer"]).where("programme_id", "=", key.programmeId).execute(),
  );
  expect(seen).toEqual([{ item: "EX-01", answer: "yes" }]);
});
