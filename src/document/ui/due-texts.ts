import { texts } from "../../web/language.ts";

export const dueTexts = texts(
  {
    dueOn: (day: string) => `期限 ${day}`,
    inquiry: (n: number, to: string) => `照会 ${n}　${to}`,
    items: (n: number) => `${n}項目`,
    more: (n: number) => `ほか${n}件`,
    homework: (title: string) => `宿題　${title}`,
    moves: { consent: "同意の返事待ち", answer: "提出待ち", judge: "確認待ち", link: "業者へ送る" },
  },
  {
    dueOn: (day: string) => `due ${day}`,
    inquiry: (n: number, to: string) => `Inquiry ${n}, ${to}`,
    items: (n: number) => `${n} fields`,
    more: (n: number) => `${n} more`,
    homework: (title: string) => `Homework: ${title}`,
    moves: { consent: "waits for consent", answer: "to hand in", judge: "to look at", link: "to send to the vendor" },
  },
);
