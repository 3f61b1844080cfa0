import { expect, test } from "vitest";
import { backupName, isUnfinishedOf, readBackupName, unfinishedName } from "./backup-name.ts";
import { superseded } from "./rotation.ts";

const own = "0123456789ab";
const other = "ba9876543210";
const on = (day: number, instance = own) => {
  const at = new Date(Date.UTC(2026, 10, day, 17, 0, 9));
  return { name: backupName(instance, at), instance, at };
};

test("a name says whose backup it is and when it was made, and sorts as time does", () => {
  expect(on(28).name).toBe("sekisho-0123456789ab-20261128T170009Z.backup");
  expect(readBackupName(on(28).name)).toEqual(on(28));
});

test("other files, unfinished ones and impossible moments are no backups", () => {
  for (const name of ["notes.txt", unfinishedName(on(1).name), "sekisho-0123456789ab-20261328T170009Z.backup"])
    expect(readBackupName(name)).toBeNull();
});

test("what a killed run left is known as its own installation's only", () => {
  expect(isUnfinishedOf(unfinishedName(on(1).name), own)).toBe(true);
  expect(isUnfinishedOf(unfinishedName(on(1, other).name), own)).toBe(false);
  expect(isUnfinishedOf(on(1).name, own)).toBe(false);
  expect(isUnfinishedOf("台帳.part", own)).toBe(false);
});

test("the newest are kept and the oldest go", () => {
  const all = [3, 1, 5, 2, 4].map((day) => on(day));
  expect(superseded(all, on(5), 3)).toEqual([on(1).name, on(2).name]);
  expect(superseded(all, on(5), 5)).toEqual([]);
  expect(superseded(all, on(5), 99)).toEqual([]);
});

test("backups of another installation in the same folder are neither counted nor removed", () => {
  const all = [on(1), on(2), on(1, other), on(2, other), on(3, other)];
  expect(superseded(all, on(2), 1)).toEqual([on(1).name]);
});

test("the one just made stays, even when the clock was set back", () => {
  expect(superseded([on(1), on(20), on(21)], on(1), 1)).toEqual([on(20).name, on(21).name]);
  expect(superseded([on(1), on(20), on(21)], on(1), 2)).toEqual([on(20).name]);
});

test("keeping none is refused", () => {
  expect(() => superseded([on(1)], on(1), 0)).toThrow(RangeError);
});
