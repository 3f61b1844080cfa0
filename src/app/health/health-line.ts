export type HealthLevel = "ok" | "warning" | "problem";
export type Words = { ja: string; en: string };

/** One thing that keeps the installation working, how it is, and what to do where it is not well. */
export interface HealthLine {
  id: string;
  level: HealthLevel;
  what: Words;
  remedy: Words | null;
}

export const ok = (id: string, ja: string, en: string): HealthLine => ({
  id,
  level: "ok",
  what: { ja, en },
  remedy: null,
});
export const notWell =
  (level: "warning" | "problem") =>
  (id: string, what: Words, remedy: Words): HealthLine => ({ id, level, what, remedy });
export const warning = notWell("warning");
export const problem = notWell("problem");

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const megabyte = 1024 ** 2;
/** "512 MB", "3.2 GB" */
export const size = (bytes: number): string =>
  bytes < 1024 * megabyte ? `${Math.round(bytes / megabyte)} MB` : `${(bytes / megabyte / 1024).toFixed(1)} GB`;
