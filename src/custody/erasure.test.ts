import { expect, test } from "vitest";
import { type Erasure, expiryOf, mayAgree, mayAgreeInstead, mayRecall, mayRequest } from "./erasure.ts";

const asked = new Date("2026-11-01T00:00:00Z");
const soon = new Date("2026-11-05T00:00:00Z");
const late = new Date("2026-11-15T00:00:00Z");
const open: Erasure = { state: "requested", requestedBy: "person:a", expiresAt: expiryOf(asked) };
const name = { typed: "海鳴病院", name: "海鳴病院" };

test("whoever asked cannot agree, a second person can", () => {
  expect(mayAgree(open, "person:a", name, soon)).toEqual({ ok: false, error: "own_request" });
  expect(mayAgree(open, "person:b", name, soon)).toEqual({ ok: true, value: null });
});

test("the second person has to type the hospital's name", () => {
  expect(mayAgree(open, "person:b", { ...name, typed: "海なり病院" }, soon)).toEqual({
    ok: false,
    error: "wrong_name",
  });
  expect(mayAgree(open, "person:b", { typed: "Ａ病院 ", name: "A 病院" }, soon).ok).toBe(true);
});

test("after fourteen days nothing of the request is left to agree to, and a new one may be made", () => {
  expect(mayAgree(open, "person:b", name, late)).toEqual({ ok: false, error: "lapsed" });
  expect(mayRecall(open, late)).toEqual({ ok: false, error: "lapsed" });
  expect(mayRequest(open, soon)).toEqual({ ok: false, error: "already_requested" });
  expect(mayRequest(open, late).ok).toBe(true);
});

test.each(["closing", "erased"] as const)(
  "what is %s can no longer be recalled, agreed to or asked for again",
  (state) => {
    const begun: Erasure = { ...open, state };
    expect(mayRecall(begun, soon)).toEqual({ ok: false, error: "too_late" });
    expect(mayAgree(begun, "person:b", name, soon)).toEqual({ ok: false, error: "too_late" });
    expect(mayRequest(begun, soon)).toEqual({ ok: false, error: "already_requested" });
  },
);

test.each(["recalled", "lapsed"] as const)("a request that was %s leaves the way open for another", (state) => {
  expect(mayRequest({ ...open, state }, soon).ok).toBe(true);
  expect(mayAgree({ ...open, state }, "person:b", name, soon)).toEqual({ ok: false, error: "none_requested" });
});

test("an administrator of the installation agrees only where the hospital has nobody else", () => {
  expect(mayAgreeInstead(0).ok).toBe(true);
  expect(mayAgreeInstead(1)).toEqual({ ok: false, error: "somebody_else_may_agree" });
});
