import type { PublicationRefusal } from "./refusal.ts";

/** Why something is not published, and what would be right. */
export const refusalWords: Record<PublicationRefusal["reason"], { ja: string; en: string }> = {
  not_found: {
    ja: "見つかりません。一覧を開き直してください。",
    en: "Not found. Open the list again.",
  },
  changed_meanwhile: {
    ja: "確かめたあとで、集計表かこれまでの公表が変わりました。もう一度確かめてから公表してください。",
    en: "The tables or the earlier releases changed after you looked. Look again before you publish.",
  },
  round_not_closed: {
    ja: "回答の受付が終わっていません。受付を終えてから公表してください。あとから届く回答との差で、個別の回答が分かることがあるためです。",
    en: "The round still takes answers. Close it before you publish: the difference to answers that come later could give one of them away.",
  },
  tables_outdated: {
    ja: "集計表を作ったあとに回答が変わりました。集計表の画面で作り直してから公表してください。",
    en: "Answers have changed since the tables were made. Make the tables again before you publish.",
  },
  answers_changed_since_release: {
    ja: "前の公表のあとで回答が変わりました。二つの公表の差から個別の回答が分かるおそれがあるため、公表できません。",
    en: "Answers have changed since an earlier release. The difference of the two could give answers away, so this cannot be published.",
  },
  other_state_released: {
    ja: "この調査事業については、別の時点の結果をすでに公表しています。二つの公表の差から個別の病院が分かるおそれがあるため、公表できません。先に公表した時点の結果から図表を追加してください。",
    en: "Results of this survey programme as of another moment were published before. The difference of the two could give a hospital away. Publish further tables of the moment that was published first.",
  },
  threshold_too_low: {
    ja: "この調査事業で約束した最小の病院数を下回る数は公表できません。しきい値を上げてください。",
    en: "The survey programme promised its hospitals a higher threshold. Raise it.",
  },
  nothing_to_publish: {
    ja: "公表する図表がありません。外した図表を戻すか、別の集計表を選んでください。",
    en: "There is no table to publish. Take tables back in, or choose another set.",
  },
  not_safe: {
    ja: "このままでは、伏せた数を逆算できます。提案のどれかを選ぶか、図表を外してください。",
    en: "Hidden figures could be worked out. Choose one of the proposals or leave tables out.",
  },
  too_few_respondents: {
    ja: "回答が少なすぎて、どの数も公表できません。",
    en: "There are too few answers to publish any figure.",
  },
  weighted_table: {
    ja: "重み付けした図表は公表できません。何人分の数かが分からないためです。外してください。",
    en: "Weighted tables cannot be published: nobody knows how many answers stand behind a figure. Leave them out.",
  },
  contradicts_earlier: {
    ja: "これまでに公表した数と食い違っています。回答が変わったおそれがあるため、公表できません。",
    en: "Figures differ from those published before. Answers may have changed, so this cannot be published.",
  },
  not_protectable: {
    ja: "どの数を伏せても、逆算できる数が残ります。図表を外すか、選択肢をまとめてください。",
    en: "Whatever is hidden, some figures can be worked out. Leave tables out or put options together.",
  },
  no_such_option: {
    ja: "選んだ方法が、この集計表に合いません。もう一度選んでください。",
    en: "The chosen way does not fit these tables. Choose again.",
  },
  already_withdrawn: {
    ja: "この公表はすでに取り下げられています。",
    en: "This release was withdrawn already.",
  },
};

/** A reader looks at a few; the preview has them all. */
const mostNamed = 8;
export const placeWords = (where: readonly string[]): string => {
  const named = where.slice(0, mostNamed).join("、");
  return where.length > mostNamed ? `${named} …（${where.length}）` : named;
};
