/**
 * p values adjusted for their number by Holm's step-down method: the chance that any of them is below the level by accident stays at the
 * level.
 * Source: Holm (1979), Scand. J. Statist. 6(2); reference values from R `p.adjust(p, "holm")`.
 * @returns in the order given, at most 1
 */
export function holmAdjusted(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
  const adjusted = ps.map(() => 1);
  let largest = 0;
  for (const [step, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - step) * (ps[i] ?? 1)));
    adjusted[i] = largest;
  }
  return adjusted;
}
