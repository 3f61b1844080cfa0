import { type Axis, inBase } from "./axis.ts";

/** Everybody's row, −1 for who is in none. A respondent may stand in several groups of rows (multiple answers, banners), in one row of each. */
export interface RowGroup {
  places: Int16Array | null;
  size: number;
}

export interface Counts {
  /** By row × columns + column. Sums of weights where there are weights. */
  counts: Float64Array;
  columns: number;
  /** Base by row. */
  n: Float64Array;
  /** Σw² by row, for the effective size; null without weights. */
  squares: Float64Array | null;
}

export const everybody: RowGroup = { places: null, size: 1 };

/** Counts one group of rows by the columns of an axis, in one pass (and one more for each option of multiple answers). */
export function countBy(rows: RowGroup, axis: Axis, mask: Uint8Array | null, weights: Float64Array | null): Counts {
  const columns = axis.entries.length;
  const counts = new Float64Array(rows.size * columns);
  const n = new Float64Array(rows.size);
  const squares = weights ? new Float64Array(rows.size) : null;
  const { codes, places, picked } = axis;
  const rowOf = rows.places;
  // Of multiple answers: the row of who answered, −1 for the others.
  const answeredIn = picked ? new Int16Array(codes.length).fill(-1) : null;
  for (let i = 0; i < codes.length; i += 1) {
    if (mask !== null && mask[i] === 0) continue;
    const row = rowOf === null ? 0 : (rowOf[i] ?? -1);
    if (row < 0) continue;
    const place = places[(codes[i] ?? -1) + 3] ?? -1;
    if (place < 0) continue;
    const weight = weights === null ? 1 : (weights[i] ?? 0);
    n[row] = (n[row] ?? 0) + weight;
    if (squares) squares[row] = (squares[row] ?? 0) + weight * weight;
    if (place === inBase) {
      if (answeredIn) answeredIn[i] = row;
      continue;
    }
    const at = row * columns + place;
    counts[at] = (counts[at] ?? 0) + weight;
  }
  if (picked && answeredIn) {
    for (const [place, flags] of picked.entries()) {
      for (let i = 0; i < flags.length; i += 1) {
        if (flags[i] === 0) continue;
        const row = answeredIn[i] ?? -1;
        if (row < 0) continue;
        const at = row * columns + place;
        counts[at] = (counts[at] ?? 0) + (weights === null ? 1 : (weights[i] ?? 0));
      }
    }
  }
  return { counts, columns, n, squares };
}

/** Groups of rows that an explaining variable makes: one for single answers, one for each option of multiple answers. */
export function rowGroups(axis: Axis): RowGroup[] {
  const { codes, places, picked } = axis;
  if (!picked) {
    const rowOf = new Int16Array(codes.length);
    for (let i = 0; i < codes.length; i += 1) rowOf[i] = places[(codes[i] ?? -1) + 3] ?? -1;
    return [{ places: rowOf, size: axis.entries.length }];
  }
  return axis.entries.map((_, entry) => {
    const flags = picked[entry];
    const rowOf = new Int16Array(codes.length).fill(-1);
    for (let i = 0; i < codes.length; i += 1) {
      const place = places[(codes[i] ?? -1) + 3] ?? -1;
      if (flags ? place === inBase && flags[i] === 1 : place === entry) rowOf[i] = 0;
    }
    return { places: rowOf, size: 1 };
  });
}
