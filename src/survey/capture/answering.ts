import type { Captured } from "./operation.ts";
import { type Thing, written } from "./thing.ts";

/**
 * An answer written on the spot: made today and at today's visit, unless the person says otherwise, and without what belongs to another
 * answer only.
 * @param today ISO date in Japan
 * @param visit number of the visit that is on today; null: none
 */
export function answering(
  thing: Thing,
  field: string,
  value: Captured,
  { today, visit }: { today: string; visit: number | null },
  now: Date,
): Thing {
  let next = written(thing, field, value, now);
  const also = (other: string, wanted: Captured) => {
    next = written(next, other, wanted, now);
  };
  // As the server last had it: the person has not said anything about the day of this check yet.
  const untouched = (other: string) => (thing.values[other] ?? null) === (thing.base[other] ?? null);
  if (field !== "checkedOn" && untouched("checkedOn")) also("checkedOn", today);
  if (field !== "visit" && untouched("visit") && visit !== null) also("visit", visit);
  if (field === "answer" && value !== "no" && (next.values.targetOn ?? null) !== null) also("targetOn", null);
  if (field === "evidenceSeen" && value === true) also("evidenceAsked", true);
  if (field === "evidenceAsked" && value !== true) also("evidenceSeen", false);
  return next;
}
