import { expect, test } from "vitest";
import { levelCells, tallyOfState } from "./level.ts";
import { measuredFields } from "./measured-fields.ts";

test("a value that is known, absent or not applicable is specific; unknown and blank are kept apart", () => {
  for (const state of ["known", "none", "notApplicable"] as const)
    expect(tallyOfState(state, 2, 1)).toMatchObject({
      answers: 2,
      specific: 2,
      evidenced: 1,
      unknown: 0,
      blank: 0,
      vague: 0,
    });
  expect(tallyOfState("unknown", 2, 0)).toMatchObject({ specific: 0, unknown: 2, blank: 0 });
  expect(tallyOfState("blank", 2, 0)).toMatchObject({ specific: 0, unknown: 0, blank: 2 });
  expect(tallyOfState("vague", 2, 0)).toMatchObject({ specific: 0, vague: 2 });
});

test("each company is compared with all the others taken together", () => {
  const cells = levelCells(
    new Map([
      ["a", [tallyOfState("known", 9, 9), tallyOfState("unknown", 1, 1)]],
      ["b", [tallyOfState("known", 8, 8), tallyOfState("unknown", 2, 2)]],
      ["c", [tallyOfState("known", 2, 2), tallyOfState("blank", 8, 0)]],
    ]),
  );
  expect(cells.map(({ companyId, specific, outlier }) => [companyId, specific, outlier])).toEqual([
    ["a", 0.9, "moreSpecific"],
    ["b", 0.8, "moreSpecific"],
    ["c", 0.2, "blank"],
  ]);
});

test("a single company stands out against nobody", () => {
  expect(levelCells(new Map([["a", [tallyOfState("blank", 10, 0)]]]))[0]?.outlier).toBeNull();
});

test("the fields that are measured are fields of the ledger", () => {
  expect(measuredFields.length).toBeGreaterThanOrEqual(10);
  expect(measuredFields.map(({ id }) => id)).toContain("connection.firmwareVersion");
});
