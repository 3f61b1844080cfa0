import { addDays, daysBetween } from "../../shared/day.ts";
import type { Plan } from "./plan.ts";

/** Days from the due day on which somebody is reminded, in their order: negative before it. */
const offsets = ({ remindDaysBefore, remindDaysAfter }: Plan): number[] =>
  [...new Set([...remindDaysBefore.map((days) => -days), ...remindDaysAfter])].sort((a, b) => a - b);

/** The first day, not before `from`, on which a reminder about a step due on `dueOn` goes out; null: none any more. */
export function nextReminderOn(plan: Plan, dueOn: string | null, from: string): string | null {
  if (dueOn === null) return null;
  return (
    offsets(plan)
      .map((days) => addDays(dueOn, days))
      .find((day) => day >= from) ?? null
  );
}

/**
 * Which reminder goes out today, as days from the due day; null: none. Where several days have passed (the server was down), the last of
 * them stands for all: nobody is told the same thing twice at once.
 */
export function reminderToSend(plan: Plan, dueOn: string, remindOn: string, today: string): number | null {
  const passed = offsets(plan).filter((days) => {
    const day = addDays(dueOn, days);
    return day >= remindOn && day <= today;
  });
  return passed.at(-1) ?? null;
}

/** As people say it: days left, today, or days over. */
export const daysLeft = (dueOn: string, today: string): number => daysBetween(today, dueOn);
