import { changeable, type DisclosureProblem, type Publication } from "./disclosure-problem.ts";
import type { OpenSolver } from "./linear-program.ts";
import { type Changeable, type OpenTables, openTables, tolerance } from "./open-tables.ts";
import { goals, isOpen, isUncertain, type Reach, wholeNumbers } from "./safety-rule.ts";

/** What has to be hidden, by place in the model. */
export interface Suppression {
  primary: ReadonlySet<number>;
  complementary: ReadonlySet<number>;
  /** In no table, but small and to be worked out if nothing were hidden. */
  implied: readonly number[];
  /** Small, and told by an earlier release. */
  alreadyTold: readonly number[];
  /** Can be worked out whatever is hidden. */
  unprotectable: readonly number[];
}

const free = Number.POSITIVE_INFINITY;

/**
 * Hides small figures, and as few others as needed: for each small figure that can still be narrowed down, the tables nearest to the true
 * ones in which it is large enough show what has to be hidden with it; afterwards everything hidden for others' sake is told again if
 * nobody misses it. Method: linear programs with a cost for each figure told (Zayatz 1992; Fischetti & Salazar 2001), see
 * docs/decisions/0005-disclosure-control.md.
 * @returns null when the tables contradict each other or an earlier release
 */
export function suppress(
  problem: DisclosureProblem,
  publication: Publication,
  threshold: number,
  open: OpenSolver,
): Suppression | null {
  const candidates = changeable(problem, publication.tables, publication.respondents);
  const tables = openTables(problem.model, candidates, open);
  try {
    return new Suppressor(problem, candidates, tables, threshold).run();
  } finally {
    tables.close();
  }
}

class Suppressor {
  /** Tables that fit everything told so far: what they differ in, an outsider cannot know. */
  private points: Float64Array[] = [];
  private readonly complementary = new Set<number>();
  private readonly problem: DisclosureProblem;
  private readonly tables: OpenTables;
  private readonly threshold: number;
  private readonly candidate: ReadonlyMap<number, Changeable>;

  private readonly enough = (reach: Reach) => isUncertain(reach, this.threshold);

  constructor(problem: DisclosureProblem, candidates: readonly Changeable[], tables: OpenTables, threshold: number) {
    this.problem = problem;
    this.tables = tables;
    this.threshold = threshold;
    this.candidate = new Map(candidates.map((one) => [one.figure, one]));
  }

  run(): Suppression | null {
    const { printed } = this.problem;
    const any = this.tables.extreme(0, 1);
    if (!any) return null;
    this.points.push(any);
    const implied = this.problem.unprinted.filter((figure) => this.followsAndIsSmall(figure));
    const small = printed.filter(({ value }) => value > 0 && value < this.threshold);
    const primary = new Set(small.filter(({ alreadyTold }) => !alreadyTold).map(({ figure }) => figure));
    for (const figure of primary) this.tables.bound(figure, 1, free);
    const sensitive = [...primary, ...implied];
    const unprotectable = sensitive.filter((figure) => !this.protect(figure));
    const safe = sensitive.filter((figure) => !unprotectable.includes(figure));
    this.tellAgain(safe);
    this.openUp(safe);
    const alreadyTold = small.filter((one) => one.alreadyTold).map(({ figure }) => figure);
    return { primary, complementary: this.complementary, implied, alreadyTold, unprotectable };
  }

  /** From all that would be told it is known to be somebody, and few. */
  private followsAndIsSmall(figure: number): boolean {
    const { high } = this.exactReach(figure, 1);
    if (high < 1 || high >= this.threshold) return false;
    return this.exactReach(figure, -1).low >= 1;
  }

  /** Hides what is needed for this figure; false where nothing helps. */
  private protect(figure: number): boolean {
    // Each step widens what the figure can be; two are the rule, the bound only guards against turning in a circle.
    for (let step = 0; step < 2 * this.threshold + 4; step += 1) {
      const reach = this.reach(figure, this.enough);
      if (this.enough(reach)) return true;
      if (!this.hideTowards(figure, goals(reach, this.threshold))) return false;
    }
    return false;
  }

  private hideTowards(figure: number, wanted: readonly { direction: -1 | 1; goal: number }[]): boolean {
    const ways = wanted.flatMap(({ direction, goal }) => this.tables.reach(figure, direction, goal) ?? []);
    const [best] = ways.sort((a, b) => a.cost - b.cost);
    if (!best) return false;
    for (const [other, { value }] of this.candidate) {
      if (Math.abs((best.values[other] ?? value) - value) > tolerance && this.isTold(other)) this.hide(other);
    }
    this.points.push(best.values);
    return true;
  }

  private isTold(figure: number): boolean {
    return (this.candidate.get(figure)?.value ?? 0) >= this.threshold && !this.complementary.has(figure);
  }

  private hide(figure: number): void {
    this.complementary.add(figure);
    this.tables.bound(figure, 1, free);
  }

  /** Tells again, the dearest first, what is hidden without need. */
  private tellAgain(sensitive: readonly number[]): void {
    const cost = (figure: number) => this.candidate.get(figure)?.cost ?? 0;
    for (const figure of [...this.complementary].sort((a, b) => cost(b) - cost(a))) this.tryToTell(figure, sensitive);
  }

  private tryToTell(figure: number, sensitive: readonly number[]): boolean {
    const value = this.candidate.get(figure)?.value ?? 0;
    const before = this.points;
    this.complementary.delete(figure);
    this.tables.bound(figure, value, value);
    this.points = before.filter((point) => Math.abs((point[figure] ?? 0) - value) < tolerance);
    const needed = sensitive.some((other) => !this.enough(this.reach(other, this.enough)));
    if (!needed) return true;
    this.hide(figure);
    this.points = [...before, ...this.points.filter((point) => !before.includes(point))];
    return false;
  }

  /** What is hidden for others' sake but can be worked out is told; where that would hurt others, it is protected as well. */
  private openUp(sensitive: readonly number[]): void {
    for (const figure of [...this.complementary]) {
      const reach = this.reach(figure, isOpen);
      if (isOpen(reach) || this.tryToTell(figure, sensitive)) continue;
      this.hideTowards(figure, [
        { direction: 1, goal: reach.high + 1 },
        { direction: -1, goal: reach.low - 1 },
      ]);
    }
  }

  /** What the figure can be, as far as needed to see that it is enough. */
  private reach(figure: number, enough: (reach: Reach) => boolean): Reach {
    const known = this.knownReach(figure);
    if (enough(known)) return known;
    const up = this.exactReach(figure, 1);
    return enough(up) ? up : this.exactReach(figure, -1);
  }

  /** With one end worked out exactly. */
  private exactReach(figure: number, direction: -1 | 1): Reach {
    const point = this.tables.extreme(figure, direction);
    if (!point) throw new Error("tables that fitted fit no longer");
    this.points.push(point);
    return this.knownReach(figure);
  }

  private knownReach(figure: number): Reach {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const point of this.points) {
      const value = point[figure] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return wholeNumbers(low, high);
  }
}
