import { texts } from "../../web/language.ts";

export const dueTexts = texts(
  {
    dueOn: (day: string) => `期限 ${day}`,
    inquiry: (n: number, to: string) => `照会 ${n}　${to}`,
    items: (n: number) => `${n}項目`,
    more: (n: number) => `ほか${n}件`,
  },
  {
    dueOn: (day: string) => `due ${day}`,
    inquiry: (n: number, to: string) => `Inquiry ${n}, ${to}`,
    items: (n: number) => `${n} fields`,
    more: (n: number) => `${n} more`,
  },
);
