import { z } from "zod";

/**
 * Text of somebody who is not known. Left out are control characters, of which the database takes no NUL, halves of characters, and
 * marks that turn the direction of writing, by which a name could be made to look like another.
 */
const cleaned = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, "");

/** Several lines, at most so many characters as sent. */
export const strangersText = (longest: number) => z.string().max(longest).transform(cleaned);

/** One line, without blanks around it; it may be empty. */
export const strangersLine = (longest: number) =>
  strangersText(longest).transform((words) => words.replace(/\s+/g, " ").trim());
