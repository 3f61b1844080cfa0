import { expect, test } from "vitest";
import { mayPublish, type PublishingFacts } from "./release.ts";

const facts: PublishingFacts = {
  roundState: "closed",
  tables: 3,
  answersState: "46:1",
  tabulatedState: "46:1",
  releasedStates: ["46:1"],
  otherStateReleased: false,
  threshold: 5,
  leastThreshold: null,
};
const reasonOf = (own: Partial<PublishingFacts>) => {
  const decided = mayPublish({ ...facts, ...own });
  return decided.ok ? null : decided.error.reason;
};

test("tables of a closed round are published, also after an earlier release of the same answers", () => {
  expect(reasonOf({})).toBeNull();
  expect(reasonOf({ releasedStates: [] })).toBeNull();
});

test("while a round takes answers, nothing of it is published", () => {
  expect(reasonOf({ roundState: "open" })).toBe("round_not_closed");
  expect(reasonOf({ roundState: "draft" })).toBe("round_not_closed");
});

test("tables of other answers than there are now are not published", () => {
  expect(reasonOf({ tabulatedState: "45:9" })).toBe("tables_outdated");
});

test("after answers changed, no second release stands beside the first, whose difference would tell of them", () => {
  expect(reasonOf({ answersState: "47:5", tabulatedState: "47:5" })).toBe("answers_changed_since_release");
});

test("of a survey programme only one moment is ever published", () => {
  expect(reasonOf({ otherStateReleased: true })).toBe("other_state_released");
});

test("a release keeps the threshold that the programme promised", () => {
  expect(reasonOf({ threshold: 3, leastThreshold: 5 })).toBe("threshold_too_low");
  expect(reasonOf({ threshold: 5, leastThreshold: 5 })).toBeNull();
});

test("a release without a table is none", () => {
  expect(reasonOf({ tables: 0 })).toBe("nothing_to_publish");
});
