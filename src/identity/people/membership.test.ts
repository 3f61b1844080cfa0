import { expect, test } from "vitest";
import { type HeldMembership, holds, mayEndMembership } from "./membership.ts";

const hanako: HeldMembership = { id: "1", personId: "hanako", role: "surveyManager" };
const taro: HeldMembership = { id: "2", personId: "taro", role: "surveyManager" };
const analyst: HeldMembership = { id: "3", personId: "taro", role: "analyst" };

test("the last survey manager stays, whoever else is there; one of two may go", () => {
  expect(mayEndMembership([hanako, analyst], "1")).toEqual({ ok: false, error: "last_administrator" });
  expect(mayEndMembership([hanako, taro], "1")).toEqual({ ok: true, value: hanako });
});

test("other roles may always end, and one that is not in force is not found", () => {
  expect(mayEndMembership([hanako, analyst], "3")).toEqual({ ok: true, value: analyst });
  expect(mayEndMembership([hanako], "3")).toEqual({ ok: false, error: "not_found" });
});

test("one person may hold several roles, each once", () => {
  expect(holds([taro, analyst], { personId: "taro", role: "analyst" })).toBe(true);
  expect(holds([taro], { personId: "taro", role: "publisher" })).toBe(false);
});
