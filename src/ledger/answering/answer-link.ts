import { linkMail } from "../../shared/answer-link.ts";
import { japanDay } from "../../shared/japan-day.ts";

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

/** The mail that carries a link to an inquiry. */
export const answerLinkMail = ({ hospital, sender, dueOn, questions, link }: LinkMailText) =>
  linkMail({
    subject: `【関所】${hospital} からの照会（回答期限 ${dueOn}）`,
    lead: {
      ja: `${hospital} の ${sender} さんから、${questions}項目の照会です。${dueOn} までに回答をお願いします。`,
      en: `${sender} of ${hospital} asks you ${questions} question(s), to be answered by ${dueOn}.`,
    },
    link,
  });

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
