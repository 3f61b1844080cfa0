/** So many days before the end of the term the device says that unsent work would be lost. */
const warningDays = 3;

const dayMillis = 86_400_000;

export type TermState = "running" | "ending" | "over";

/**
 * @param lastContact when the server last answered, by the device's clock
 * @param latestKnown the latest moment the device has ever seen: a clock that was set back does not give more time
 */
export function termState(
  { lastContact, keepDays, latestKnown }: { lastContact: Date; keepDays: number; latestKnown: Date },
  now: Date,
): { state: TermState; endsAt: Date; daysLeft: number } {
  const endsAt = new Date(lastContact.getTime() + keepDays * dayMillis);
  const moment = Math.max(now.getTime(), latestKnown.getTime());
  const left = endsAt.getTime() - moment;
  const state = left <= 0 ? "over" : left <= warningDays * dayMillis ? "ending" : "running";
  return { state, endsAt, daysLeft: Math.max(0, Math.ceil(left / dayMillis)) };
}
