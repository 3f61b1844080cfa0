import { expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import type { FacilityId } from "../ledger/contract.ts";
import { mustRead, shownRows } from "../platform/spreadsheet/testing/read-for-test.ts";
import { anAdvisory } from "../vulnerability/testing/an-advisory.ts";
import { feed } from "../vulnerability/testing/hospital-with-gates.ts";
import { answer, aPlacedHospital, withGate } from "../vulnerability/testing/national-population.ts";
import { composedApp } from "./testing/composed-app.ts";

/** Who may see figures is told no name and no id of a hospital, by whatever route and in whatever file. */
const composed = await composedApp();
const { app, identity, runtime } = composed;
const context = { ...runtime.ledger, publicUrl: "https://sekisho.example" };
const product = "o:kasumi:gate_firmware";
const advisoryId = "CVE-2099-0800";

const names = [..."一二三四五六七八"].map((number) => `ひみつ${number}病院`);
const hospitals: FacilityId[] = [];
for (const [index, name] of names.entries())
  hospitals.push(await aPlacedHospital(context, { name, licensedBeds: 100 * (index % 4), prefecture: "13" }));
for (const facility of hospitals) await withGate(context, facility, "kasumi", "7.0.3");
await feed(context, anAdvisory({ id: advisoryId, product }));
for (const facility of hospitals) await withGate(context, facility, "kasumi", "7.0.4");
for (const facility of hospitals.slice(0, 4)) await answer(context, facility, { action: "patch", version: "7.0.14" });

const readers = {
  figures: await signedIn(identity, { national: "figures" }),
  administrator: await signedIn(identity, { administrator: true }),
};
const named = await signedIn(identity, { national: "named" });
const base = "/api/v1/national/vulnerability";
const about = [`products/${encodeURIComponent(product)}`, `advisories/${advisoryId}`];
const ask = (path: string, { headers }: { headers: Record<string, string> }) =>
  app.inject({ url: `${base}${path}`, headers });
const secrets = [...names, ...hospitals, "ひみつ"];

test.each(Object.entries(readers))("%s is told figures, and no hospital", async (_who, reader) => {
  const paths = ["", "?by=advisory", ...about.flatMap((one) => [`/${one}`, `/${one}/tables?format=csv`])];
  for (const path of paths) {
    const reply = await ask(path, reader);
    expect([path, reply.statusCode]).toEqual([path, 200]);
    for (const secret of secrets) expect(reply.body, path).not.toContain(secret);
  }
  const picture = (await ask(`/${about[0]}`, reader)).json();
  expect(picture).toMatchObject({ hospitals: 8, named: false, figures: { measures: { concerned: { hospitals: 8 } } } });
  for (const one of about) {
    const book = await ask(`/${one}/tables?format=xlsx`, reader);
    const workbook = await mustRead(book.rawPayload);
    expect(workbook.sheets.length).toBeGreaterThan(2);
    const text = JSON.stringify(workbook.sheets.map((_, index) => shownRows(workbook, index)));
    expect(text).toContain("該当");
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect((await ask(`/${one}/hospitals`, reader)).statusCode).toBe(403);
  }
});

test("who was given the names as well reads them, and each look stands in the audit log", async () => {
  for (const one of about) {
    const { items } = (await ask(`/${one}/hospitals`, named)).json();
    expect(items.map(({ name }: { name: string }) => name).toSorted()).toEqual(names.toSorted());
  }
  const looks = await runtime.database.db
    .selectFrom("instance_audit_entry")
    .select(["actor", "action", "subject"])
    .where("action", "=", "national.namesRead")
    .orderBy("seq")
    .execute();
  expect(looks).toEqual(
    [`product:${product}`, `advisory:${advisoryId}`].map((subject) => ({
      actor: `person:${named.personId}`,
      action: "national.namesRead",
      subject,
    })),
  );
});

test("a file holds back what tells of single hospitals even where its maker sees them on screen", async () => {
  const shown = (await ask(`/${about[0]}`, named)).json();
  expect(shown.named).toBe(true);
  const own = (await ask(`/${about[0]}/tables?format=csv`, named)).body;
  const theirs = (await ask(`/${about[0]}/tables?format=csv`, readers.figures)).body;
  const rows = (body: string) => body.split("\r\n").slice(3);
  expect(rows(own)).toEqual(rows(theirs));
  expect(rows(own).length).toBeGreaterThan(10);
});

test("what concerns nobody is told as not found, and in the same words as what does not exist", async () => {
  for (const path of ["/products/o%3Ano%3Asuch", "/advisories/CVE-2099-9999"]) {
    const reply = await ask(path, readers.figures);
    expect([reply.statusCode, reply.json().reason]).toEqual([404, "not_found"]);
  }
});
