const minute = 60_000;
/** Waits after the first, second, … failure: a mail server that is restarted, one that is repaired today, one over a weekend. */
const waitsMs = [1, 5, 30, 120, 480, 1440].map((minutes) => minutes * minute);

/**
 * When to try a mail again after its `attempts`-th failure, or null to give up (after about 34 hours).
 * A server that refuses the recipient for good (5xx) is not asked again.
 */
export function nextAttempt(attempts: number, permanent: boolean, now: Date): Date | null {
  const wait = waitsMs[attempts - 1];
  return permanent || wait === undefined ? null : new Date(now.getTime() + wait);
}

/** Blots out what stands behind the # of a link: one-time secrets have no business in a mail that has left. */
export const withoutLinkSecrets = (text: string): string => text.replace(/#[A-Za-z0-9_-]{16,}/g, "#…");
