import { expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { type AttackedFigure, attack } from "../questionnaire/disclosure/testing/attack.ts";
import { surveyedProgramme } from "../survey/across/testing/surveyed-programme.ts";
import { composedApp } from "./testing/composed-app.ts";

/**
 * A programme from what its hospitals answered to what everybody can read, over HTTP: frozen by the secretariat, published by its
 * publisher, and then attacked by somebody who has the public file, knows how it was made, and solves for what it hides.
 */
const { app, identity, runtime } = await composedApp();
const programme = await surveyedProgramme(runtime.database.db, 40, 11);
const { programmeId, secretariatId: organisationId, hospitals } = programme;
const as = async (role: "surveyManager" | "publisher") =>
  (await signedIn(identity, { organisations: [{ organisationId, role }] })).headers;
const [manager, publisher] = [await as("surveyManager"), await as("publisher")];

const threshold = 5;
const items = programme.items.slice(0, 4);
const segments = { "@bedClass": "bedClass", "@founderClass": "founderClass", "@region": "region" } as const;
type Segment = (typeof segments)[keyof typeof segments];

async function ask<Reply>(method: "GET" | "POST", url: string, headers: Record<string, string>, payload?: object) {
  const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() as Reply & { reason?: string } };
}

const freeze = (title: string) =>
  ask<{ roundId: string }>("POST", `/api/v1/programmes/${programmeId}/across/statistics`, manager, { title });
const base = (roundId: string) => `/api/v1/organisations/${organisationId}/rounds/${roundId}`;

/** Each item alone, and beside every class that a hospital is of. */
async function tablesOf(roundId: string): Promise<string> {
  const plan = {
    format: "sekisho/table-plan/1",
    instrument: `programme-${programmeId.slice(0, 8)}`,
    everyQuestion: false,
    tables: items.flatMap((of) => [
      { kind: "simple", of },
      ...Object.keys(segments).map((rows) => ({ kind: "cross", rows, columns: of })),
    ]),
  };
  const saved = await ask<{ id: string }>("POST", `${base(roundId)}/table-sets`, manager, { name: "公表用", plan });
  expect([saved.status, saved.body.reason]).toEqual([200, undefined]);
  return saved.body.id;
}

interface Published {
  id: string;
  previewSha256: string;
}

/** As a publisher does: looks, then publishes what was looked at. */
async function publish(roundId: string, tableSetId: string, own: object = {}) {
  const rule = { threshold, dominance: null, extremes: "hidden", ...own };
  const wanted = { tableSetId, rule, choice: { kind: "suppress" }, without: [] };
  const preview = await ask<Published>("POST", `${base(roundId)}/releases/preview`, publisher, wanted);
  if (preview.status !== 200) return preview;
  const { previewSha256 } = preview.body;
  const body = { ...wanted, title: "調査の結果", previewSha256 };
  return ask<Published>("POST", `${base(roundId)}/releases`, publisher, body);
}

interface PublicTable {
  kind: string;
  rowVariable: string | null;
  columnVariable: string;
  columns: { key: string }[];
  rows: { key: string; n: number | "X"; cells: ("X" | { count: number })[] }[];
}

const first = await freeze("中間集計");
const { roundId } = first.body;
const tableSetId = await tablesOf(roundId);

test("a lower threshold than the programme promised is refused", async () => {
  const refused = await publish(roundId, tableSetId, { threshold: 3 });
  expect([refused.status, refused.body.reason]).toEqual([422, "threshold_too_low"]);
});

test("what is published gives no hospital away: nobody who solves for the hidden counts pins one", {
  timeout: 300_000,
}, async () => {
  const published = await publish(roundId, tableSetId);
  expect([published.status, published.body.reason]).toEqual([200, undefined]);
  const file = await app.inject({ url: `/api/v1/statistics/${published.body.id}/file?format=json` });
  expect(file.statusCode).toBe(200);
  for (const { name, facilityId, companyId } of hospitals)
    for (const word of [name, facilityId, companyId]) expect(file.body).not.toContain(word);
  const { tables } = file.json() as { tables: PublicTable[] };
  const { combinations, known, hidden } = whatIsKnown(tables);
  const reaches = attack(combinations, known, hidden, (low, high) => high >= threshold && high - low >= threshold - 1);
  const small = hidden.filter(({ count }) => count < threshold).length;
  console.log(
    `${known.length} figures of ${tables.length} tables, ${hidden.length} hidden, ${small} of them below ${threshold}`,
  );
  expect(small).toBeGreaterThan(20);
  expect(reaches).not.toBeNull();
  const given = (reaches ?? []).filter(({ low, high }, at) => {
    const isSmall = (hidden[at]?.count ?? 0) < threshold;
    return low === high || (isSmall && (high < threshold || high - low < threshold - 1));
  });
  expect(given).toEqual([]);
});

test("of another moment of the same programme nothing is published beside it", async () => {
  const later = await freeze("最終集計");
  const refused = await publish(later.body.roundId, await tablesOf(later.body.roundId));
  expect([refused.status, refused.body.reason]).toEqual([409, "other_state_released"]);
});

interface Combination {
  item: string;
  kind: Record<Segment, string>;
  answer: string;
}

/** What the file tells of every combination of an item's answer and the three classes, and that each item was asked of the same hospitals. */
function whatIsKnown(tables: readonly PublicTable[]) {
  const keysOf = (variable: string) => [
    ...new Set(tables.find((table) => table.rowVariable === variable)?.rows.map(({ key }) => key)),
  ];
  const kinds = keysOf("@bedClass").flatMap((bedClass) =>
    keysOf("@founderClass").flatMap((founderClass) =>
      keysOf("@region").map((region) => ({ bedClass, founderClass, region })),
    ),
  );
  const answersOf = (item: string) =>
    tables.find(({ kind, columnVariable }) => kind === "simple" && columnVariable === item)?.columns ?? [];
  const all = items.flatMap((item) =>
    kinds.flatMap((kind) => answersOf(item).map(({ key }): Combination => ({ item, kind, answer: key }))),
  );
  const figure = (name: string, told: number | "X", counts: (one: Combination) => number): AttackedFigure => ({
    name,
    told,
    counts: all.map(counts),
  });
  const known: AttackedFigure[] = [];
  const hidden: (AttackedFigure & { count: number })[] = [];
  const add = (name: string, told: number | "X", is: (one: Combination) => boolean, count: number) => {
    const one = figure(name, told, (combination) => (is(combination) ? 1 : 0));
    known.push(one);
    if (told === "X") hidden.push({ ...one, count });
  };
  for (const { rowVariable, columnVariable: item, columns, rows } of tables) {
    const segment = rowVariable ? segments[rowVariable as keyof typeof segments] : null;
    for (const row of rows) {
      const inRow = (one: Combination) => one.item === item && (segment === null || one.kind[segment] === row.key);
      const own = hospitals.filter((hospital) => segment === null || hospital[segment] === row.key);
      add(`${item} ${row.key} n`, row.n, inRow, own.length);
      for (const [at, cell] of row.cells.entries()) {
        const key = columns[at]?.key ?? "";
        const told = cell === "X" ? cell : cell.count;
        const count = own.filter(({ answers }) => answers[item] === key).length;
        if (told !== "X") expect([item, row.key, key, told]).toEqual([item, row.key, key, count]);
        add(`${item} ${row.key} ${key}`, told, (one) => inRow(one) && one.answer === key, count);
      }
    }
  }
  const [reference] = items;
  const same = items.slice(1).flatMap((item) =>
    kinds.map((kind) =>
      figure("the same hospitals", 0, (one) => {
        if (Object.values(one.kind).join() !== Object.values(kind).join()) return 0;
        return one.item === item ? 1 : one.item === reference ? -1 : 0;
      }),
    ),
  );
  const everybody = figure("all", hospitals.length, (one) => (one.item === reference ? 1 : 0));
  return { combinations: all.length, known: [everybody, ...same, ...known], hidden };
}
