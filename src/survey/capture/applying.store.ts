import type { LedgerContext } from "../../ledger/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { type Result, refuse } from "../../shared/result.ts";
import type { Participation } from "../participation.store.ts";
import type { CapturedValues, Conflict, Edit, OperationRefusal } from "./operation.ts";

/** In which transaction, for which survey and by whom an operation is applied. */
export interface Applying {
  trx: Trx;
  survey: Participation;
  ledger: LedgerContext;
  actor: Actor;
  now: Date;
  /** When it was written on the device. */
  at: Date;
}

/** What the fields hold now, and what could not be written since somebody else had changed it. */
export interface Applied {
  values: CapturedValues;
  conflicts: Conflict[];
}

export interface ApplyRefusal {
  reason: OperationRefusal;
  message: string;
}

export type ApplyOutcome = Promise<Result<Applied, ApplyRefusal>>;

/** `message` is for the person at the device: what is wrong, and what to do. */
export const cannot = (reason: OperationRefusal, message: string) => refuse<ApplyRefusal>({ reason, message });

/** The outcome of a merge: what was written counts as asked for, the rest is as it stands. */
export function appliedOf(
  now: CapturedValues,
  edits: readonly Edit[],
  conflicting: readonly Edit[],
  who: (field: string) => { by: string; at: string | null },
): Applied {
  const inConflict = new Set(conflicting.map(({ field }) => field));
  const values = Object.fromEntries(
    edits.map(({ field, to }) => [field, inConflict.has(field) ? (now[field] ?? null) : to]),
  );
  const conflicts = conflicting.map(({ field, to }) => ({
    field,
    mine: to,
    theirs: now[field] ?? null,
    ...who(field),
  }));
  return { values, conflicts };
}
