import { z } from "zod";
import { FieldValue } from "../../ledger/contract.ts";

/** What one field holds: a statement of the ledger (connections), or plain text, number, yes/no; null = nothing yet. */
export const Captured = z.union([z.string().max(4000), z.number(), z.boolean(), z.null(), FieldValue]);
export type Captured = z.infer<typeof Captured>;
export type CapturedValues = Readonly<Record<string, Captured>>;

/** Which thing of the hospital's survey: what the device needs to find it again on the server. */
export const ThingKey = z.discriminatedUnion("kind", [
  /** A sheet of a checklist for one respondent, or a new one under the id that the device gave it. */
  z.object({ kind: z.literal("sheet"), id: z.uuid() }),
  /** The answer to one item of a sheet. */
  z.object({ kind: z.literal("check"), sheetId: z.uuid(), item: z.string().max(60) }),
  /** One of the eight categories of the walkthrough, T1 … T8. */
  z.object({ kind: z.literal("target"), target: z.string().max(20) }),
  /** A connection of the ledger, or a new one under the id that the device gave it. */
  z.object({ kind: z.literal("connection"), id: z.uuid() }),
  z.object({ kind: z.literal("note"), id: z.uuid() }),
]);
export type ThingKey = z.infer<typeof ThingKey>;

/** One name for each thing, e.g. to hang photos on: "connection:<id>". */
export function thingName(key: ThingKey): string {
  if (key.kind === "check") return `check:${key.sheetId}:${key.item}`;
  return key.kind === "target" ? `target:${key.target}` : `${key.kind}:${key.id}`;
}

/** One field changed: what the person had in front of them, and what they made of it. */
export const Edit = z.object({ field: z.string().max(60), from: Captured, to: Captured });
export type Edit = z.infer<typeof Edit>;

/**
 * All changes of one thing since the device last heard of it. `id` is made by the device and stays the same however often the operation
 * is sent; `at` is when the last of the changes was made, by the device's clock.
 */
export const Operation = z.object({
  id: z.uuid(),
  key: ThingKey,
  at: z.iso.datetime(),
  edits: z.array(Edit).min(1).max(60),
});
export type Operation = z.infer<typeof Operation>;

/** Why the server could take nothing of an operation. The device keeps it and says so. */
export const OperationRefusal = z.enum(["not_found", "bad_value", "not_possible"]);
export type OperationRefusal = z.infer<typeof OperationRefusal>;

/** Somebody changed the same field meanwhile: theirs stands on the server, mine on the device, until a person decides. */
export const Conflict = z.object({
  field: z.string(),
  mine: Captured,
  theirs: Captured,
  by: z.string(),
  at: z.iso.datetime().nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

/** What became of an operation; `values`: what its fields hold on the server now. */
export const OperationOutcome = z.discriminatedUnion("result", [
  z.object({
    id: z.uuid(),
    result: z.literal("taken"),
    values: z.record(z.string(), Captured),
    conflicts: z.array(Conflict),
  }),
  z.object({ id: z.uuid(), result: z.literal("refused"), reason: OperationRefusal, message: z.string() }),
]);
export type OperationOutcome = z.infer<typeof OperationOutcome>;
