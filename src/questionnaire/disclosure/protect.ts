import { ok, refuse } from "../../shared/result.ts";
import type { Table } from "../table/table.ts";
import { asReleased } from "./as-released.ts";
import { audit } from "./audit.ts";
import { collapseOptions, isCollapsible } from "./collapse-options.ts";
import { countLoss } from "./count-loss.ts";
import { disclosureProblem, type Publication } from "./disclosure-problem.ts";
import { hideFigures } from "./hide-figures.ts";
import type { OpenSolver } from "./linear-program.ts";
import { placeWords } from "./place-words.ts";
import { proposeWays } from "./propose-ways.ts";
import type { DisclosureRule, ProtectionChoice, ProtectionOutcome, ProtectionRequest } from "./protection.ts";
import { quietNumbers } from "./quiet-numbers.ts";
import type { ReleasedTable } from "./released-table.ts";
import { roundFigures } from "./round-figures.ts";
import { suppress } from "./suppress.ts";

/** All tables of a release together, protected as asked for. What is returned as safe may be published. */
export function protectTables(request: ProtectionRequest, open: OpenSolver): ProtectionOutcome {
  const made = protectOneWay(request, open);
  if (!made.ok || !request.propose) return made;
  const attempt = (choice: ProtectionChoice) => protectOneWay({ ...request, choice }, open);
  return ok({ ...made.value, proposals: proposeWays(request.tables, request.choice, made.value, attempt) });
}

function protectOneWay(request: ProtectionRequest, open: OpenSolver): ProtectionOutcome {
  const { rule, respondents, choice, earlier } = request;
  const weighted = request.tables.filter(isWeighted).map(({ id }) => id);
  if (weighted.length > 0) return refuse({ reason: "weighted_table", where: weighted });
  if (respondents < rule.threshold) return refuse({ reason: "too_few_respondents", where: [] });
  const chosen = chosenTables(request.tables, choice);
  if (!chosen) return refuse({ reason: "no_such_option", where: [] });
  const whole: Publication = { tables: chosen.map(asReleased), earlier, respondents };
  const released =
    choice.kind === "round" ? roundAll(whole.tables, rule, choice.base) : hideAsNeeded(whole, rule, open);
  if (!released.ok) return released;
  const verdict = audit(whole, released.value, rule.threshold, open);
  if (!verdict) return refuse({ reason: "contradicts_earlier", where: [] });
  const loss = countLoss(request.tables.map(asReleased), whole.tables, released.value, rule.threshold);
  return ok({ tables: released.value, verdict, loss, proposals: [] });
}

const isWeighted = ({ notes, baseNote }: Table) =>
  baseNote.includes("重み付け") || notes.some((note) => note.includes("重みの合計"));

/** Null where the choice names what is not there. */
function chosenTables(tables: readonly Table[], choice: ProtectionChoice): readonly Table[] | null {
  if (choice.kind === "drop") {
    const left = tables.filter(({ id }) => !choice.tables.includes(id));
    return choice.tables.every((id) => tables.some((table) => table.id === id)) && left.length > 0 ? left : null;
  }
  if (choice.kind === "collapse") {
    const fits = tables.some((table) => isCollapsible(table, choice));
    return fits ? tables.map((table) => collapseOptions(table, choice)) : null;
  }
  return tables;
}

/** Numbers of too few are hidden even so: their summaries cannot be rounded into safety. */
function roundAll(tables: readonly ReleasedTable[], rule: DisclosureRule, base: 3 | 5) {
  const few = tables.flatMap((table) =>
    table.kind === "numbers"
      ? table.rows.flatMap(({ n }, row) =>
          n !== "X" && n > 0 && n < rule.threshold ? [{ tableId: table.id, row, column: null }] : [],
        )
      : [],
  );
  const quiet = quietNumbers(
    tables.map((table) => hideFigures(table, few, false)),
    rule,
  );
  return ok(quiet.map((table) => roundFigures(table, base)));
}

function hideAsNeeded(whole: Publication, rule: DisclosureRule, open: OpenSolver) {
  const problem = disclosureProblem(whole);
  const suppression = problem && suppress(problem, whole, rule.threshold, open);
  if (!problem || !suppression) return refuse({ reason: "contradicts_earlier" as const, where: [] });
  const places = new Map(problem.printed.map((one) => [one.figure, one.places]));
  if (suppression.unprotectable.length > 0) {
    const where = suppression.unprotectable.map((figure) => placeWords(whole.tables, places.get(figure)?.[0]));
    return refuse({ reason: "not_protectable" as const, where });
  }
  const hidden = [...suppression.primary, ...suppression.complementary].flatMap((figure) => places.get(figure) ?? []);
  return ok(
    quietNumbers(
      whole.tables.map((table) => hideFigures(table, hidden, hidden.length > 0)),
      rule,
    ),
  );
}
