import { z } from "zod";
import { Answers } from "../../instrument/answer.ts";
import { ItemId } from "../../instrument/instrument.ts";

const Draft = z.object({ answers: Answers, section: ItemId.nullable() });
export type Draft = z.infer<typeof Draft>;

/** Names the draft of a link without telling the link. */
export const draftKey = (token: string): string => `sekisho.form.${token.slice(0, 8)}`;

/** Where the browser keeps nothing (private window, full disk), the form works all the same: what is typed is sent. */
export function keepLocally(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The server has it in a moment.
  }
}

export const forgetLocally = (key: string): void => localStorage.removeItem(key);

/** What was typed here and never reached the server; null where there is nothing. */
export function readLocally(key: string): Draft | null {
  try {
    return Draft.parse(JSON.parse(localStorage.getItem(key) ?? ""));
  } catch {
    return null;
  }
}
