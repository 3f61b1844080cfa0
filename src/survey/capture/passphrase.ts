/** Rounds of PBKDF2 with SHA-256. Source: OWASP Password Storage Cheat Sheet (2023): at least 600,000. */
export const passphraseRounds = 600_000;

export type PassphraseProblem = "too_short" | "digits_too_short" | "too_plain";

/**
 * Is it good enough to be all that stands between a lost tablet and what was surveyed? Whoever holds the tablet can try without end on a
 * copy of its storage, so digits alone must be more.
 */
export function passphraseProblem(passphrase: string): PassphraseProblem | null {
  const letters = [...passphrase.normalize("NFKC")];
  if (letters.length < 8) return "too_short";
  if (letters.every((letter) => /\d/.test(letter)) && letters.length < 12) return "digits_too_short";
  return new Set(letters).size < 5 ? "too_plain" : null;
}

const freeTries = 5;
const longestWaitMillis = 60 * 60_000;

/** How long nobody may try again after so many wrong passphrases in a row: a minute after the fifth, doubling up to an hour. */
export const waitAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestWaitMillis, 60_000 * 2 ** (failures - freeTries));
