import { texts } from "../../web/language.ts";

export const dueTexts = texts(
  {
    dueOn: (day: string) => `期限 ${day}`,
    inquiry: (n: number, to: string) => `照会 ${n}　${to}`,
    items: (n: number) => `${n}項目`,
    more: (n: number) => `ほか${n}件`,
    vulnerability: (product: string) => `脆弱性　${product}`,
    overdue: "期限切れ",
    reachable: "外部接続の入口",
    exploited: "悪用確認済み",
    comma: "、",
    homework: (title: string) => `宿題　${title}`,
    moves: { consent: "同意の返事待ち", answer: "提出待ち", judge: "確認待ち", link: "業者へ送る" },
  },
  {
    dueOn: (day: string) => `due ${day}`,
    inquiry: (n: number, to: string) => `Inquiry ${n}, ${to}`,
    items: (n: number) => `${n} fields`,
    more: (n: number) => `${n} more`,
    vulnerability: (product: string) => `Vulnerability: ${product}`,
    overdue: "overdue",
    reachable: "entry of an external connection",
    exploited: "exploited",
    comma: ", ",
    homework: (title: string) => `Homework: ${title}`,
    moves: { consent: "waits for consent", answer: "to hand in", judge: "to look at", link: "to send to the vendor" },
  },
);
