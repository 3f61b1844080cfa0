/**
 * Answers as the tabulator reads them: one column for each variable, one place for each respondent (or, in the data set of a repeated
 * section, for each thing asked about). Variables are questions ("Q9"), rows of a matrix ("Q9.q1"), derived variables, and what the
 * directory says of a respondent without asking ("@bedClass", "@founderClass", "@prefecture").
 */
export interface DataSet {
  size: number;
  columns: ReadonlyMap<string, Column>;
  /** Left out: everybody counts once. */
  weights?: Float64Array;
  /** Of a repeated section: index of the respondent each thing belongs to. */
  respondentOf?: Int32Array;
}

/** What a table counts: respondents, or the things of a repeated section, with the derived variables as well. */
export interface Frame {
  size: number;
  weights: Float64Array | null;
  column(id: string): Column | undefined;
}

/** Why there is no answer. In `codes` and `state` they are negative, so that a real answer, 0 included, never is. */
export const notAsked = -1;
export const noAnswer = -2;
export const refusedToAnswer = -3;
export const answered = 0;

export type Column = ChoiceColumn | ChoicesColumn | NumberColumn | TextColumn;

export interface Category {
  id: string;
  label: string;
}

interface ColumnHead {
  id: string;
  label: string;
}

export interface ChoiceColumn extends ColumnHead {
  kind: "choice";
  categories: readonly Category[];
  /** Steps of one scale, in order. */
  scale: boolean;
  /** Place in `categories`, or one of the reasons above. */
  codes: Int16Array;
}

export interface ChoicesColumn extends ColumnHead {
  kind: "choices";
  categories: readonly Category[];
  /** By category: 1 where it is picked. */
  picked: readonly Uint8Array[];
  /** `answered`, or one of the reasons above. */
  state: Int8Array;
}

export interface NumberColumn extends ColumnHead {
  kind: "number";
  unit: string;
  /** NaN where there is none. */
  values: Float64Array;
  state: Int8Array;
}

export interface TextColumn extends ColumnHead {
  kind: "text";
  values: readonly (string | null)[];
  state: Int8Array;
}
