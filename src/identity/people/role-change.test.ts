import { expect, test } from "vitest";
import { endRole, grantRole, type RoleRecord } from "./role-change.ts";

const now = new Date("2026-04-01T00:00:00Z");
const before = new Date("2026-01-01T00:00:00Z");
const later = new Date("2026-12-31T00:00:00Z");
const held = (id: string, personId: string, role: RoleRecord["role"], until: Date | null = null): RoleRecord => ({
  id,
  personId,
  role,
  since: before,
  until,
});

test("the only system administrator cannot be removed, nor given an end", () => {
  const roles = [held("1", "a", "systemAdministrator"), held("2", "b", "staff")];
  expect(endRole(roles, "1", now, now)).toEqual({ ok: false, error: "last_administrator" });
  expect(endRole(roles, "1", later, now)).toEqual({ ok: false, error: "last_administrator" });
  expect(endRole(roles, "2", now, now).ok).toBe(true);
});

test("another system administrator counts only while in force and without an end", () => {
  const first = held("1", "a", "systemAdministrator");
  expect(endRole([first, held("2", "b", "systemAdministrator")], "1", now, now).ok).toBe(true);
  expect(endRole([first, held("2", "b", "systemAdministrator", later)], "1", now, now).ok).toBe(false);
  expect(endRole([first, held("2", "b", "systemAdministrator", before)], "1", now, now).ok).toBe(false);
});

test("an ended or foreign role is not there to be ended", () => {
  expect(endRole([held("1", "a", "staff", before)], "1", now, now)).toEqual({ ok: false, error: "not_found" });
  expect(endRole([], "1", now, now)).toEqual({ ok: false, error: "not_found" });
});

test("an end lies ahead", () => {
  expect(endRole([held("1", "a", "staff")], "1", before, now)).toEqual({ ok: false, error: "term_in_past" });
  expect(grantRole([], { personId: "a", role: "staff", until: now }, now)).toEqual({
    ok: false,
    error: "term_in_past",
  });
});

test("a role held is not given twice, an ended one may be given again", () => {
  const grant = { personId: "a", role: "staff" as const, until: null };
  expect(grantRole([held("1", "a", "staff")], grant, now)).toEqual({ ok: false, error: "already_held" });
  expect(grantRole([held("1", "a", "staff", before)], grant, now).ok).toBe(true);
  expect(grantRole([held("1", "b", "staff"), held("2", "a", "executive")], grant, now).ok).toBe(true);
});
