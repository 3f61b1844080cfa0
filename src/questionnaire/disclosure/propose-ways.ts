import type { CountColumn, CountRow, Table } from "../table/table.ts";
import type { Proposal, Protection, ProtectionChoice, ProtectionOutcome } from "./protection.ts";
import { hidden, type ReleasedTable } from "./released-table.ts";

/** So many tables and variables are tried: those in which suppression hides most. */
const triedTables = 2;
const triedVariables = 3;

/**
 * Other ways to protect the same tables, each worked out, with this one among them; safe ones first, the least loss foremost. A way that is
 * refused is left out.
 */
export function proposeWays(
  tables: readonly Table[],
  chosen: ProtectionChoice,
  made: Protection,
  attempt: (choice: ProtectionChoice) => ProtectionOutcome,
): Proposal[] {
  const others = waysFor(tables, made.tables).filter((choice) => JSON.stringify(choice) !== JSON.stringify(chosen));
  const tried = others.flatMap((choice): Proposal[] => {
    const outcome = attempt(choice);
    return outcome.ok ? [{ choice, loss: outcome.value.loss, safe: outcome.value.verdict.safe }] : [];
  });
  return [{ choice: chosen, loss: made.loss, safe: made.verdict.safe }, ...tried].sort(
    (a, b) => Number(b.safe) - Number(a.safe) || a.loss.weight - b.loss.weight,
  );
}

function waysFor(tables: readonly Table[], released: readonly ReleasedTable[]): ProtectionChoice[] {
  const most = tables
    .map(({ id }) => ({ id, hides: hiddenIn(released.find((table) => table.id === id)) }))
    .filter(({ hides }) => hides > 0)
    .sort((a, b) => b.hides - a.hides);
  const drops =
    tables.length > 1 ? most.slice(0, triedTables).map(({ id }) => ({ kind: "drop" as const, tables: [id] })) : [];
  return [
    { kind: "suppress" },
    ...smallestTogether(tables, new Map(most.map(({ id, hides }) => [id, hides]))),
    ...drops,
    { kind: "round", base: 3 },
    { kind: "round", base: 5 },
  ];
}

function hiddenIn(table: ReleasedTable | undefined): number {
  if (!table || table.kind === "numbers") return 0;
  return table.rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell === hidden).length, 0);
}

interface Option {
  id: string;
  label: string;
  count: number;
}

/** The two least given options of a variable as one, for the variables whose tables hide most. */
function smallestTogether(tables: readonly Table[], hides: ReadonlyMap<string, number>): ProtectionChoice[] {
  const variables = new Map<string, { hides: number; options: Map<string, Option> }>();
  for (const table of tables) {
    if (table.kind !== "simple" && table.kind !== "cross" && table.kind !== "banner") continue;
    const sides: [readonly (CountColumn | CountRow)[], (i: number) => number][] = [
      [table.columns, (i) => Math.max(...table.rows.map(({ cells }) => cells[i]?.count ?? 0))],
      [table.rows, (i) => table.rows[i]?.n ?? 0],
    ];
    for (const [entries, countOf] of sides) {
      for (const [i, { role, label, where }] of entries.entries()) {
        const [own] = where;
        const [id, ...more] = own?.is ?? [];
        if (!own || own.picked || id === undefined || more.length > 0 || (role !== "option" && role !== "row"))
          continue;
        const known = variables.get(own.variable) ?? { hides: 0, options: new Map<string, Option>() };
        known.hides += (hides.get(table.id) ?? 0) / entries.length;
        known.options.set(id, { id, label, count: Math.max(countOf(i), known.options.get(id)?.count ?? 0) });
        variables.set(own.variable, known);
      }
    }
  }
  return [...variables]
    .filter((one) => one[1].hides > 0 && one[1].options.size >= 3)
    .sort((a, b) => b[1].hides - a[1].hides)
    .slice(0, triedVariables)
    .map(([variable, { options }]): ProtectionChoice => {
      const least = [...options.values()].sort((a, b) => a.count - b.count).slice(0, 2);
      return {
        kind: "collapse",
        variable,
        options: least.map(({ id }) => id),
        label: least.map(({ label }) => label).join("・"),
      };
    });
}
