const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Waits after the first, second, … failure: a receiver that is restarted, one that is repaired today, one over a weekend's first
 * half. Together nearly 48 hours, so a report is sent ten times at most.
 */
const waitsMs = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 16 * hour];

/** A receiver may ask for a later attempt; one that asks for longer than this would have us forget it. */
const longestAskedMs = 24 * hour;

/** How an attempt ended. `status` null: there was no answer. */
export interface Answer {
  status: number | null;
  /** By the header Retry-After; null: it asks for nothing. */
  retryAfterMs: number | null;
}

export type Next =
  | { outcome: "delivered" }
  /** The receiver wants nothing more from here (410). */
  | { outcome: "gone" }
  | { outcome: "again"; at: Date }
  | { outcome: "failed" };

/**
 * What follows from an attempt.
 * @param failures how many failed one after the other, with this one if it did; at least 1
 * @param spread   0 to 1: many reports that failed together do not come back together
 */
export function afterAttempt({ status, retryAfterMs }: Answer, failures: number, spread: number, now: Date): Next {
  if (status !== null && status >= 200 && status < 300) return { outcome: "delivered" };
  if (status === 410) return { outcome: "gone" };
  const wait = waitsMs[failures - 1];
  if (wait === undefined) return { outcome: "failed" };
  const asked = Math.min(retryAfterMs ?? 0, longestAskedMs);
  return { outcome: "again", at: new Date(now.getTime() + Math.max(wait + (wait / 10) * spread, asked)) };
}

/** The header Retry-After in milliseconds: seconds or a date; null where it says neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const written = header.trim();
  if (/^\d{1,9}$/.test(written)) return Number(written) * second;
  const until = Date.parse(written);
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}
