/** Undoes Excel's _xHHHH_ for characters that XML cannot carry. */
export function undoExcelEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Vertical tab and form feed are how FileMaker and Word write a line break inside a field. */
export const foldLineBreaks = (text: string): string => text.replace(/[\v\f]/g, "\n");

/**
 * A string of its own. The XML parser hands out slices, and one short slice kept would keep the whole piece of the file it was cut
 * from: 64 KiB for every cell in the worst case. Unpaired surrogates, which no database takes, become U+FFFD.
 */
export const ownCopy = (text: string): string => Buffer.from(text).toString();

/** Control characters other than TAB, LF and CR, after folding: nothing a person typed, and no database takes them all. */
export const hasControlCharacter = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
};
