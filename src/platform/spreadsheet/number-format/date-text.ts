import type { SerialMoment } from "../day-serial.ts";
import type { FormatSection, FormatToken } from "./format-section.ts";
import { eraOf, kanjiNumber } from "./japanese-era.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const japaneseWeekdays = "日月火水木金土";

function numeral(section: FormatSection, value: number, digits: number): string {
  if (section.numerals === "kanji") return kanjiNumber(value);
  const text = String(value).padStart(digits, "0");
  if (section.numerals === "arabic") return text;
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function dateText(
  section: FormatSection,
  unit: Extract<FormatToken, { kind: "date" }>["unit"],
  length: number,
  moment: SerialMoment,
): string {
  const seconds = Math.floor(moment.milliseconds / 1000);
  const number = (value: number) => numeral(section, value, Math.min(length, 2));
  switch (unit) {
    case "year":
      return length <= 2 ? numeral(section, moment.year % 100, 2) : numeral(section, moment.year, 4);
    case "month":
      if (length <= 2) return number(moment.month);
      return (months[moment.month - 1] ?? "").slice(0, length === 3 ? 3 : length === 5 ? 1 : 20);
    case "day":
      return number(moment.day);
    case "weekday":
      return (weekdays[moment.weekday] ?? "").slice(0, length === 3 ? 3 : 20);
    case "japaneseWeekday":
      return (japaneseWeekdays[moment.weekday] ?? "") + (length > 3 ? "曜日" : "");
    case "era": {
      const era = eraOf(moment.year, moment.month, moment.day);
      return length === 1 ? era.letter : length === 2 ? era.short : era.long;
    }
    case "eraYear": {
      const { year } = eraOf(moment.year, moment.month, moment.day);
      return section.firstYearAsGan && year === 1 ? "元" : number(year);
    }
    case "hour": {
      const hour = Math.floor(seconds / 3600);
      return number(section.tokens.some((token) => token.kind === "halfDay") ? hour % 12 || 12 : hour);
    }
    case "minute":
      return number(Math.floor(seconds / 60) % 60);
    case "second":
      return number(seconds % 60);
  }
}

function halfDayText(section: FormatSection, text: string, afternoon: boolean): string {
  if (text.startsWith("午") || section.japanese) return afternoon ? "午後" : "午前";
  const [before = "", after = ""] = text.split("/");
  return afternoon ? after : before;
}

/**
 * What a date or time format shows.
 * @param elapsedSeconds what [h], [m] and [s] count, from zero
 */
export function momentText(section: FormatSection, moment: SerialMoment, elapsedSeconds: number): string {
  let text = "";
  for (const token of section.tokens) {
    switch (token.kind) {
      case "literal":
        text += token.text;
        break;
      case "date":
        text += dateText(section, token.unit, token.length, moment);
        break;
      case "elapsed": {
        const divisor = token.unit === "hour" ? 3600 : token.unit === "minute" ? 60 : 1;
        text += String(Math.floor(elapsedSeconds / divisor)).padStart(token.length, "0");
        break;
      }
      case "halfDay":
        text += halfDayText(section, token.text, moment.milliseconds >= 43_200_000);
        break;
      case "secondFraction":
        text += `.${String(moment.milliseconds % 1000)
          .padStart(3, "0")
          .slice(0, token.length)}`;
        break;
      case "point":
        text += ".";
        break;
      case "comma":
        text += ",";
        break;
      case "digit":
        text += token.char;
        break;
      default:
        break;
    }
  }
  return text;
}
