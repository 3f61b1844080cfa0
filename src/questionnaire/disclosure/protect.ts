import { ok, refuse } from "../../shared/result.ts";
import type { Table } from "../table/table.ts";
import { asReleased } from "./as-released.ts";
import { audit } from "./audit.ts";
import { type DisclosureProblem, disclosureProblem, type Publication } from "./disclosure-problem.ts";
import { hideFigures } from "./hide-figures.ts";
import type { OpenSolver } from "./linear-program.ts";
import { placeWords } from "./place-words.ts";
import type { Loss, ProtectionOutcome, ProtectionRequest } from "./protection.ts";
import { quietNumbers } from "./quiet-numbers.ts";
import type { Place } from "./read-figures.ts";
import { type Suppression, suppress } from "./suppress.ts";

/** All tables of a release together, protected as asked for. What is returned as safe may be published. */
export function protectTables(request: ProtectionRequest, open: OpenSolver): ProtectionOutcome {
  const { rule, respondents } = request;
  const weighted = request.tables.filter(isWeighted).map(({ id }) => id);
  if (weighted.length > 0) return refuse({ reason: "weighted_table", where: weighted });
  if (respondents < rule.threshold) return refuse({ reason: "too_few_respondents", where: [] });
  const tables = request.tables.map(asReleased);
  const publication: Publication = { tables, earlier: request.earlier, respondents };
  const problem = disclosureProblem(publication);
  const suppression = problem && suppress(problem, publication, rule.threshold, open);
  if (!problem || !suppression) return refuse({ reason: "contradicts_earlier", where: [] });
  const places = placesOf(problem);
  if (suppression.unprotectable.length > 0) {
    const where = suppression.unprotectable.map((figure) => placeWords(tables, places.get(figure)?.[0]));
    return refuse({ reason: "not_protectable", where });
  }
  const hidden = [...suppression.primary, ...suppression.complementary].flatMap((figure) => places.get(figure) ?? []);
  const released = quietNumbers(
    tables.map((table) => hideFigures(table, hidden, hidden.length > 0)),
    rule,
  );
  const verdict = audit(publication, released, rule.threshold, open);
  return ok({ tables: released, verdict, loss: lossOf(problem, suppression), proposals: [] });
}

const isWeighted = ({ notes, baseNote }: Table) =>
  baseNote.includes("重み付け") || notes.some((note) => note.includes("重みの合計"));

const placesOf = ({ printed }: DisclosureProblem): ReadonlyMap<number, readonly Place[]> =>
  new Map(printed.map(({ figure, places }) => [figure, places]));

function lossOf({ printed }: DisclosureProblem, { primary, complementary }: Suppression): Loss {
  const count = (is: (figure: number) => boolean) =>
    printed.reduce((sum, { figure, places }) => (is(figure) ? sum + places.length : sum), 0);
  const told = new Map(printed.map(({ figure, value }) => [figure, value]));
  const small = count((figure) => primary.has(figure));
  const others = count((figure) => complementary.has(figure));
  return {
    figures: count((figure) => (told.get(figure) ?? 0) > 0),
    primary: small,
    complementary: others,
    removed: 0,
    rounded: 0,
    weight: small + others,
  };
}
