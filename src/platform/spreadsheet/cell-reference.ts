/** Letters of a column counted from 1: 1 → A, 28 → AB. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export const cellReference = (row: number, column: number): string => columnLetters(column) + row;

/** Row and column from 1 of a reference such as "AB12" or "$AB$12"; null when it is none or lies outside of what Excel has. */
export function parseCellReference(text: string): { row: number; column: number } | null {
  let column = 0;
  let position = text.charCodeAt(0) === 36 ? 1 : 0;
  const firstLetter = position;
  for (; position < text.length; position++) {
    const letter = text.charCodeAt(position) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (position === firstLetter || position - firstLetter > 3) return null;
  if (text.charCodeAt(position) === 36) position++;
  const digits = text.length - position;
  if (digits < 1 || digits > 7) return null;
  let row = 0;
  for (; position < text.length; position++) {
    const digit = text.charCodeAt(position) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return row < 1 || row > 1_048_576 || column > 16_384 ? null : { row, column };
}
