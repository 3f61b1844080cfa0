/** After five failed sign-ins of an account within 15 minutes it is locked for 15 minutes from the last of them. */
export const failuresUntilLock = 5;
export const lockWindowMs = 15 * 60_000;
/** Failures older than this cannot matter any more: window and lock together. */
export const attemptMemoryMs = 2 * lockWindowMs;
/**
 * Failed sign-ins of any accounts from one address within 15 minutes. Low enough that trying one password on many accounts gets
 * nowhere, high enough for a hospital of hundreds behind one address.
 */
export const failuresPerAddress = 50;

/**
 * Times that one link for answering without an account may be used within 15 minutes: what several people of a vendor do who fill in
 * a long sheet that saves itself, and far too few to wear a server out.
 */
export const usesPerLink = 300;

/**
 * Until when an account is locked, or null.
 * @param failures instants of its failed sign-ins in any order; attempts made while locked are not among them
 */
export function lockedUntil(failures: readonly Date[], now: Date): Date | null {
  const latest = failures
    .map((at) => at.getTime())
    .sort((a, b) => b - a)
    .slice(0, failuresUntilLock);
  const [last] = latest;
  const first = latest[failuresUntilLock - 1];
  if (last === undefined || first === undefined || last - first > lockWindowMs) return null;
  const until = last + lockWindowMs;
  return until > now.getTime() ? new Date(until) : null;
}

export const isAddressBlocked = (failures: readonly Date[], now: Date): boolean =>
  failures.filter((at) => now.getTime() - at.getTime() < lockWindowMs).length >= failuresPerAddress;
