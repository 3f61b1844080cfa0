import type { Cell } from "../../../shared/workbook.ts";
import { momentOfSerial } from "../day-serial.ts";
import { momentText } from "./date-text.ts";
import { type FormatSection, parseSection, splitSections } from "./format-section.ts";
import { generalText, numberText } from "./number-text.ts";

/** A number format made ready for many cells. */
export interface CellFormat {
  /** null for General. */
  code: string | null;
  sections: readonly FormatSection[];
}

export const generalFormat: CellFormat = { code: null, sections: [] };

/** Formats are short; what is longer is an attack on the parser, and General shows the value as well. */
const FORMAT_CHARACTERS = 255;

export function cellFormat(code: string | null): CellFormat {
  if (code === null || code.length > FORMAT_CHARACTERS || /^general$/i.test(code)) return generalFormat;
  // A fourth section is for text cells, which we hand over as typed.
  return { code, sections: splitSections(code).slice(0, 3).map(parseSection) };
}

const meets = (value: number, operator: string, bound: number): boolean => {
  if (operator === "<") return value < bound;
  if (operator === "<=") return value <= bound;
  if (operator === ">") return value > bound;
  if (operator === ">=") return value >= bound;
  return operator === "=" ? value === bound : value !== bound;
};

/** The section for a value, and whether it writes the minus itself. */
function sectionFor(format: CellFormat, value: number): { section: FormatSection | undefined; signed: boolean } {
  const { sections } = format;
  if (sections.some(({ condition }) => condition !== null)) {
    const section = sections.find(
      ({ condition }) => condition === null || meets(value, condition.operator, condition.value),
    );
    return { section, signed: false };
  }
  if (value < 0 && sections.length > 1) return { section: sections[1], signed: true };
  if (value === 0 && sections.length > 2) return { section: sections[2], signed: false };
  return { section: sections[0], signed: false };
}

const pad = (value: number): string => String(value).padStart(2, "0");

const showsDay = (section: FormatSection): boolean =>
  section.tokens.some(
    (token) => token.kind === "date" && token.unit !== "hour" && token.unit !== "minute" && token.unit !== "second",
  );

const showsTime = (section: FormatSection): boolean =>
  section.tokens.some(
    (token) => token.kind === "elapsed" || (token.kind === "date" && /hour|minute|second/.test(token.unit)),
  );

function resolutionMs(section: FormatSection): number {
  const digits = section.tokens.find((token) => token.kind === "secondFraction")?.length ?? 0;
  return 1000 / 10 ** Math.min(digits, 3);
}

/**
 * The cell a stored number and its format make. A date only where the format shows a day, month, year, era or weekday and the
 * calendar has the day; times of day, durations and everything else are numbers with the text a person sees.
 */
export function numberCell(value: number, format: CellFormat, date1904: boolean): Exclude<Cell, string> {
  const { section, signed } = sectionFor(format, value);
  const number = (text: string) => ({ type: "number", value, text, format: format.code }) as const;
  if (section === undefined) return number(generalText(value));
  const day = showsDay(section);
  if (!day && !showsTime(section)) {
    const text = numberText(section, Math.abs(value));
    return number(value < 0 && !signed && /[1-9]/.test(text) ? `-${text}` : text);
  }
  const resolution = resolutionMs(section);
  if (!day) {
    if (value < 0) return number(generalText(value));
    // Elapsed hours count from zero; a time of day needs no day, so any day will do for the clock.
    const total = Math.round((value * 86_400_000) / resolution) * resolution;
    const clock = { year: 1900, month: 1, day: 1, weekday: 0, milliseconds: total % 86_400_000 };
    return number(momentText(section, clock, total / 1000));
  }
  const moment = momentOfSerial(value, date1904, resolution);
  if (moment === null) return number(generalText(value));
  const date = `${moment.year}-${pad(moment.month)}-${pad(moment.day)}`;
  const seconds = Math.floor(moment.milliseconds / 1000);
  const time = `T${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return {
    type: "date",
    iso: showsTime(section) ? date + time : date,
    serial: value,
    text: momentText(section, moment, value * 86_400),
    format: format.code,
  };
}
