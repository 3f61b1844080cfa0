import { ok, type Result, refuse } from "../shared/result.ts";
import type { ErasureRefusal, ErasureState } from "./contract.ts";

/** Days within which a second person has to agree, and until then anybody entitled may recall. */
export const termDays = 14;
const dayMs = 86_400_000;

/** Asking for an erasure, and agreeing to it; who may do so at all is decided by their permissions. */
export interface Erasure {
  state: ErasureState;
  /** Label of who asked: "person:<id>", or "operator" for the command line. */
  requestedBy: string;
  expiresAt: Date;
}

export const expiryOf = (requestedAt: Date): Date => new Date(requestedAt.getTime() + termDays * dayMs);

/** An unanswered request ends by the clock alone. */
export const isLapsed = (erasure: Erasure, now: Date): boolean =>
  erasure.state === "requested" && erasure.expiresAt <= now;

const isOpen = (state: ErasureState): boolean => state === "requested" || state === "closing" || state === "erased";

/** @param latest the hospital's last request, if there ever was one */
export function mayRequest(latest: Erasure | undefined, now: Date): Result<null, ErasureRefusal> {
  if (latest && isOpen(latest.state) && !isLapsed(latest, now)) return refuse("already_requested");
  return ok(null);
}

/**
 * @param by label of the second person
 * @param typed what they typed as the hospital's name: agreeing is not to happen by a slip of the mouse
 */
export function mayAgree(
  latest: Erasure | undefined,
  by: string,
  { typed, name }: { typed: string; name: string },
  now: Date,
): Result<null, ErasureRefusal> {
  if (!latest || !isOpen(latest.state)) return refuse("none_requested");
  if (latest.state !== "requested") return refuse("too_late");
  if (isLapsed(latest, now)) return refuse("lapsed");
  if (latest.requestedBy === by) return refuse("own_request");
  return isSameName(typed, name) ? ok(null) : refuse("wrong_name");
}

export function mayRecall(latest: Erasure | undefined, now: Date): Result<null, ErasureRefusal> {
  if (!latest || !isOpen(latest.state)) return refuse("none_requested");
  if (latest.state !== "requested") return refuse("too_late");
  return isLapsed(latest, now) ? refuse("lapsed") : ok(null);
}

/**
 * An instance administrator agrees in the hospital's stead only where it has nobody else who could.
 * @param others how many people of the hospital besides the one who asked may agree
 */
export const mayAgreeInstead = (others: number): Result<null, ErasureRefusal> =>
  others === 0 ? ok(null) : refuse("somebody_else_may_agree");

/** Blanks and width of letters do not matter; the words do. */
export const isSameName = (typed: string, name: string): boolean => plainName(typed) === plainName(name);

/** The name as it goes into the digest that proves it later. */
export const plainName = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, "");
