import { linkWords } from "../../../web/by-link/link-words.ts";
import { texts } from "../../../web/language.ts";

/** Words for people of other companies, who have never seen this system. */
export const sheetTexts = texts(
  {
    ...linkWords.ja,
    linkMissing: "リンクが途中で切れています。届いたリンクをもう一度開いてください。",
    from: (hospital: string, company: string) => `${hospital} の同意を得た、${company} からの照会です`,
    to: (name: string, contact: string) => `${name} ${contact} 御中`,
    about: "照会の内容",
    requestedOn: "依頼日",
    consentOn: "病院の同意日",
    asker: "担当",
    wanting: "前の回答について、次の点を詳しくお願いします",
    privacy: "この画面に見えるのは、この照会だけです。患者や職員の個人情報は書かないでください。",
    answers: "ご回答",
    files: "ファイル",
    unanswered: (n: number) => `まだ書いていない質問が${n}件あります。このまま提出することもできます。`,
    receiptLead: (company: string) =>
      `ありがとうございました。直したいことがあれば、${company} の担当者へご連絡ください。`,
  },
  {
    ...linkWords.en,
    linkMissing: "This link is incomplete. Open it again as you received it.",
    from: (hospital: string, company: string) => `${company} asks you, with the consent of ${hospital}`,
    to: (name: string, contact: string) => `To ${contact}, ${name}`,
    about: "What is asked",
    requestedOn: "Asked on",
    consentOn: "Hospital agreed on",
    asker: "Asked by",
    wanting: "Of your earlier answer, please explain in more detail",
    privacy: "Only this inquiry is visible here. Please write nothing personal about patients or staff.",
    answers: "Your answer",
    files: "Files",
    unanswered: (n: number) => `${n} question(s) are not answered. You may hand in all the same.`,
    receiptLead: (company: string) => `Thank you. To correct something, please contact ${company}.`,
  },
);
