/** One figure beside its budget; `budget` null where there is none. Units are part of the text. */
export function report(what: string, measured: number, unit: "s" | "ms" | "MB", budget: number | null): void {
  const verdict = budget === null ? "" : `   budget ${budget} ${unit}   ${measured <= budget ? "kept" : "EXCEEDED"}`;
  console.log(`${what.padEnd(64)} ${measured.toFixed(unit === "s" ? 2 : 0).padStart(8)} ${unit}${verdict}`);
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** @param fraction 0 to 1 of the sorted values */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))] ?? Number.NaN;
}
