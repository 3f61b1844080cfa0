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
 * @throws Error when the released tables fit no respondents: they are not made from the whole ones then
 */
export function audit(
  whole: Publication,
  released: readonly ReleasedTable[],
  threshold: number,
  open: OpenSolver,
): Verdict {
  const truth = disclosureProblem(whole);
  const told = disclosureProblem({ ...whole, tables: released });
  if (!truth || !told) throw new Error("the tables contradict each other");
  const known = reaches(truth, truth.unprinted, open);
  const small = new Set(
    truth.unprinted.flatMap((figure, i) => {
      const { low, high } = known[i] ?? { low: 0, high: 0 };
      return low >= 1 && high < threshold ? [keyAt(truth, figure)] : [];
    }),
  );
  const value = new Map(truth.printed.map((one) => [keyAt(truth, one.figure), one]));
  const asked = told.model.figures.flatMap(({ key, shown }, figure) =>
    (value.has(key) && !shown) || small.has(key) ? [figure] : [],
  );
  const found = reaches(told, asked, open);
  const figures = asked.map((figure, i): FigureAudit => {
    const key = keyAt(told, figure);
    const reach = found[i] ?? { low: 0, high: 0 };
    const printed = value.get(key);
    const reason = !printed ? "implied" : printed.value < threshold ? "primary" : "complementary";
    const safe = reason === "complementary" ? isOpen(reach) : isUncertain(reach, threshold);
    return { ...namedPlace(whole.tables, printed?.places[0]), reason, ...finite(reach, whole.respondents), safe };
  });
  const alreadyTold = truth.printed
    .filter((one) => one.alreadyTold && one.value > 0 && one.value < threshold)
    .map(({ places }) => placeWords(whole.tables, places[0]));
  return { safe: figures.every(({ safe }) => safe), figures, alreadyTold, exact: told.model.exact };
}

const keyAt = ({ model }: DisclosureProblem, figure: number) => model.figures[figure]?.key ?? "";

function reaches(problem: DisclosureProblem, figures: readonly number[], open: OpenSolver): Reach[] {
  const tables = openTables(problem.model, [], open);
  try {
    return figures.map((figure) => {
      const [least, greatest] = [tables.extreme(figure, -1), tables.extreme(figure, 1)];
      if (!least || !greatest) throw new Error("the tables contradict each other");
      return wholeNumbers(least[figure] ?? 0, greatest[figure] ?? 0);
    });
  } finally {
    tables.close();
  }
}

const finite = ({ low, high }: Reach, most: number): Reach => ({ low, high: Number.isFinite(high) ? high : most });
