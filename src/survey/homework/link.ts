import { addDays } from "../../shared/day.ts";

/** Days after the last day on which a vendor's answer is still taken through its link (as `late`): as with inquiries of the ledger. */
const openAfterDueDays = 30;

/** When the link of homework ends at the latest: as that day ends in Japan. */
export const homeworkLinkEnds = (dueOn: string): Date =>
  new Date(`${addDays(dueOn, openAfterDueDays + 1)}T00:00:00+09:00`);

export interface HomeworkMail {
  hospital: string;
  company: string;
  sender: string;
  dueOn: string;
  questions: number;
  link: string;
}

/**
 * The mail that carries a vendor's link, in Japanese with the same in English below. It passes foreign servers, so it says nothing of
 * what is asked: no device, no version, no title.
 */
export function homeworkLinkMail({ hospital, company, sender, dueOn, questions, link }: HomeworkMail) {
  const text = [
    `${hospital} の同意を得て、${company} の ${sender} から、${questions}項目の照会です。${dueOn} までに回答をお願いします。`,
    "",
    "次のリンクを開くと、質問を見て回答できます。アカウントは要りません。途中で保存して、あとから続けられます。",
    link,
    "",
    "リンクを知る人は誰でも回答できます。回答する人のほかには転送しないでください。",
    "心当たりがないときは、このメールを破棄し、医療機関にお知らせください。",
    "",
    "----",
    `With the consent of ${hospital}, ${sender} of ${company} asks you ${questions} question(s), to be answered by ${dueOn}.`,
    "Open the link above to see and answer them; no account is needed, and you can save and continue later.",
    "Whoever has the link can answer: pass it on only to whoever answers. If you did not expect this, discard this mail and tell the hospital.",
  ];
  return { subject: `【関所】${hospital} についての照会（回答期限 ${dueOn}）`, text: text.join("\n") };
}

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
