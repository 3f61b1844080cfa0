/**
 * Text that a spreadsheet program would run as a formula on opening a CSV: ASCII = + - @, TAB, CR, LF at the start, and the
 * full-width signs that a Japanese Excel folds to ASCII, unless they stand alone (－ alone is how people write "does not apply").
 * Leading apostrophes are included, so that undoing removes exactly one that we put there.
 * Source: OWASP "CSV Injection".
 */
const startsLikeFormula = /^'*(?:[=+\-@\t\r\n]|[＝＋－＠].)/s;

const neutralised = /^'+(?:[=+\-@\t\r\n]|[＝＋－＠].)/s;

export const looksLikeFormula = (text: string): boolean => startsLikeFormula.test(text);

/** Puts an apostrophe before text that would be run; all other text is returned as it is. */
export const neutraliseFormula = (text: string): string => (startsLikeFormula.test(text) ? `'${text}` : text);

/** Takes back exactly what `neutraliseFormula` did. */
export function undoNeutralising(text: string): string {
  // Almost every cell stops here; the expression is only for those few that start with an apostrophe.
  if (text.charCodeAt(0) !== 0x27) return text;
  return neutralised.test(text) ? text.slice(1) : text;
}
