/** What a hospital says to an item of a checklist; several respondents of one audience may differ. */
export const hospitalAnswers = ["yes", "no", "unknown", "not_applicable", "mixed"] as const;
export type HospitalAnswer = (typeof hospitalAnswers)[number];

export const hospitalAnswerNames: Record<HospitalAnswer, { ja: string; en: string }> = {
  yes: { ja: "○", en: "Yes" },
  no: { ja: "×", en: "No" },
  unknown: { ja: "分からない", en: "Not understood" },
  not_applicable: { ja: "該当なし", en: "Not applicable" },
  mixed: { ja: "回答者により異なる", en: "Respondents differ" },
};

/** How the hospitals of one group answered one item. */
export type AnswerCounts = Readonly<Record<HospitalAnswer, number>>;

/** A line of the database: hospitals of a group that answered an item so. */
export interface CountedAnswer {
  item: string;
  group: string;
  answer: HospitalAnswer;
  hospitals: number;
}

const none: AnswerCounts = { yes: 0, no: 0, unknown: 0, not_applicable: 0, mixed: 0 };

/** Counts of one item by group; groups without an answer are left out. */
export interface ItemCounts {
  item: string;
  /** All groups together. */
  total: AnswerCounts;
  byGroup: Readonly<Record<string, AnswerCounts>>;
}

/** In the order of `items`; an item that nobody answered has zeros. Items that are not among them (of another edition) are left out. */
export function countItems(items: readonly string[], counted: readonly CountedAnswer[]): ItemCounts[] {
  const lines = Map.groupBy(counted, ({ item }) => item);
  return items.map((item) => {
    const own = lines.get(item) ?? [];
    const groups = Map.groupBy(own, ({ group }) => group);
    const byGroup = Object.fromEntries([...groups].map(([group, ofGroup]) => [group, sum(ofGroup)]));
    return { item, total: sum(own), byGroup };
  });
}

function sum(lines: readonly CountedAnswer[]): AnswerCounts {
  const counts: Record<HospitalAnswer, number> = { ...none };
  for (const { answer, hospitals } of lines) counts[answer] += hospitals;
  return counts;
}

export const answeredIn = (counts: AnswerCounts): number =>
  hospitalAnswers.reduce((total, answer) => total + counts[answer], 0);

/**
 * Share of ○ among the hospitals the item applies to, as a fraction; null where it applies to none. Who did not understand the item or
 * whose respondents differ counts as asked: domain.md 12, every rate says its n.
 */
export function shareOfYes(counts: AnswerCounts): number | null {
  const asked = answeredIn(counts) - counts.not_applicable;
  return asked === 0 ? null : counts.yes / asked;
}
