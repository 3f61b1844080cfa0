export type DateUnit =
  | "year"
  | "month"
  | "day"
  | "hour"
  | "minute"
  | "second"
  | "era"
  | "eraYear"
  | "weekday"
  | "japaneseWeekday";

export type FormatToken =
  | { kind: "literal"; text: string }
  | { kind: "date"; unit: DateUnit; length: number }
  /** [h], [m], [s]: hours, minutes or seconds since the start, not of the day. */
  | { kind: "elapsed"; unit: "hour" | "minute" | "second"; length: number }
  | { kind: "halfDay"; text: string }
  /** Digits after the seconds. */
  | { kind: "secondFraction"; length: number }
  | { kind: "digit"; char: "0" | "#" | "?" }
  | { kind: "point" }
  | { kind: "comma" }
  | { kind: "percent" }
  | { kind: "exponent"; plus: boolean }
  /** General, or @ in a section for numbers. */
  | { kind: "general" };

/** One of the up to four parts of a format code, between semicolons. */
export interface FormatSection {
  tokens: readonly FormatToken[];
  condition: { operator: string; value: number } | null;
  japanese: boolean;
  numerals: "arabic" | "kanji" | "fullWidth";
  /** Write the first year of an era as 元. */
  firstYearAsGan: boolean;
}

const dateLetters: Record<string, DateUnit> = {
  y: "year",
  m: "month",
  d: "day",
  h: "hour",
  s: "second",
  g: "era",
  e: "eraYear",
  a: "japaneseWeekday",
};

/** Everything one piece of a format code can be; the order decides (General before g, E+ before e, AM/PM before a). */
const piece =
  /"([^"]*)"?|\\(.)|_(?:.)|\*(?:.)|\[([^\]]*)\]?|(general)|(am\/pm|a\/p|午前\/午後)|(e[+-])|(y+|m+|d+|h+|s+|g+|e+|a{3,})|(\.0*)|([0#?])|(,)|(%)|(@)|(.)/gisu;

function bracket(content: string, section: FormatSection, tokens: FormatToken[]): void {
  const elapsed = /^(h+|m+|s+)$/i.exec(content)?.[1];
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(content);
  const locale = /^\$([^-]*)(?:-(.*))?$/s.exec(content);
  if (elapsed !== undefined) {
    const letter = elapsed.charAt(0).toLowerCase();
    tokens.push({
      kind: "elapsed",
      unit: letter === "h" ? "hour" : letter === "m" ? "minute" : "second",
      length: elapsed.length,
    });
  } else if (condition !== null) {
    section.condition = { operator: condition[1] ?? "", value: Number(condition[2]) };
  } else if (locale !== null) {
    if (locale[1] !== undefined && locale[1] !== "") tokens.push({ kind: "literal", text: locale[1] });
    const tag = (locale[2] ?? "").toLowerCase();
    if (/(?:^|0|f800|3)411$|^ja/.test(tag)) section.japanese = true;
    if (tag.includes("gannen")) section.firstYearAsGan = true;
  } else if (/^dbnum[12]$/i.test(content)) {
    section.numerals = "kanji";
  } else if (/^dbnum3$/i.test(content)) {
    section.numerals = "fullWidth";
  }
  // Colours say nothing about the text.
}

/** m is the minute directly after an hour or directly before a second, else the month. */
function settleMinutes(tokens: FormatToken[]): void {
  const timed = tokens.filter((token) => token.kind === "date" || token.kind === "elapsed");
  timed.forEach((token, index) => {
    if (token.kind !== "date" || token.unit !== "month" || token.length > 2) return;
    if (timed[index - 1]?.unit === "hour" || timed[index + 1]?.unit === "second") token.unit = "minute";
  });
}

/** Splits a format code at the semicolons that are not inside quotes, brackets or escapes. */
export function splitSections(code: string): string[] {
  const sections = [""];
  for (const [text] of code.matchAll(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|./gsu)) {
    if (text === ";") sections.push("");
    else sections[sections.length - 1] += text;
  }
  return sections;
}

export function parseSection(code: string): FormatSection {
  const section: FormatSection = {
    tokens: [],
    condition: null,
    japanese: false,
    numerals: "arabic",
    firstYearAsGan: false,
  };
  const tokens: FormatToken[] = [];
  for (const match of code.matchAll(piece)) {
    const [
      whole,
      quoted,
      escaped,
      bracketed,
      general,
      halfDay,
      exponent,
      date,
      point,
      digit,
      comma,
      percent,
      at,
      other,
    ] = match;
    const fraction =
      point !== undefined &&
      point.length > 1 &&
      tokens.some((token) => token.kind === "date" || token.kind === "elapsed");
    if (quoted !== undefined || escaped !== undefined) tokens.push({ kind: "literal", text: quoted ?? escaped ?? "" });
    // _x leaves the width of x free and *x fills the cell with x: layout, not text.
    else if (whole.startsWith("_") || whole.startsWith("*")) continue;
    else if (bracketed !== undefined) bracket(bracketed, section, tokens);
    else if (general !== undefined || at !== undefined) tokens.push({ kind: "general" });
    else if (halfDay !== undefined) tokens.push({ kind: "halfDay", text: halfDay });
    else if (exponent !== undefined) tokens.push({ kind: "exponent", plus: exponent.endsWith("+") });
    else if (date !== undefined) tokens.push({ kind: "date", unit: unitOf(date), length: date.length });
    else if (fraction) tokens.push({ kind: "secondFraction", length: point.length - 1 });
    else if (point !== undefined)
      tokens.push({ kind: "point" }, ...[...point.slice(1)].map(() => ({ kind: "digit", char: "0" }) as const));
    else if (digit === "0" || digit === "#" || digit === "?") tokens.push({ kind: "digit", char: digit });
    else if (comma !== undefined) tokens.push({ kind: "comma" });
    else if (percent !== undefined) tokens.push({ kind: "percent" });
    else if (other !== undefined) tokens.push({ kind: "literal", text: other });
  }
  settleMinutes(tokens);
  return { ...section, tokens };
}

function unitOf(letters: string): DateUnit {
  const unit = dateLetters[letters.charAt(0).toLowerCase()] ?? "day";
  return unit === "day" && letters.length > 2 ? "weekday" : unit;
}
