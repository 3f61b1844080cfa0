import { plainLine } from "../../shared/picture/text-measure.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
};

/** Text as it may stand in an XML attribute; characters that XML cannot carry become blanks. */
export const escapeXml = (text: string): string =>
  text
    .split("\n")
    .map(plainLine)
    .join("\n")
    .replace(/[&<>"'\n]/g, (character) => entities[character] ?? character);
