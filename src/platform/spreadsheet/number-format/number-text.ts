import type { FormatSection, FormatToken } from "./format-section.ts";

/**
 * A number as General shows it in a wide enough cell: up to 15 significant digits, which is all that Excel keeps. Long whole numbers
 * stay whole (Excel would show 1.23457E+11): they are serial and account numbers, and what was typed is what is meant.
 */
export function generalText(value: number): string {
  const plain = String(value);
  // Nearly every number of a ledger; rounding the others costs ten times as much.
  if (plain.length <= 15 && !plain.includes("e")) return plain;
  const rounded = Number(value.toPrecision(15));
  const text = String(Object.is(rounded, -0) ? 0 : rounded);
  return text.replace(/e([+-])(\d+)$/, (_, sign: string, digits: string) => `E${sign}${digits.padStart(2, "0")}`);
}

/** Rounds half away from zero on the decimal digits a person sees, not on the binary fraction: 1.005 to 2 places is 1.01. */
function fixed(value: number, decimals: number): string {
  const seen = String(Number(value.toPrecision(15)));
  if (seen.includes("e")) return value.toFixed(Math.min(decimals, 20));
  return (Math.round(Number(`${seen}e${decimals}`)) / 10 ** decimals).toFixed(decimals);
}

const isDigit = (token: FormatToken): token is Extract<FormatToken, { kind: "digit" }> => token.kind === "digit";

/** Fills the places left of the point from right to left; the leftmost place takes all digits that are left over. */
function integerText(tokens: readonly FormatToken[], digits: string, grouped: boolean): string {
  let rest = digits === "0" ? "" : digits;
  let text = "";
  let placed = 0;
  const first = tokens.findIndex(isDigit);
  const put = (digit: string) => {
    if (grouped && placed > 0 && placed % 3 === 0 && digit !== " ") text = `,${text}`;
    text = digit + text;
    placed++;
  };
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token?.kind === "literal") text = token.text + text;
    else if (token?.kind === "percent") text = `%${text}`;
    if (token?.kind !== "digit") continue;
    if (rest !== "") {
      put(rest.slice(-1));
      rest = rest.slice(0, -1);
    } else if (token.char !== "#") put(token.char === "0" ? "0" : " ");
    if (index === first) for (; rest !== ""; rest = rest.slice(0, -1)) put(rest.slice(-1));
  }
  return text;
}

/** Fills the places right of the point; places marked # or ? lose zeros at the end. */
function fractionText(tokens: readonly FormatToken[], digits: string): string {
  const places = tokens.filter(isDigit);
  let keep = digits.length;
  while (keep > 0 && digits[keep - 1] === "0" && places[keep - 1]?.char !== "0") keep--;
  let text = "";
  let at = 0;
  for (const token of tokens) {
    if (token.kind === "literal") text += token.text;
    else if (token.kind === "percent") text += "%";
    else if (token.kind === "digit") {
      if (at < keep) text += digits[at];
      else if (token.char === "?") text += " ";
      at++;
    }
  }
  return text;
}

function exponentText(section: FormatSection, value: number, split: number): string {
  const head = section.tokens.slice(0, split);
  const point = head.findIndex((token) => token.kind === "point");
  const decimals = point < 0 ? 0 : head.slice(point).filter(isDigit).length;
  const [mantissa = "0", exponent = "0"] = value.toExponential(Math.min(decimals, 20)).split("e");
  const token = section.tokens[split];
  const places = section.tokens.slice(split).filter(isDigit).length;
  const power = Number(exponent);
  const sign = power < 0 ? "-" : token?.kind === "exponent" && token.plus ? "+" : "";
  return `${mantissa}E${sign}${String(Math.abs(power)).padStart(places, "0")}`;
}

/** What a number format section shows for a value of 0 or more; signs are the caller's. */
export function numberText(section: FormatSection, magnitude: number): string {
  const { tokens } = section;
  const literals = () =>
    tokens
      .map((token) => (token.kind === "literal" ? token.text : token.kind === "general" ? generalText(magnitude) : ""))
      .join("");
  if (!tokens.some(isDigit)) return literals();
  const split = tokens.findIndex((token) => token.kind === "exponent");
  if (split >= 0) return exponentText(section, magnitude, split);
  // Fractions such as # ?/? are shown as decimals: the value matters, and the fraction would lose digits.
  if (
    tokens.some((token) => token.kind === "literal" && token.text === "/") &&
    tokens.some((token) => token.kind === "digit" && token.char === "?")
  ) {
    return generalText(magnitude);
  }
  const point = tokens.findIndex((token) => token.kind === "point");
  const left = point < 0 ? tokens : tokens.slice(0, point);
  const right = point < 0 ? [] : tokens.slice(point + 1);
  const lastPlace = left.findLastIndex(isDigit);
  // Commas between places group by thousands; commas behind the last one divide by a thousand each.
  const thousands = left.slice(lastPlace + 1).filter((token) => token.kind === "comma").length;
  const grouped = left
    .slice(0, lastPlace)
    .some((token, index) => token.kind === "comma" && left.slice(0, index).some(isDigit));
  const percents = tokens.filter((token) => token.kind === "percent").length;
  const scaled = (magnitude * 100 ** percents) / 1000 ** thousands;
  const [whole = "0", fraction = ""] = fixed(scaled, Math.min(right.filter(isDigit).length, 15)).split(".");
  if (whole.includes("e")) return generalText(magnitude);
  return integerText(left, whole, grouped) + (point < 0 ? "" : `.${fractionText(right, fraction)}`);
}
