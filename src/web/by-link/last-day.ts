import { japanDay } from "../../shared/japan-day.ts";

/** The last day on which a link can be used: it ends as the next one begins. @param expiresAt ISO instant */
export const lastDay = (expiresAt: string): string => japanDay(new Date(Date.parse(expiresAt) - 1));
