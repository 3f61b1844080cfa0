import type { MailingKind } from "./reminder.ts";

export interface MailText {
  kind: MailingKind;
  /** Who asks. */
  organisation: string;
  title: string;
  /** ISO day. */
  closesOn: string | null;
  anonymous: boolean;
  /** Stands where the link will. */
  link: string;
}

/**
 * The mail that carries a link, in Japanese with the same in English below. It is the same for everybody: no name, no number, nothing
 * that tells one respondent from another but the link.
 */
export function invitationMail({ kind, organisation, title, closesOn, anonymous, link }: MailText) {
  const until = closesOn === null ? "" : `（${closesOn} まで）`;
  const text = [
    kind === "invitation"
      ? `${organisation} から、アンケート「${title}」へのご協力のお願いです。`
      : `アンケート「${title}」へのご回答をお待ちしています。${organisation} からのお知らせです。`,
    closesOn === null ? "" : `${closesOn} までにご回答ください。`,
    "",
    "次のリンクから回答できます。アカウントは要りません。途中で保存して、別の端末からも続けられます。",
    link,
    "",
    anonymous
      ? "この調査は無記名です。どなたが回答したかと、回答の内容とは、調査する側にも結び付けられない仕組みで集めます。"
      : "このリンクはあなた専用です。ほかの方には転送しないでください。",
    "心当たりがないときは、このメールを破棄してください。",
    "",
    "----",
    kind === "invitation"
      ? `${organisation} asks you to answer the questionnaire “${title}”${closesOn === null ? "" : ` by ${closesOn}`}.`
      : `${organisation} is waiting for your answer to the questionnaire “${title}”${closesOn === null ? "" : `, to be given by ${closesOn}`}.`,
    "Open the link above; no account is needed, and you can save and continue on another device.",
    anonymous
      ? "It is anonymous: who answered and what was answered are kept so that nobody, the organisation included, can join them."
      : "The link is yours alone; please do not pass it on.",
    "If you did not expect this, discard this mail.",
  ].filter((line, index) => line !== "" || index !== 1);
  const subject =
    kind === "invitation"
      ? `【関所】アンケート「${title}」ご協力のお願い${until}`
      : `【関所】アンケート「${title}」ご回答のお願い（再度のお知らせ）${until}`;
  return { subject, text: text.join("\n") };
}

/** Marks where the link comes in, for whoever sends the mail (`fillLinks`): the stored mail holds no secret at any time. */
export const linkMark = (organisationId: string, roundId: string, invitationId: string): string =>
  `[[questionnaire:${organisationId}:${roundId}:${invitationId}]]`;

const uuid = "([0-9a-f-]{36})";
export const linkMarkPattern = new RegExp(`\\[\\[questionnaire:${uuid}:${uuid}:${uuid}\\]\\]`);
