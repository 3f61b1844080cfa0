import loadHighs, { type Highs } from "highs";
import type { OpenSolver } from "./linear-program.ts";

let loaded: Promise<Highs> | undefined;

/**
 * HiGHS, compiled to WebAssembly: a solver of linear programs from the University of Edinburgh (MIT). It works in the thread that calls it.
 * Primal simplex, because from one question to the next mostly the costs change, which leaves the last point a valid start.
 */
export async function openHighs(): Promise<OpenSolver> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const { optimal, infeasible } = highs.constants.modelStatus;
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  return ({ upper, rows }) => {
    const starts = [0];
    for (const { columns } of rows) starts.push((starts.at(-1) ?? 0) + columns.length);
    const model = highs.createModel({
      numCols: upper.length,
      numRows: rows.length,
      colCost: upper.map(() => 0),
      colLower: upper.map(() => 0),
      colUpper: upper.map(bound),
      rowLower: rows.map(({ low }) => bound(low)),
      rowUpper: rows.map(({ high }) => bound(high)),
      matrix: {
        format: "csr",
        numRows: rows.length,
        numCols: upper.length,
        starts,
        indices: rows.flatMap(({ columns }) => columns),
        values: rows.flatMap(({ values }) => values),
      },
    });
    model.options.set({ output_flag: false, presolve: "off", simplex_strategy: primalSimplex });
    let costly: readonly number[] = [];
    const setCosts = (columns: readonly number[], costs: readonly number[]) => {
      if (columns.length > 0) model.changeColsCost({ kind: "set", indices: columns }, costs);
    };
    return {
      setRow: (row, low, high) => void model.changeRowBounds(row, bound(low), bound(high)),
      setUpper: (columns, values) =>
        void model.changeColsBounds(
          { kind: "set", indices: columns },
          columns.map(() => 0),
          values.map(bound),
        ),
      minimise(costs) {
        setCosts(
          costly,
          costly.map(() => 0),
        );
        costly = [...costs.keys()].sort((a, b) => a - b);
        setCosts(
          costly,
          costly.map((column) => costs.get(column) ?? 0),
        );
        const { modelStatus } = model.run();
        if (modelStatus === infeasible) return null;
        if (modelStatus !== optimal) throw new Error(`the solver ended with status ${modelStatus}`);
        const { colValue, rowValue } = model.getSolution();
        return { objective: model.getObjectiveValue(), columns: colValue, rows: rowValue };
      },
      close: () => model.dispose(),
    };
  };
}

const primalSimplex = 4;
