/**
 * What disclosure control asks of a solver, so that its rules know no particular one (src/questionnaire/disclosure/highs.worker.ts is it).
 * A program is kept open and asked many times: bounds and costs change, the last answer is where the next search begins.
 */
export interface ProgramRow {
  columns: readonly number[];
  values: readonly number[];
  low: number;
  high: number;
}

export interface LinearProgram {
  /** Greatest value of each column; the least is 0. */
  upper: readonly number[];
  rows: readonly ProgramRow[];
}

export interface Point {
  objective: number;
  columns: Float64Array;
  /** Sum of each row. */
  rows: Float64Array;
}

export interface OpenProgram {
  setRow(row: number, low: number, high: number): void;
  /** Columns are set together, for there are many: one greatest value each. */
  setUpper(columns: readonly number[], upper: readonly number[]): void;
  /** A point where the cost is least; null when no point meets all rows. Columns not named cost nothing. */
  minimise(costs: ReadonlyMap<number, number>): Point | null;
  close(): void;
}

export type OpenSolver = (program: LinearProgram) => OpenProgram;
