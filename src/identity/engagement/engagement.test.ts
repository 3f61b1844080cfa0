import { expect, test } from "vitest";
import {
  cutShortBy,
  type Engagement,
  endsWith,
  mayRecord,
  openSince,
  opensHospital,
  openUntil,
  shutsOut,
  standingOf,
  type WantedEngagement,
} from "./engagement.ts";

// 9:00 on 2026-01-20 in Japan.
const now = new Date("2026-01-20T00:00:00Z");
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
const clock = { now, today: "2026-01-20" };
const takingPart = { takesPart: true, intentConfirmed: true };

function held(kind: Engagement["kind"], change: Partial<Engagement> = {}): Engagement {
  const of = {
    pledge: "secretariat",
    nda: "survey_company",
    purchase_order: "survey_company",
    delivery: "ministry",
  } as const;
  const part = of[kind];
  return { id: kind, organisationId: part, part, kind, since: days(-10), until: null, endedAt: null, ...change };
}
const nda: WantedEngagement = { organisationId: "survey_company", kind: "nda", signedOn: "2026-01-19", until: null };
const pledge: WantedEngagement = { ...nda, organisationId: "secretariat", kind: "pledge" };
const record = (
  wanted: WantedEngagement,
  { part = "survey_company", ...known }: Partial<Parameters<typeof mayRecord>[0]> = {},
) => mayRecord({ participation: takingPart, part, held: [held("pledge")], ...known }, wanted, clock);

test("a pledge is recorded once the hospital confirmed its intent, and not before", () => {
  expect(record(pledge, { part: "secretariat", held: [] })).toEqual({
    ok: true,
    value: { part: "secretariat", until: null, renewed: null },
  });
  const early = record(pledge, {
    part: "secretariat",
    held: [],
    participation: { takesPart: true, intentConfirmed: false },
  });
  expect(early).toEqual({ ok: false, error: "intent_not_confirmed" });
  const left = record(pledge, {
    part: "secretariat",
    held: [],
    participation: { takesPart: false, intentConfirmed: true },
  });
  expect(left).toEqual({ ok: false, error: "hospital_has_left" });
});

test("an NDA, an order and a delivery need a pledge that stands", () => {
  expect(record(nda)).toMatchObject({ ok: true });
  for (const gone of [[], [held("pledge", { endedAt: days(-1) })], [held("pledge", { until: now })]])
    expect(record(nda, { held: gone })).toEqual({ ok: false, error: "no_pledge" });
});

test("they end with the pledge at the latest, and by default with it", () => {
  const limited = { held: [held("pledge", { until: days(60) })] };
  expect(record(nda, limited)).toMatchObject({ value: { until: days(60) } });
  expect(record({ ...nda, until: days(30) }, limited)).toMatchObject({ value: { until: days(30) } });
  expect(record({ ...nda, until: days(61) }, limited)).toEqual({ ok: false, error: "longer_than_pledge" });
});

test("each kind belongs to its part, and to nobody who takes no part", () => {
  expect(record({ ...nda, kind: "purchase_order" }, { part: "supervising_company" })).toMatchObject({
    error: "kind_of_another_part",
  });
  expect(record({ ...nda, kind: "delivery" }, { part: "survey_company" })).toMatchObject({
    error: "kind_of_another_part",
  });
  expect(record(pledge, { part: "survey_company" })).toMatchObject({ error: "kind_of_another_part" });
  expect(record({ ...nda, kind: "delivery" }, { part: "ministry" })).toMatchObject({ ok: true });
  expect(record(nda, { part: null })).toMatchObject({ error: "no_part_in_programme" });
});

test("one of a kind is in force for an organisation; after it has lapsed another may follow", () => {
  const pledged = held("pledge");
  expect(record(nda, { held: [pledged, held("nda")] })).toMatchObject({ error: "already_recorded" });
  expect(record(nda, { held: [pledged, held("nda", { until: days(-1) })] })).toMatchObject({ ok: true });
  expect(record(nda, { held: [pledged, held("nda", { organisationId: "another" })] })).toMatchObject({ ok: true });
});

test("one in force is renewed when that is meant, and a renewed pledge cuts short what would outlast it", () => {
  const all = [held("pledge", { until: days(10) }), held("nda", { until: days(10) }), held("purchase_order")];
  const renewed = record({ ...pledge, until: days(90), renews: true }, { part: "secretariat", held: all });
  expect(renewed).toMatchObject({ value: { until: days(90), renewed: "pledge" } });
  expect(record({ ...nda, renews: true }, { held: all })).toMatchObject({ value: { renewed: "nda", until: days(10) } });
  const ids = (until: Date | null) => cutShortBy(all, until, now).map(({ id }) => id);
  expect([ids(days(90)), ids(days(5)), ids(null)]).toEqual([["purchase_order"], ["nda", "purchase_order"], []]);
});

test("nothing is recorded as signed tomorrow, or for a term that has passed", () => {
  expect(record({ ...nda, signedOn: "2026-01-21" })).toMatchObject({ error: "signed_in_future" });
  expect(record({ ...nda, signedOn: "2026-01-20" })).toMatchObject({ ok: true });
  expect(record({ ...nda, until: now })).toMatchObject({ error: "term_has_passed" });
});

test("with the pledge everything ends, with anything else it alone", () => {
  const all = [held("pledge"), held("nda"), held("purchase_order"), held("delivery", { endedAt: days(-1) })];
  const ids = (result: ReturnType<typeof endsWith>) => (result.ok ? result.value.map(({ id }) => id) : result.error);
  expect(ids(endsWith(all, "pledge", now))).toEqual(["pledge", "nda", "purchase_order"]);
  expect(ids(endsWith(all, "nda", now))).toEqual(["nda"]);
  expect(ids(endsWith(all, "delivery", now))).toBe("already_over");
  expect(ids(endsWith(all, "nothing", now))).toBe("not_found");
});

test("a hospital shuts an organisation out altogether, by whichever of its records", () => {
  const all = [held("pledge"), held("nda"), held("purchase_order")];
  const ids = (id: string) => {
    const result = shutsOut(all, id, now);
    return result.ok ? result.value.map((one) => one.id) : result.error;
  };
  expect(ids("nda")).toEqual(["nda", "purchase_order"]);
  expect(ids("purchase_order")).toEqual(["nda", "purchase_order"]);
  expect(ids("pledge")).toEqual(["pledge", "nda", "purchase_order"]);
});

test("a term closes at its very moment, without anybody ending it", () => {
  const one = held("nda", { until: now });
  expect(standingOf(one, new Date(now.getTime() - 1))).toBe("inForce");
  expect(standingOf(one, now)).toBe("lapsed");
  expect(standingOf(held("nda", { endedAt: now }), now)).toBe("ended");
});

test("a survey company sees the hospital since its last document and until its first one runs out", () => {
  const own = [
    held("nda", { since: days(-9), until: days(40) }),
    held("purchase_order", { since: days(-2), until: days(50) }),
  ];
  expect(opensHospital(own, now)).toBe(true);
  expect(openSince(own, now)).toEqual(days(-2));
  expect(openUntil(own, now)).toEqual(days(40));
  expect(openSince(own.slice(0, 1), now)).toBeNull();
  expect(opensHospital(own, days(40))).toBe(false);
});
