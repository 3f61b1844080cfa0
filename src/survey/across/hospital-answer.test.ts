import { expect, test } from "vitest";
import { answeredIn, type CountedAnswer, countItems, shareOfYes } from "./hospital-answer.ts";

const line = (item: string, group: string, answer: CountedAnswer["answer"], hospitals: number): CountedAnswer => ({
  item,
  group,
  answer,
  hospitals,
});

test("items stand in the order of the sheet, with zeros where nobody answered, and none that the sheet does not have", () => {
  const counted = countItems(["EX-02", "EX-01"], [line("EX-01", "small", "yes", 2), line("EX-99", "small", "no", 1)]);
  expect(counted.map(({ item, total }) => [item, answeredIn(total)])).toEqual([
    ["EX-02", 0],
    ["EX-01", 2],
  ]);
});

test("the total is the sum over the groups, answer by answer", () => {
  const [item] = countItems(
    ["SA-01"],
    [line("SA-01", "small", "yes", 3), line("SA-01", "large", "yes", 1), line("SA-01", "large", "no", 2)],
  );
  expect(item?.total).toEqual({ yes: 4, no: 2, unknown: 0, not_applicable: 0, mixed: 0 });
  expect(item?.byGroup.large).toEqual({ yes: 1, no: 2, unknown: 0, not_applicable: 0, mixed: 0 });
});

test("whoever the item does not apply to is not asked it; whoever did not understand it is", () => {
  const [item] = countItems(
    ["SA-01"],
    [line("SA-01", "a", "yes", 1), line("SA-01", "a", "unknown", 1), line("SA-01", "a", "not_applicable", 8)],
  );
  expect(item && shareOfYes(item.total)).toBe(0.5);
});

test("an item that applies to nobody has no share", () => {
  const [item] = countItems(["SA-01"], [line("SA-01", "a", "not_applicable", 3)]);
  expect(item && shareOfYes(item.total)).toBeNull();
  expect(shareOfYes({ yes: 0, no: 0, unknown: 0, not_applicable: 0, mixed: 0 })).toBeNull();
});
