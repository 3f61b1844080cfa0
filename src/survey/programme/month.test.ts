import { expect, test } from "vitest";
import { elsewhereOn, monthOf, weeksOf } from "./month.ts";

test("a month is shown in whole weeks from Sunday to Saturday", () => {
  const november = weeksOf("2026-11-28");
  expect([november.length, november[0]?.[0], november.at(-1)?.[6]]).toEqual([5, "2026-11-01", "2026-12-05"]);
  const august = weeksOf("2026-08-01");
  expect([august.length, august[0]?.[0], august.at(-1)?.[6]]).toEqual([6, "2026-07-26", "2026-09-05"]);
  // A February of four weeks that begins on a Sunday.
  expect(weeksOf("2026-02-01").map((week) => [week[0], week[6]])).toEqual([
    ["2026-02-01", "2026-02-07"],
    ["2026-02-08", "2026-02-14"],
    ["2026-02-15", "2026-02-21"],
    ["2026-02-22", "2026-02-28"],
  ]);
  expect(monthOf("2024-02-29")).toBe("2024-02-01");
});

const [sato, suzuki] = [
  { personId: "s", name: "佐藤" },
  { personId: "z", name: "鈴木" },
];
const visit = (id: string, facilityId: string, more: object = {}) => ({
  ...{ id, facilityId, day: "2026-12-03", cancelled: false, visitors: [sato, suzuki] },
  ...more,
});

test("whoever is to be at two hospitals on one day is named at both", () => {
  const found = elsewhereOn([visit("1", "a"), visit("2", "b", { visitors: [sato] })]);
  expect([...found]).toEqual([
    ["1", ["佐藤"]],
    ["2", ["佐藤"]],
  ]);
});

test("two visits to one hospital, another day, and what was called off are no overlap", () => {
  const visits = [
    visit("1", "a"),
    visit("2", "a"),
    visit("3", "b", { day: "2026-12-04" }),
    visit("4", "c", { cancelled: true }),
  ];
  expect(elsewhereOn(visits).size).toBe(0);
});
