import { type DisclosureProblem, disclosureProblem, type Publication } from "./disclosure-problem.ts";
import type { OpenSolver } from "./linear-program.ts";
import { openTables } from "./open-tables.ts";
import { namedPlace, placeWords } from "./place-words.ts";
import type { FigureAudit, Verdict } from "./protection.ts";
import type { ReleasedTable } from "./released-table.ts";
import { isOpen, isUncertain, type Reach, wholeNumbers } from "./safety-rule.ts";

/**
 * Reads the tables as an outsider who has every release and knows the rule, and works out for each hidden figure the least and the
 * greatest it can be. It knows nothing of how figures were chosen to be hidden: the model is made anew from what is told, and the true
 * tables only serve to say which figures are small.
 * @param whole the same tables with nothing hidden
 * @returns null when no respondents fit the tables together with those of earlier releases
 */
export function audit(
  whole: Publication,
  released: readonly ReleasedTable[],
  threshold: number,
  open: OpenSolver,
): Verdict | null {
  const truth = disclosureProblem(whole);
  const told = disclosureProblem({ ...whole, tables: released });
  const follows = truth && smallUnprinted(truth, threshold, open);
  if (!told || !follows) return null;
  const small = new Set(follows.map((figure) => keyAt(truth, figure)));
  const value = new Map(truth.printed.map((one) => [keyAt(truth, one.figure), one]));
  // A rounded figure is told, but not for what it is.
  const asked = told.model.figures.flatMap(({ key, shown, low, high }, figure) => {
    const printed = value.get(key);
    const isSmall = printed !== undefined && printed.value > 0 && printed.value < threshold;
    return small.has(key) || (printed && !shown) || (isSmall && low < high) ? [figure] : [];
  });
  const found = reaches(told, asked, open);
  if (!found) return null;
  const figures = asked.map((figure, i): FigureAudit => {
    const key = keyAt(told, figure);
    const reach = found[i] ?? { low: 0, high: 0 };
    const printed = value.get(key);
    const reason = !printed ? "implied" : printed.value < threshold ? "primary" : "complementary";
    const safe = reason === "complementary" ? isOpen(reach) : isUncertain(reach, threshold);
    return { ...namedPlace(whole.tables, printed?.places[0]), reason, ...reach, safe };
  });
  const alreadyTold = truth.printed
    .filter((one) => one.alreadyTold && one.value > 0 && one.value < threshold)
    .map(({ places }) => placeWords(whole.tables, places[0]));
  return { safe: figures.every(({ safe }) => safe), figures, alreadyTold, exact: told.model.exact };
}

const keyAt = ({ model }: DisclosureProblem, figure: number) => model.figures[figure]?.key ?? "";

/** Figures of no table of which all that is to be told says: somebody, and few. Null when nobody fits the tables. */
function smallUnprinted(problem: DisclosureProblem, threshold: number, open: OpenSolver): number[] | null {
  const tables = openTables(problem.model, [], open);
  const found: number[] = [];
  try {
    for (const figure of problem.unprinted) {
      const greatest = tables.extreme(figure, 1);
      if (!greatest) return null;
      const { high } = wholeNumbers(0, greatest[figure] ?? 0);
      if (high < 1 || high >= threshold) continue;
      const { low } = wholeNumbers(tables.extreme(figure, -1)?.[figure] ?? 0, high);
      if (low >= 1) found.push(figure);
    }
    return found;
  } finally {
    tables.close();
  }
}

/** Null when nobody fits the tables. */
function reaches(problem: DisclosureProblem, figures: readonly number[], open: OpenSolver): Reach[] | null {
  const tables = openTables(problem.model, [], open);
  const found: Reach[] = [];
  try {
    for (const figure of figures) {
      const [least, greatest] = [tables.extreme(figure, -1), tables.extreme(figure, 1)];
      if (!least || !greatest) return null;
      found.push(wholeNumbers(least[figure] ?? 0, greatest[figure] ?? 0));
    }
    return found;
  } finally {
    tables.close();
  }
}
