import { addDays } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";

/** Days after the due date on which an overdue answer is still taken (as `late`). */
const openAfterDueDays = 30;

/** When the link of an inquiry ends at the latest: as that day ends in Japan. */
export const linkEnds = (dueOn: string): Date => new Date(`${addDays(dueOn, openAfterDueDays + 1)}T00:00:00+09:00`);

export interface LinkMoments {
  expiresAt: Date;
  openedAt: Date | null;
  savedAt: Date | null;
  answeredAt: Date | null;
  revokedAt: Date | null;
}

/**
 * How far a link has come, as whoever asked sees it.
 * @param today ISO day in Japan; a link ends as such a day begins
 */
export function linkState(
  link: LinkMoments,
  today: string,
): "made" | "opened" | "saved" | "answered" | "revoked" | "expired" {
  if (link.answeredAt) return "answered";
  if (link.revokedAt) return "revoked";
  if (japanDay(link.expiresAt) <= today) return "expired";
  if (link.savedAt) return "saved";
  return link.openedAt ? "opened" : "made";
}

export interface LinkMailText {
  hospital: string;
  sender: string;
  dueOn: string;
  questions: number;
  link: string;
}

/**
 * The mail that carries a link, in Japanese with the same in English below. It passes foreign servers, so it says nothing of what is
 * asked: no device, no version, no vulnerability.
 */
export function answerLinkMail({ hospital, sender, dueOn, questions, link }: LinkMailText) {
  const text = [
    `${hospital} の ${sender} さんから、${questions}項目の照会です。${dueOn} までに回答をお願いします。`,
    "",
    "次のリンクを開くと、質問を見て回答できます。アカウントは要りません。途中で保存して、あとから続けられます。",
    link,
    "",
    "リンクを知る人は誰でも回答できます。回答する人のほかには転送しないでください。",
    "心当たりがないときは、このメールを破棄し、医療機関にお知らせください。",
    "",
    "----",
    `${sender} of ${hospital} asks you ${questions} question(s), to be answered by ${dueOn}.`,
    "Open the link above to see and answer them; no account is needed, and you can save and continue later.",
    "Whoever has the link can answer: pass it on only to whoever answers. If you did not expect this, discard this mail and tell the hospital.",
  ];
  return { subject: `【関所】${hospital} からの照会（回答期限 ${dueOn}）`, text: text.join("\n") };
}

/** Tells whoever asked that an answer came; what it says is read after signing in. */
export function answeredMail(inquiry: { hospital: string; number: number; page: string }) {
  const text = [
    `${inquiry.hospital} の照会 ${inquiry.number} に、回答用リンクから回答が届きました。`,
    "内容は、サインインして照会の一覧でご覧ください。",
    inquiry.page,
    "",
    "----",
    `Inquiry ${inquiry.number} of ${inquiry.hospital} was answered through its link. Sign in to read the answer.`,
  ];
  return { subject: `【関所】回答が届きました（照会 ${inquiry.number}）`, text: text.join("\n") };
}
