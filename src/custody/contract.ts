import { z } from "zod";

export const ErasureId = z.uuid().brand<"ErasureId">();
export type ErasureId = z.infer<typeof ErasureId>;

/**
 * requested: a second person has to agree. recalled, lapsed: nothing was done. closing: nobody reaches the hospital any more. erased: no
 * row is left, traces in files are being removed. finished: for good.
 */
export const ErasureState = z.enum(["requested", "recalled", "lapsed", "closing", "erased", "finished"]);
export type ErasureState = z.infer<typeof ErasureState>;

export const ErasureRefusal = z.enum([
  "not_found",
  "already_requested",
  "none_requested",
  "own_request",
  "lapsed",
  "too_late",
  "wrong_name",
  "wrong_code",
  "somebody_else_may_agree",
  "not_finished",
]);
export type ErasureRefusal = z.infer<typeof ErasureRefusal>;

/** What was done besides removing rows, and what could not be done; part of the certificate. */
export const ErasureRecord = z.object({
  /** Tablets that held something of the hospital: when prepared and last heard of, and whether they told that they wiped themselves. */
  devices: z
    .array(
      z.object({
        id: z.string(),
        preparedAt: z.string(),
        lastSeenAt: z.string(),
        wipedAt: z.string().nullable(),
        /** Without contact it wipes itself after so many days. */
        keepDays: z.number(),
      }),
    )
    .default([]),
  /** People and organisations that were told by mail. */
  told: z.number().default(0),
  files: z.number().default(0),
  fileBytes: z.number().default(0),
  jobs: z.number().default(0),
  /** Tables written anew without what was removed. */
  compacted: z.number().default(0),
  /** Tables too large for that while others work, or locked: what was removed there is overwritten by later work. */
  notCompacted: z.array(z.string()).default([]),
  /** The write-ahead log that held the rows is gone. */
  logRemoved: z.boolean().default(false),
  /** The database's own message log was emptied. */
  messagesEmptied: z.boolean().default(false),
});
export type ErasureRecord = z.infer<typeof ErasureRecord>;
