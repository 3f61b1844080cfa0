import { expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { listRecords } from "../list.store.ts";
import { RecordSearch } from "../route-contracts.ts";
import { aFacility, ledgerContext, tester } from "../testing/ledger-context.ts";
import { listRows, updateImport } from "./import.store.ts";
import { commitImport, dryRun, receiveFiles } from "./import-flow.store.ts";

const { db } = await testDatabase();
const context = ledgerContext(db);
const file = { name: "機器台帳.csv", content: Buffer.from("資産番号,種別,型番\nA-1,サーバ,KX-1\nA-2,プリンタ,KX-2\n") };

async function planned() {
  const facility = await aFacility(context);
  const importId = await receiveFiles(context, tester, facility, [file]);
  expect((await dryRun(context, facility, importId)).ok).toBe(true);
  const assets = async () =>
    (await inFacility(db, facility, (trx) => listRecords(trx, facility, "asset", RecordSearch.parse({})))).items;
  return { facility, importId, assets };
}

test("background work left over from a killed server does not commit what nobody confirmed since", async () => {
  const { facility, importId, assets } = await planned();
  const late = await commitImport(context, tester, facility, importId, "committing");
  expect(late).toMatchObject({ ok: false, error: { reason: "wrong_state" } });
  expect(await assets()).toEqual([]);
});

test("a commit that a killed server had begun is carried out once, however often its job is taken up", async () => {
  const { facility, importId, assets } = await planned();
  const actor = { label: tester.label, name: tester.name };
  await inFacility(db, facility, (trx) => updateImport(trx, facility, importId, { state: "committing" }));
  const once = await commitImport(context, actor, facility, importId, "committing");
  expect(once).toEqual({ ok: true, value: { created: 2, changed: 0 } });
  const twice = await commitImport(context, actor, facility, importId, "committing");
  expect(twice).toMatchObject({ ok: false, error: { reason: "wrong_state" } });
  expect(await assets()).toHaveLength(2);
});

test("each row of the dry run leads to the record that came of it", async () => {
  const { facility, importId, assets } = await planned();
  const rows = await inFacility(db, facility, (trx) => listRows(trx, facility, importId, { limit: 10 }));
  await commitImport(context, tester, facility, importId);
  expect((await assets()).map((asset) => asset.id)).toEqual(rows.map((row) => row.record_id));
});
