/** Advance widths of a TrueType or OpenType font, as fractions of the font size. Source: OpenType 1.9 `cmap`, `hhea`, `hmtx`, `head`. */
export type AdvanceOf = (codePoint: number) => number;

type GlyphOf = (codePoint: number) => number;

/** @throws Error when the font has no Unicode character map of format 4 or 12. */
export function readAdvances(font: Buffer): AdvanceOf {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + 16 * index;
    tables.set(font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8));
  }
  const table = (tag: string) => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`font without table ${tag}`);
    return at;
  };
  const unitsPerEm = font.readUInt16BE(table("head") + 18);
  const longMetrics = font.readUInt16BE(table("hhea") + 34);
  const glyphOf = readCharacterMap(font, table("cmap"));
  const hmtx = table("hmtx");
  const known = new Map<number, number>();
  return (codePoint) => {
    let advance = known.get(codePoint);
    if (advance === undefined) {
      // The last long metric holds for all glyphs after it.
      const glyph = Math.min(glyphOf(codePoint), longMetrics - 1);
      advance = font.readUInt16BE(hmtx + 4 * glyph) / unitsPerEm;
      known.set(codePoint, advance);
    }
    return advance;
  };
}

function readCharacterMap(font: Buffer, cmap: number): GlyphOf {
  const formats = new Map<number, number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    formats.set(font.readUInt16BE(at), at);
  }
  const full = formats.get(12);
  if (full !== undefined) return segmentedCoverage(font, full);
  const basic = formats.get(4);
  if (basic !== undefined) return segmentMapping(font, basic);
  throw new Error("font without a Unicode character map");
}

/** Format 12: groups of 32-bit ranges. */
function segmentedCoverage(font: Buffer, at: number): GlyphOf {
  const groups = font.readUInt32BE(at + 12);
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = at + 16 + 12 * middle;
      if (codePoint < font.readUInt32BE(group)) high = middle - 1;
      else if (codePoint > font.readUInt32BE(group + 4)) low = middle + 1;
      else return font.readUInt32BE(group + 8) + codePoint - font.readUInt32BE(group);
    }
    return 0;
  };
}

/** Format 4: 16-bit segments with deltas or offsets. */
function segmentMapping(font: Buffer, at: number): GlyphOf {
  const doubled = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  return (codePoint) => {
    for (let offset = 0; offset < doubled; offset += 2) {
      if (codePoint > font.readUInt16BE(ends + offset)) continue;
      const start = font.readUInt16BE(starts + offset);
      if (codePoint < start) return 0;
      const delta = font.readUInt16BE(starts + doubled + offset);
      const rangeAt = starts + 2 * doubled + offset;
      const range = font.readUInt16BE(rangeAt);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.readUInt16BE(rangeAt + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
