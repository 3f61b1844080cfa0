import { expect, test } from "vitest";
import { isUnconfirmed, itemsFor, progressOf, standings } from "./asked-items.ts";
import type { Answer } from "./contract.ts";
import { shippedChecklists } from "./shipped.ts";

const r5 = shippedChecklists.find(({ edition }) => edition === "r5");
if (!r5) throw new Error("r5");
const sheet = itemsFor(r5, "facility");
const askedWith = (answers: Record<string, Answer>, hasVendors = true) => {
  const standing = standings(sheet, new Map(Object.entries(answers)), hasVendors);
  return {
    asked: sheet.filter(({ id }) => standing.get(id)?.asked).map(({ id }) => id),
    progress: progressOf(sheet, standing),
  };
};

test("a hospital without any medical information system is asked nothing else", () => {
  const { asked, progress } = askedWith({ "F-00": "no", "F-01": "yes" });
  expect(asked).toEqual(["F-00"]);
  expect(progress).toEqual({ items: 1, answered: 1, notUnderstood: 0, optionalOpen: 0 });
});

test("the rows about vendors are skipped where there is no vendor", () => {
  expect(askedWith({}, false).asked).toEqual(sheet.map(({ id }) => id).filter((id) => id !== "F-03" && id !== "F-04"));
});

test("progress counts answers, those not understood, and open rows that this edition does not require", () => {
  const { progress } = askedWith({ "F-00": "yes", "F-01": "unknown", "F-17": "yes" });
  expect(progress).toEqual({ items: 19, answered: 3, notUnderstood: 1, optionalOpen: 7 });
});

test("a row from memory is marked until its official words are there", () => {
  const [uncertain, sure] = [sheet.find(({ id }) => id === "F-05"), sheet.find(({ id }) => id === "F-01")];
  if (!uncertain || !sure) throw new Error("rows");
  expect([isUnconfirmed(uncertain, null), isUnconfirmed(uncertain, "公式の文言"), isUnconfirmed(sure, null)]).toEqual([
    true,
    false,
    false,
  ]);
});
