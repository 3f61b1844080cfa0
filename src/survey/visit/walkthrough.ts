import { vocabularies } from "../../ledger/vocabulary.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";

export const targetStates = ["notYet", "seen", "noneHere"] as const;
export type TargetState = (typeof targetStates)[number];

/** The eight target categories [1]–[8] (reference/connection-targets.yaml), in their order. */
export const walkTargets = vocabularies.targetCategory;
export const targetIds: readonly string[] = walkTargets.map(({ id }) => id);

export interface Target {
  target: string;
  state: TargetState;
}

/** Categories that nobody has said anything about yet: the walk is not over before this is empty. */
export function openTargets(targets: readonly Target[]): string[] {
  const told = new Map(targets.map(({ target, state }) => [target, state]));
  return targetIds.filter((id) => (told.get(id) ?? "notYet") === "notYet");
}

/** Said to have none, while the ledger has connections of that category: one of the two is wrong. */
export const contradicts = (state: TargetState, connections: number): boolean =>
  state === "noneHere" && connections > 0;

/** Seen, while the ledger has no connection of that category: what was found is not written down yet. */
export const isUnrecorded = (state: TargetState, connections: number): boolean => state === "seen" && connections === 0;

export type WalkRefusal = "unknown_target" | "place_gone" | "route_differs";

export const mayName = (targets: readonly string[]): Result<null, WalkRefusal> =>
  targets.every((id) => targetIds.includes(id)) ? ok(null) : refuse("unknown_target");

/** A new order of the route names every place of it once: somebody may have added one meanwhile. */
export function reorder(
  places: readonly { id: string }[],
  order: readonly string[],
): Result<readonly string[], WalkRefusal> {
  const known = new Set(places.map(({ id }) => id));
  if (!order.every((id) => known.has(id))) return refuse("place_gone");
  return order.length === known.size && new Set(order).size === known.size ? ok(order) : refuse("route_differs");
}
