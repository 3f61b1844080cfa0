import { addDays } from "../../shared/day.ts";
import { wilsonInterval } from "../statistic/wilson.ts";

export interface ResponseRate {
  answered: number;
  /** Who was asked; of an open round the population, where it is known. Null: nobody can say of how many. */
  asked: number | null;
  /** Fractions from 0 to 1, with the 95 % Wilson interval; null where there is nothing to divide by. */
  rate: { share: number; low: number; high: number } | null;
}

/**
 * Share of those asked who answered. More answers than people asked (an open round that was passed on) is no share.
 * @param asked whole number; 0 and null have no rate
 */
export function responseRate(answered: number, asked: number | null): ResponseRate {
  if (!asked || answered > asked) return { answered, asked, rate: null };
  const { low, high } = wilsonInterval(answered, asked);
  return { answered, asked, rate: { share: answered / asked, low, high } };
}

/** Answers by day from the first to the last, days without one included, and the sum up to each. Days are ISO days. */
export function byDay(
  days: readonly { day: string; answers: number }[],
): { day: string; answers: number; sum: number }[] {
  const counts = new Map<string, number>();
  for (const { day, answers } of days) counts.set(day, (counts.get(day) ?? 0) + answers);
  const sorted = [...counts.keys()].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const filled: { day: string; answers: number; sum: number }[] = [];
  let sum = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const answers = counts.get(day) ?? 0;
    sum += answers;
    filled.push({ day, answers, sum });
  }
  return filled;
}
