import { expect, test } from "vitest";
import { type CalendarEvent, calendarText } from "./ical.ts";

const stamp = new Date("2026-11-20T03:00:00.000Z");
const event: CalendarEvent = {
  uid: "visit-1@sekisho",
  sequence: 2,
  summary: "訪問: つばめ病院",
  description: "",
  url: "https://sekisho.example/f/1/survey",
  day: "2026-12-08",
  hours: { from: "0900", to: "1200" },
  cancelled: false,
};
const lines = (events: readonly CalendarEvent[]) => calendarText("試験", events, stamp).split("\r\n");

test("a half day is told in the time of Japan, a whole day as a date that blocks nobody", () => {
  expect(lines([event])).toEqual(
    expect.arrayContaining([
      "DTSTART;TZID=Asia/Tokyo:20261208T090000",
      "DTEND;TZID=Asia/Tokyo:20261208T120000",
      "DTSTAMP:20261120T030000Z",
      "SEQUENCE:2",
      "STATUS:CONFIRMED",
    ]),
  );
  const whole = lines([{ ...event, hours: null, cancelled: true }]);
  expect(whole).toEqual(
    expect.arrayContaining(["DTSTART;VALUE=DATE:20261208", "TRANSP:TRANSPARENT", "STATUS:CANCELLED"]),
  );
});

test("a name cannot end its line and begin another property", () => {
  const summary = "a\r\nATTENDEE:mailto:x@evil.example\nb;c,d\\e\u0007";
  const text = calendarText("試験", [{ ...event, summary }], stamp);
  expect(text.replaceAll("\r\n ", "")).toContain("SUMMARY:a\\nATTENDEE:mailto:x@evil.example\\nb\\;c\\,d\\\\e\r\n");
  expect(text.split("\r\n").filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
});

test("no line is longer than 75 octets, no letter is cut in two, and unfolding gives the text back", () => {
  const summary = `訪問: ${"国立病院機構つばめが丘総合医療センター𠮷".repeat(6)}`;
  const text = calendarText("試験", [{ ...event, summary }], stamp);
  const longest = Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)));
  expect(longest).toBeLessThanOrEqual(75);
  expect(longest).toBeGreaterThan(70);
  expect(text.replaceAll("\r\n ", "")).toContain(`SUMMARY:${summary}\r\n`);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
});
