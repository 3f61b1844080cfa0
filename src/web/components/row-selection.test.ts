import { expect, test } from "vitest";
import { nextSelection } from "./row-selection.ts";

const ids = ["a", "b", "c", "d", "e"];

test("a press chooses a row and a second press lets go of it", () => {
  const one = nextSelection(new Set(), ids, "b", null, false);
  expect([...one]).toEqual(["b"]);
  expect([...nextSelection(one, ids, "b", "b", false)]).toEqual([]);
});

test("shift adds everything between the last pressed row and this one, in either direction", () => {
  expect([...nextSelection(new Set(["d"]), ids, "b", "d", true)].sort()).toEqual(["b", "c", "d"]);
  expect([...nextSelection(new Set(["b"]), ids, "d", "b", true)].sort()).toEqual(["b", "c", "d"]);
});

test("shift without a row to start from chooses just the pressed one", () => {
  expect([...nextSelection(new Set(), ids, "c", "gone", true)]).toEqual(["c"]);
});
