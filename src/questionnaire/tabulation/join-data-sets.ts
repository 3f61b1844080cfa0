import type { Column, DataSet } from "../table/data-set.ts";

/**
 * One data set of several over the same instrument, respondents one after the other. Answers of 100,000 people are read in batches, so
 * that they never lie in memory as objects all at once; what is kept are the columns.
 * @throws RangeError when the parts do not have the same columns
 */
export function joinDataSets(parts: readonly DataSet[]): DataSet {
  const [first] = parts;
  if (!first) throw new RangeError("no data set to join");
  if (parts.length === 1) return first;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const columns = new Map<string, Column>();
  for (const id of first.columns.keys()) {
    const same = parts.map((part) => part.columns.get(id));
    if (!same.every((column) => column !== undefined && column.kind === first.columns.get(id)?.kind))
      throw new RangeError(`column ${id} is not in every part`);
    columns.set(id, joinColumns(same as Column[]));
  }
  const joined: DataSet = { size, columns };
  if (first.weights) joined.weights = joinFloats(parts.map(({ weights }) => weights ?? new Float64Array()));
  return joined;
}

/** As `joinDataSets`, for the things of a repeated section: respondents are counted on from part to part. */
export function joinThings(parts: readonly { things: DataSet; respondents: number }[]): DataSet {
  const joined = joinDataSets(parts.map(({ things }) => things));
  const respondentOf = new Int32Array(joined.size);
  let at = 0;
  let before = 0;
  for (const { things, respondents } of parts) {
    for (let index = 0; index < things.size; index += 1)
      respondentOf[at + index] = before + (things.respondentOf?.[index] ?? 0);
    at += things.size;
    before += respondents;
  }
  return { ...joined, respondentOf };
}

function joinColumns(parts: readonly Column[]): Column {
  const [first] = parts;
  switch (first?.kind) {
    case "choice": {
      const all = parts.flatMap((part) => (part.kind === "choice" ? [part] : []));
      const codes = new Int16Array(length(all.map((part) => part.codes)));
      fill(
        codes,
        all.map((part) => part.codes),
      );
      return { ...first, codes };
    }
    case "choices": {
      const all = parts.flatMap((part) => (part.kind === "choices" ? [part] : []));
      const picked = first.categories.map((_, index) =>
        joinBytes(all.map((part) => part.picked[index] ?? new Uint8Array())),
      );
      return { ...first, picked, state: joinStates(all.map(({ state }) => state)) };
    }
    case "number": {
      const all = parts.flatMap((part) => (part.kind === "number" ? [part] : []));
      return {
        ...first,
        values: joinFloats(all.map(({ values }) => values)),
        state: joinStates(all.map(({ state }) => state)),
      };
    }
    case "text": {
      const all = parts.flatMap((part) => (part.kind === "text" ? [part] : []));
      return {
        ...first,
        values: all.flatMap(({ values }) => values),
        state: joinStates(all.map(({ state }) => state)),
      };
    }
    default:
      throw new RangeError("no column to join");
  }
}

interface Numbers {
  length: number;
  set(from: never, at: number): void;
}

const length = (parts: readonly { length: number }[]): number => parts.reduce((sum, part) => sum + part.length, 0);

function fill(whole: Numbers, parts: readonly { length: number }[]): void {
  let at = 0;
  for (const part of parts) {
    whole.set(part as never, at);
    at += part.length;
  }
}

function joinFloats(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(length(parts));
  fill(whole, parts);
  return whole;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(length(parts));
  fill(whole, parts);
  return whole;
}

function joinStates(parts: readonly Int8Array[]): Int8Array {
  const whole = new Int8Array(length(parts));
  fill(whole, parts);
  return whole;
}
