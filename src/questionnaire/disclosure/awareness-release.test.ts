import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedData } from "../../shared/testing/shared-data.ts";
import { asReleased } from "./as-released.ts";
import { protect } from "./protect.worker.ts";
import type { ReleasedTable } from "./released-table.ts";
import { type AttackedFigure, attack } from "./testing/attack.ts";
import { awarenessReport, measures, organisational } from "./testing/awareness-release.ts";

const folder = sharedData();

/**
 * Every table stands a measure beside one organisational question. So whatever the 46 answered to several measures at once can be put
 * together from what they answered to the three questions and one measure, and combinations of these four are all there is to follow.
 */
interface Combination {
  measure: string;
  /** By organisational question: row key, or what is in no row. */
  organisation: readonly string[];
  answer: string;
}

const values: Record<string, string[]> = {
  Q9: ["1", "2", "#noAnswer"],
  "Q11.department": ["exists", "none", "#other", "#noAnswer"],
  "Q17.csirt": ["exists", "none", "#noAnswer"],
};

const organisations = organisational.reduce<string[][]>(
  (all, question) => all.flatMap((one) => (values[question] ?? []).map((value) => [...one, value])),
  [[]],
);

function known(tables: readonly ReleasedTable[], respondents: number) {
  const counted = tables.map((table) => {
    if (table.kind !== "simple" && table.kind !== "cross") throw new Error("a table of counts was expected");
    return table;
  });
  const columnsOf = (measure: string) =>
    counted.find((table) => table.kind === "simple" && table.columnVariable === measure)?.columns ?? [];
  const combinations = measures.flatMap((measure) =>
    organisations.flatMap((organisation) =>
      columnsOf(measure).map(({ key }): Combination => ({ measure, organisation, answer: key })),
    ),
  );
  const figure = (name: string, told: number | "X", counts: (one: Combination) => number): AttackedFigure => ({
    name,
    told,
    counts: combinations.map(counts),
  });
  const is = (one: Combination, variable: string, keys: readonly string[]) =>
    keys.includes(variable === one.measure ? one.answer : (one.organisation[organisational.indexOf(variable)] ?? ""));
  const figures = counted.flatMap((table) => {
    const measure = measures.includes(table.columnVariable) ? table.columnVariable : (measures[0] ?? "");
    const keys = table.columns.map(({ key }) => key);
    return table.rows.flatMap((row) => {
      const inRow = (one: Combination) =>
        one.measure === measure &&
        (table.rowVariable === null || is(one, table.rowVariable, [row.key])) &&
        is(one, table.columnVariable, keys);
      return [
        figure(`${table.id} ${row.key} n`, row.n, (one) => (inRow(one) ? 1 : 0)),
        ...row.cells.map((cell, column) =>
          figure(`${table.id} ${row.key} ${keys[column]}`, cell === "X" ? "X" : cell.count, (one) =>
            inRow(one) && is(one, table.columnVariable, [keys[column] ?? ""]) ? 1 : 0,
          ),
        ),
      ];
    });
  });
  const agreements = measures.slice(1).flatMap((measure) =>
    organisations.map((organisation) =>
      figure("the same people", 0, (one) => {
        if (one.organisation.join() !== organisation.join()) return 0;
        return one.measure === measure ? 1 : one.measure === measures[0] ? -1 : 0;
      }),
    ),
  );
  const everybody = figure("all", respondents, (one) => (one.measure === measures[0] ? 1 : 0));
  return { figures, all: [everybody, ...agreements, ...figures], combinations: combinations.length };
}

describe.skipIf(folder === null)("the 46 answers of the 106-question survey", () => {
  test.each([3, 5])(
    "at threshold %i an attacker pins no hidden figure of 21 cross tables and 10 simple ones",
    { timeout: 600_000 },
    async (threshold) => {
      const report = await awarenessReport(join(folder ?? "", "questionnaire", "awareness106_synthetic.csv"));
      const started = performance.now();
      const made = await protect({
        tables: report.tables,
        respondents: report.respondents,
        rule: { threshold, dominance: null, extremes: "hidden" },
        earlier: [],
        choice: { kind: "suppress" },
        propose: false,
      });
      if (!made.ok) throw new Error(made.error.reason);
      const seconds = (performance.now() - started) / 1000;
      const { tables, loss, verdict } = made.value;
      const truth = known(report.tables.map(asReleased), report.respondents).figures;
      const released = known(tables, report.respondents);
      const hidden = released.figures.flatMap((figure, i) =>
        figure.told === "X" ? [{ figure, count: truth[i]?.told }] : [],
      );
      const reaches = attack(
        released.combinations,
        released.all,
        hidden.map(({ figure }) => figure),
        (low, high) => high >= threshold && high - low >= threshold - 1,
      );
      const given = (reaches ?? []).filter(({ low, high }, i) => {
        const small = Number(hidden[i]?.count) < threshold;
        return low === high || (small && (high < threshold || high - low < threshold - 1));
      });
      const primary = hidden.filter(({ count }) => Number(count) < threshold).length;
      console.log(
        `threshold ${threshold}: ${hidden.length} of ${loss.figures} figures hidden, plain primary suppression ${primary}, ${seconds.toFixed(1)} s`,
      );
      expect(reaches).not.toBeNull();
      expect(given).toEqual([]);
      expect(verdict).toMatchObject({ safe: true, exact: true });
      expect(hidden.length).toBe(loss.primary + loss.complementary);
      expect(primary).toBe(loss.primary);
    },
  );

  test("plain primary suppression would give figures away", { timeout: 600_000 }, async () => {
    const threshold = 5;
    const report = await awarenessReport(join(folder ?? "", "questionnaire", "awareness106_synthetic.csv"));
    const whole = known(report.tables.map(asReleased), report.respondents);
    const isSmall = ({ told }: AttackedFigure) => told !== "X" && told > 0 && told < threshold;
    const plain = whole.all.map((figure) =>
      whole.figures.includes(figure) && isSmall(figure) ? { ...figure, told: "X" as const } : figure,
    );
    const asked = whole.figures.filter(isSmall);
    const pinned = (attack(whole.combinations, plain, asked, (low, high) => high > low) ?? []).filter(
      ({ low, high }) => low === high,
    );
    console.log(
      `threshold ${threshold}: plain primary suppression lets ${pinned.length} of ${asked.length} be worked out`,
    );
    expect(pinned.length).toBeGreaterThan(0);
  });
});
