import { addDays } from "../../shared/day.ts";

/** Weeks of the reports run from Monday to Sunday, in ISO days of Japan: the Monday of the week that `day` lies in. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** Its seven days, Monday first. */
export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index));
