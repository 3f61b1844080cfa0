import { expect, test } from "vitest";
import { close, isOverdue, open } from "./inquiry.ts";

const asked = { state: "open", askedOn: "2026-04-01", dueOn: "2026-04-08" } as const;

test("an inquiry is due seven days after it was asked, across a month", () => {
  expect(open("department", "2026-04-28", undefined, null)).toEqual({
    ok: true,
    value: { state: "open", askedOn: "2026-04-28", dueOn: "2026-05-05" },
  });
});

test("a vendor is asked only with the hospital's consent", () => {
  expect(open("vendor", "2026-04-01", undefined, null)).toEqual({ ok: false, error: "vendor_needs_consent" });
  expect(open("vendor", "2026-04-01", undefined, "2026-04-01").ok).toBe(true);
});

test("a due date in the past is refused", () => {
  expect(open("department", "2026-04-02", "2026-04-01", null)).toEqual({ ok: false, error: "due_before_asked" });
});

test("an answer on the due date is submitted, a day later it is late", () => {
  expect(close(asked, "answered", "2026-04-08", "2026-04-20")).toMatchObject({ value: { state: "submitted" } });
  expect(close(asked, "answered", "2026-04-09", "2026-04-20")).toMatchObject({ value: { state: "late" } });
});

test("not submitted can be recorded only after the due date", () => {
  expect(close(asked, "notSubmitted", "", "2026-04-08")).toEqual({ ok: false, error: "not_due_yet" });
  expect(close(asked, "notSubmitted", "", "2026-04-09")).toMatchObject({ value: { state: "notSubmitted" } });
});

test("a closed inquiry stays closed and is never overdue", () => {
  const closed = { state: "late", askedOn: "2026-04-01", dueOn: "2026-04-08", answeredOn: "2026-04-10" } as const;
  expect(close(closed, "withdrawn", "", "2026-04-11")).toEqual({ ok: false, error: "already_closed" });
  expect(isOverdue(closed, "2027-01-01")).toBe(false);
  expect(isOverdue(asked, "2026-04-09")).toBe(true);
});
