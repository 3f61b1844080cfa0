import type { Words } from "../../shared/words.ts";
import type { TextProblem } from "./agreement-text.ts";

const words: Record<TextProblem["problem"], { ja: (found: string) => string; en: (found: string) => string }> = {
  unknown_placeholder: {
    ja: (found) => `「{{${found}}}」という差込み項目はありません。「差込み項目」から選んでください。`,
    en: (found) => `There is no placeholder “{{${found}}}”. Choose one of the list.`,
  },
  open_braces: {
    ja: (found) => `波括弧が閉じていません：${found}`,
    en: (found) => `Braces are not closed: ${found}`,
  },
  unknown_directive: {
    ja: (found) => `「${found}」という書き方はありません（使えるのは # ## @to @left @right @from @center @sign）。`,
    en: (found) => `“${found}” is not known (there are # ## @to @left @right @from @center @sign).`,
  },
  uneven_table: {
    ja: (found) => `表の列の数が上の行と違います：${found}`,
    en: (found) => `The row has another number of cells than the one above: ${found}`,
  },
  empty: { ja: () => "本文がありません。", en: () => "There is no text." },
};

/** For people, with the line. */
export const problemWords = ({ line, problem, found }: TextProblem): Words => ({
  ja: `${line}行目：${words[problem].ja(found)}`,
  en: `Line ${line}: ${words[problem].en(found)}`,
});
