/**
 * How often something may be done within a while, by key. Kept in memory and nowhere else: a list of addresses and links with their times
 * would join who answered with what. A server that starts again begins counting anew, which costs a stranger's guesses nothing worth having:
 * the secrets have 256 bits.
 */
export class Pace {
  readonly #most: number;
  readonly #withinMs: number;
  #counts = new Map<string, number>();
  #since = Number.NEGATIVE_INFINITY;

  constructor(most: number, withinMs: number) {
    this.#most = most;
    this.#withinMs = withinMs;
  }

  /** Counts once more. @returns false when that is too often */
  allows(key: string, now: Date): boolean {
    this.#turn(now);
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.#most;
  }

  /** Whether the key has been counted as often as it may be; counts nothing. */
  isUsedUp(key: string, now: Date): boolean {
    this.#turn(now);
    return (this.#counts.get(key) ?? 0) >= this.#most;
  }

  #turn(now: Date): void {
    if (now.getTime() - this.#since < this.#withinMs) return;
    this.#since = now.getTime();
    this.#counts = new Map();
  }
}

const quarterHourMs = 15 * 60_000;

/** What respondents may do. A hospital of hundreds answers from behind one address. */
export const respondentPaces = () => ({
  /** Links that lead nowhere, by address. */
  wrongLinks: new Pace(50, quarterHourMs),
  /** Of one link: what several people do who fill in a long form that saves itself. */
  uses: new Pace(300, quarterHourMs),
  /** Answers handed in to open rounds, by address. */
  openAnswers: new Pace(200, quarterHourMs),
});
