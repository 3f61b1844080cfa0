/** Sizes of the overview by the number of roads: roomy for a clinic, one line a road for a large hospital. Unit: CSS pixel. */
export interface NetworkMeasures {
  /** Height of a road's row, and of the boxes in it. */
  row: number;
  box: number;
  /** Lines of text in a row. */
  lines: 1 | 2;
  large: number;
  small: number;
  /** Widths of the columns. */
  counterpart: number;
  line: number;
  device: number;
  target: number;
  card: number;
  station: number;
}

export function networkMeasures(roads: number): NetworkMeasures {
  if (roads <= 10)
    return {
      row: 56,
      box: 48,
      lines: 2,
      large: 14,
      small: 13,
      counterpart: 208,
      line: 190,
      device: 220,
      target: 170,
      card: 226,
      station: 226,
    };
  if (roads <= 26)
    return {
      row: 44,
      box: 39,
      lines: 2,
      large: 13,
      small: 12,
      counterpart: 200,
      line: 180,
      device: 210,
      target: 160,
      card: 206,
      station: 210,
    };
  return {
    row: 22,
    box: 19,
    lines: 1,
    large: 12,
    small: 12,
    counterpart: 204,
    line: 190,
    device: 246,
    target: 166,
    card: 182,
    station: 188,
  };
}

/** Points that a page of A3 in landscape leaves for the picture below the document's title, on the small side. */
export const printArea = { width: 1099, height: 598 };

/** Smallest text that a reader of the printed sheet can be asked to read, in points. */
export const smallestPrint = 5.5;

export const printScale = (width: number, height: number): number =>
  Math.min(printArea.width / width, printArea.height / height);

export const space = {
  margin: 20,
  band: 102,
  /** Title, counts and the heads of the columns. */
  header: 66,
  groupHead: 22,
  mark: 36,
  wall: 40,
  bus: 10,
  gap: 8,
  zonePadding: 9,
  zoneGap: 9,
} as const;

/** Left edges of the columns from the outside world to the segments. */
export function columnsFor(measures: NetworkMeasures, buses: number) {
  const band = space.margin + 8;
  const counterpart = band + space.band;
  const line = counterpart + measures.counterpart + 6;
  const device = line + measures.line + 6;
  const mark = device + measures.device + 7;
  const wall = mark + space.mark + 8;
  const target = wall + space.wall + 10;
  const bus = target + measures.target + 10;
  const zone = bus + space.bus * Math.max(1, buses) + 6;
  return { band, counterpart, line, device, mark, wall, target, bus, zone };
}
export type NetworkColumns = ReturnType<typeof columnsFor>;
