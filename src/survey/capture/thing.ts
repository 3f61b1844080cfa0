import { z } from "zod";
import { sameValue } from "./merge.ts";
import { Captured, type CapturedValues, Conflict, Operation, type OperationOutcome, ThingKey } from "./operation.ts";

/** A thing as the device keeps it: what the server last said, what the person has written, and what is on its way. */
export const Thing = z.object({
  /** Of this device; where the thing lies in its storage. */
  id: z.uuid(),
  key: ThingKey,
  /** By field: as the server last told. */
  base: z.record(z.string(), Captured),
  /** By field: as it stands in front of the person. */
  values: z.record(z.string(), Captured),
  /** Device time of the last change; null: looked at only. */
  changedAt: z.iso.datetime().nullable(),
  /** Made and kept before it is first sent, so that it is the same one however often it has to be sent. */
  sending: Operation.nullable(),
  conflicts: z.array(Conflict),
  /** Why the server took nothing of the last operation; null: it did, or was not asked yet. */
  refused: z.string().nullable(),
});
export type Thing = z.infer<typeof Thing>;

export const newThing = (id: string, key: ThingKey, base: CapturedValues): Thing => ({
  id,
  key,
  base: { ...base },
  values: { ...base },
  changedAt: null,
  sending: null,
  conflicts: [],
  refused: null,
});

/** The thing after the person wrote `value` into a field. */
export const written = (thing: Thing, field: string, value: Captured, now: Date): Thing => ({
  ...thing,
  values: { ...thing.values, [field]: value },
  // Typing is no decision: the conflict stays, about what is typed now.
  conflicts: thing.conflicts.map((one) => (one.field === field ? { ...one, mine: value } : one)),
  refused: null,
  changedAt: now.toISOString(),
});

const inConflict = ({ conflicts }: Thing, field: string) => conflicts.some((conflict) => conflict.field === field);

/** Fields that the server does not have as the person wrote them, and whose fate nobody has to decide first. */
export const unsentFields = (thing: Thing): string[] =>
  Object.keys(thing.values).filter(
    (field) => !inConflict(thing, field) && !sameValue(thing.values[field] ?? null, thing.base[field] ?? null),
  );

export const isUnsent = (thing: Thing): boolean => thing.sending !== null || unsentFields(thing).length > 0;

/** With the operation to send; the same thing when there is nothing to send, or one is on its way already. */
export function toSend(thing: Thing, operationId: string): Thing {
  const fields = unsentFields(thing);
  if (thing.sending || thing.refused || fields.length === 0 || !thing.changedAt) return thing;
  const edits = fields.map((field) => ({
    field,
    from: thing.base[field] ?? null,
    to: thing.values[field] ?? null,
  }));
  return { ...thing, sending: { id: operationId, key: thing.key, at: thing.changedAt, edits } };
}

/**
 * The thing after the server answered. What was typed meanwhile stays as typed and is sent next time; a field in conflict waits for the
 * person, with both values kept.
 */
export function answered(thing: Thing, outcome: OperationOutcome): Thing {
  if (thing.sending?.id !== outcome.id) return thing;
  if (outcome.result === "refused") return { ...thing, sending: null, refused: outcome.message };
  const sent = new Map(thing.sending.edits.map((edit) => [edit.field, edit.to]));
  const base = { ...thing.base, ...outcome.values };
  const values = { ...thing.values };
  const inQuestion = new Set(outcome.conflicts.map(({ field }) => field));
  for (const [field, value] of Object.entries(outcome.values)) {
    const typedSince = sent.has(field) && !sameValue(values[field] ?? null, sent.get(field) ?? null);
    if (!typedSince && !inQuestion.has(field)) values[field] = value;
  }
  const conflicts = outcome.conflicts.map((one) => ({ ...one, mine: values[one.field] ?? one.mine }));
  return { ...thing, sending: null, refused: null, base, values, conflicts };
}

export type Choice = "mine" | "theirs" | "both";

/**
 * The thing after the person decided about one conflict. "both" leaves theirs standing; what I wrote becomes a note, which the caller
 * makes of the returned `note`.
 */
export function decided(
  thing: Thing,
  field: string,
  choice: Choice,
  now: Date,
): { thing: Thing; keepAsNote: Conflict | null } {
  const conflict = thing.conflicts.find((one) => one.field === field);
  if (!conflict) return { thing, keepAsNote: null };
  const conflicts = thing.conflicts.filter((one) => one !== conflict);
  const value = choice === "mine" ? conflict.mine : conflict.theirs;
  const next = { ...thing, conflicts, values: { ...thing.values, [field]: value }, changedAt: now.toISOString() };
  return { thing: next, keepAsNote: choice === "both" ? conflict : null };
}

/** A thing that the device knows already, after the server told anew what it holds. Only fields that wait for nothing follow. */
export function refreshed(thing: Thing, told: CapturedValues): Thing {
  if (thing.sending) return thing;
  const base = { ...thing.base };
  const values = { ...thing.values };
  const waiting = new Set([...unsentFields(thing), ...thing.conflicts.map(({ field }) => field)]);
  for (const [field, value] of Object.entries(told)) {
    if (waiting.has(field)) continue;
    base[field] = value;
    values[field] = value;
  }
  return { ...thing, base, values };
}
