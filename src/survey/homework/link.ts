import { linkMail } from "../../shared/answer-link.ts";

export interface HomeworkMail {
  hospital: string;
  company: string;
  sender: string;
  dueOn: string;
  questions: number;
  link: string;
}

/** The mail that carries a link to homework. */
export const homeworkLinkMail = ({ hospital, company, sender, dueOn, questions, link }: HomeworkMail) =>
  linkMail({
    subject: `【関所】${hospital} についての照会（回答期限 ${dueOn}）`,
    lead: {
      ja: `${hospital} の同意を得て、${company} の ${sender} から、${questions}項目の照会です。${dueOn} までに回答をお願いします。`,
      en: `With the consent of ${hospital}, ${sender} of ${company} asks you ${questions} question(s), to be answered by ${dueOn}.`,
    },
    link,
  });

/** Tells whoever made the link that an answer came; what it says is read after signing in. */
export function homeworkAnsweredMail(work: { hospital: string; number: number; page: string }) {
  const text = [
    `${work.hospital} の宿題 ${work.number} に、回答用リンクから回答が届きました。`,
    "内容は、サインインして宿題の画面でご覧ください。",
    work.page,
    "",
    "----",
    `Homework ${work.number} of ${work.hospital} was answered through its link. Sign in to read the answer.`,
  ];
  return { subject: `【関所】回答が届きました（宿題 ${work.number}）`, text: text.join("\n") };
}
