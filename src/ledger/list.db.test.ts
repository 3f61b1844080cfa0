import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inFacility } from "../platform/db/tenant.ts";
import { testDatabase } from "../platform/testing/test-database.ts";
import { getRecord } from "./commands.store.ts";
import type { FacilityId, RecordId } from "./contract.ts";
import { listRecords } from "./list.store.ts";
import { pageJson } from "./listed-record.ts";
import { recordActions } from "./policy.ts";
import { insertRecords, type NewRecord } from "./record.store.ts";
import * as contracts from "./route-contracts.ts";
import { recordView } from "./routes.ts";
import { aFacility, ledgerContext, tester } from "./testing/ledger-context.ts";

const { db } = await testDatabase();
const context = ledgerContext(db);

/** More than a list counts, so that it is walked in its order; every seventh is a router. */
const assets = 1_200;
let facility: FacilityId;

beforeAll(async () => {
  facility = await aFacility(context);
  const records = Array.from({ length: assets }, (_, at): NewRecord => {
    const number = at + 1;
    return {
      id: randomUUID() as RecordId,
      facilityId: facility,
      kind: "asset",
      number,
      fields: {
        kind: { state: "known", value: number % 7 === 0 ? "router" : "terminal" },
        maker: { state: "known", value: "架空電機" },
        model: { state: "known", value: `KX-${(number * 37) % assets}` },
        location: { state: "known", value: `${number % 5}階` },
      },
      sources: [{ type: "file", file: "台帳.csv", sheet: null, row: number }],
    };
  });
  const because = { actor: "試験", at: context.now(), reason: "取込み" };
  await inFacility(db, facility, (trx) => insertRecords(trx, records, because));
});

const list = (query: Record<string, unknown>) =>
  inFacility(db, facility, (trx) =>
    listRecords(trx, facility, "asset", contracts.RecordSearch.parse({ limit: 500, ...query })),
  );

async function numbers(query: Record<string, unknown>): Promise<number[]> {
  const seen: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ ...query, cursor });
    seen.push(...page.items.map((item) => item.number));
    if (!page.nextCursor) return seen;
    cursor = page.nextCursor;
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const model = (number: number) => `KX-${(number * 37) % assets}`;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

test("a list longer than it counts is walked from end to end in any order", async () => {
  expect(await numbers({})).toEqual(upTo(assets));
  expect(await numbers({ sort: "-number" })).toEqual(upTo(assets).reverse());
  const expected = upTo(assets).sort((a, b) => byText(model(a), model(b)) || a - b);
  expect(await numbers({ sort: "model" })).toEqual(expected);
  expect(await numbers({ sort: "location", q: "架空電機" })).toEqual(
    upTo(assets).sort((a, b) => (a % 5) - (b % 5) || a - b),
  );
});

test("a search that matches few shows exactly these, sorted", async () => {
  const routers = upTo(assets).filter((number) => number % 7 === 0);
  expect(await numbers({ filter: "kind:router", sort: "-number" })).toEqual(routers.reverse());
  expect(await numbers({ q: "kx-7 3階" })).toEqual(
    upTo(assets).filter((number) => model(number).startsWith("KX-7") && number % 5 === 3),
  );
});

test("matches are counted up to a thousand, then said to be more", async () => {
  expect((await list({})).count).toEqual({ n: 1000, more: true });
  expect((await list({ filter: "kind:router" })).count).toEqual({ n: 171, more: false });
  expect(await list({ q: "無い" })).toEqual({ items: [], nextCursor: null, count: { n: 0, more: false } });
});

test("words are sought in each text by itself, not across two", async () => {
  expect((await list({ q: "架空電機 KX-111" })).count.n).toBeGreaterThan(0);
  expect((await list({ q: "架空電機KX-111" })).count.n).toBe(0);
});

test("the JSON of a list is what its contract promises and what each record says by itself", async () => {
  const page = await list({ limit: 3, sort: "-number" });
  const json: unknown = JSON.parse(pageJson(page, (record) => recordActions(tester, record), true));
  const reply = contracts.listRecords.reply.parse(json);
  expect(reply).toEqual(json);
  for (const item of reply.items) {
    const record = await getRecord(context, facility, item.id);
    expect(record && recordView(tester, record)).toEqual(item);
  }
});
