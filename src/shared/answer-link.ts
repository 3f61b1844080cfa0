import { addDays } from "./day.ts";

/** Days after the due date on which an overdue answer is still taken through its link (as `late`). */
const openAfterDueDays = 30;

/** When a link for an answer ends at the latest: as that day ends in Japan. @param dueOn ISO day */
export const linkEnds = (dueOn: string): Date => new Date(`${addDays(dueOn, openAfterDueDays + 1)}T00:00:00+09:00`);

export interface LinkMail {
  subject: string;
  /** Who asks, how much, and until when. */
  lead: { ja: string; en: string };
  link: string;
}

/**
 * The mail that carries a link for an answer, in Japanese with the same in English below. It passes foreign servers, so it says nothing
 * of what is asked: no device, no version, no vulnerability, no title.
 */
export function linkMail({ subject, lead, link }: LinkMail) {
  const text = [
    lead.ja,
    "",
    "次のリンクを開くと、質問を見て回答できます。アカウントは要りません。途中で保存して、あとから続けられます。",
    link,
    "",
    "リンクを知る人は誰でも回答できます。回答する人のほかには転送しないでください。",
    "心当たりがないときは、このメールを破棄し、医療機関にお知らせください。",
    "",
    "----",
    lead.en,
    "Open the link above to see and answer them; no account is needed, and you can save and continue later.",
    "Whoever has the link can answer: pass it on only to whoever answers. If you did not expect this, discard this mail and tell the hospital.",
  ];
  return { subject, text: text.join("\n") };
}
