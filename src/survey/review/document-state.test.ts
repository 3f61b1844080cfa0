import { expect, test } from "vitest";
import { documentStandings } from "./document-state.ts";

const edition = (id: string, number: number, kind = "D5") => ({ id, kind, edition: number });
const d5 = (...given: Parameters<typeof documentStandings>) => documentStandings(...given).D5;

test("a document without an edition is not there yet, with one it waits for review", () => {
  expect(d5([], [])).toEqual({ state: "none", newest: null, accepted: null, rounds: 0 });
  expect(d5([edition("a", 1)], [])).toMatchObject({ state: "drafted", rounds: 1 });
});

test("the last decision on the newest edition counts", () => {
  const decisions = [
    { editionId: "a", number: 2, decision: "accepted" as const },
    { editionId: "a", number: 1, decision: "returned" as const },
  ];
  expect(d5([edition("a", 1)], decisions)).toMatchObject({ state: "accepted", accepted: { id: "a" }, rounds: 1 });
});

test("a newer edition opens an accepted document again, and which one was accepted stays known", () => {
  const standing = d5([edition("a", 1), edition("b", 2)], [{ editionId: "a", number: 1, decision: "accepted" }]);
  expect(standing).toEqual({ state: "drafted", newest: edition("b", 2), accepted: edition("a", 1), rounds: 2 });
});

test("a returned edition counts as a round, and the corrected one as the next", () => {
  const decisions = [{ editionId: "a", number: 1, decision: "returned" as const }];
  expect(d5([edition("a", 1)], decisions)).toMatchObject({ state: "returned", rounds: 1 });
  expect(d5([edition("a", 1), edition("b", 2)], decisions)).toMatchObject({ state: "drafted", rounds: 2 });
});

test("decisions on one document say nothing about another", () => {
  const standings = documentStandings(
    [edition("a", 1), edition("x", 1, "D4")],
    [{ editionId: "x", number: 1, decision: "accepted" }],
  );
  expect([standings.D4.state, standings.D5.state, standings.D1.state]).toEqual(["accepted", "drafted", "none"]);
});
