import { expect, test } from "vitest";
import { wilsonInterval } from "../statistic/wilson.ts";
import { byDay, responseRate } from "./response-rate.ts";

test("46 of 506 answered: the share of those asked, between the ends of its interval", () => {
  const { rate } = responseRate(46, 506);
  expect(rate?.share).toBeCloseTo(0.0909, 4);
  expect(rate).toMatchObject(wilsonInterval(46, 506));
});

test("nobody asked, an unknown population and more answers than people have no rate", () => {
  expect(responseRate(0, 0).rate).toBeNull();
  expect(responseRate(12, null)).toEqual({ answered: 12, asked: null, rate: null });
  expect(responseRate(12, 11).rate).toBeNull();
});

test("days without an answer are shown as such, and the sum runs on", () => {
  const days = [
    { day: "2026-11-30", answers: 2 },
    { day: "2026-11-28", answers: 3 },
    { day: "2026-11-28", answers: 1 },
    { day: "2026-12-01", answers: 1 },
  ];
  expect(byDay(days)).toEqual([
    { day: "2026-11-28", answers: 4, sum: 4 },
    { day: "2026-11-29", answers: 0, sum: 4 },
    { day: "2026-11-30", answers: 2, sum: 6 },
    { day: "2026-12-01", answers: 1, sum: 7 },
  ]);
  expect(byDay([])).toEqual([]);
});
