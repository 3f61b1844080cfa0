/**
 * How specific answers are, so that a supervising company can even out what several companies bring home. Counts of one item (or field)
 * and one company; all whole numbers.
 */
export interface Tally {
  /** Answers, or fields that there are to fill. */
  answers: number;
  /** Said outright: ○ × 該当なし, or a known value, なし, 該当なし. What was returned as vague does not count. */
  specific: number;
  /** 分からない, 不明, 確認中. A result, but one that locates nothing. */
  unknown: number;
  /** Of these, with what it is that is not understood. Ledger fields have no place for it: 0. */
  explained: number;
  /** Vague, contradictory or lossy values; answers returned for more detail. */
  vague: number;
  /** Not filled in. */
  blank: number;
  /** With evidence seen, or with a source. */
  evidenced: number;
  /** Characters of remarks, over all answers. */
  characters: number;
}

export const emptyTally: Tally = {
  answers: 0,
  specific: 0,
  unknown: 0,
  explained: 0,
  vague: 0,
  blank: 0,
  evidenced: 0,
  characters: 0,
};

export const addTallies = (tallies: Iterable<Tally>): Tally => {
  const sum = { ...emptyTally };
  for (const tally of tallies) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  return sum;
};

/** Remarks by their average length: nothing, a word, a sentence, several sentences. */
export type LengthClass = "none" | "word" | "sentence" | "passage";
const lengthClasses: readonly [below: number, LengthClass][] = [
  [1, "none"],
  [15, "word"],
  [60, "sentence"],
];

export interface Specificity {
  answers: number;
  /** Fractions from 0 to 1 of the answers; null where there is none. */
  specific: number | null;
  unknown: number | null;
  /** Of those not understood. */
  explained: number | null;
  vague: number | null;
  blank: number | null;
  evidenced: number | null;
  length: LengthClass;
}

export function specificity(tally: Tally): Specificity {
  const { answers } = tally;
  const share = (count: number, of = answers) => (of === 0 ? null : count / of);
  const average = answers === 0 ? 0 : tally.characters / answers;
  return {
    answers,
    specific: share(tally.specific),
    unknown: share(tally.unknown),
    explained: share(tally.explained, tally.unknown),
    vague: share(tally.vague),
    blank: share(tally.blank),
    evidenced: share(tally.evidenced),
    length: lengthClasses.find(([below]) => average < below)?.[1] ?? "passage",
  };
}

/** What sets a company's answers apart from the others' on this item. */
export type Outlier = "blank" | "vague" | "unknown" | "lessEvidence" | "moreSpecific";

/** A company with fewer answers is not compared: one answer more or less would decide. */
export const fewestAnswers = 3;
/** Difference of shares from which it stands out: a fifth of the answers. */
const standsOut = 0.2;
/** Evidence varies more by hospital. */
const evidenceStandsOut = 0.4;

/**
 * The first thing to talk about, or null where the company answers like the others or too little is known. Compared with all other
 * companies' answers taken together.
 */
export function outlierOf(own: Tally, others: Tally): Outlier | null {
  if (own.answers < fewestAnswers || others.answers < fewestAnswers) return null;
  const above = (key: "specific" | "unknown" | "vague" | "blank" | "evidenced") =>
    own[key] / own.answers - others[key] / others.answers;
  const worse = (["blank", "vague", "unknown"] as const).toSorted((a, b) => above(b) - above(a))[0];
  if (worse && above("specific") <= -standsOut && above(worse) > 0) return worse;
  if (above("evidenced") <= -evidenceStandsOut) return "lessEvidence";
  return above("specific") >= standsOut ? "moreSpecific" : null;
}
