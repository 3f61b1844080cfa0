import type { ErasureRefusal } from "./contract.ts";

/** Why not, and what would help. */
export const refusalWords: Record<ErasureRefusal, { ja: string; en: string }> = {
  not_found: { ja: "見つかりません。番号を確かめてください。", en: "Not found. Check the number." },
  already_requested: {
    ja: "消去はすでに申し出られています。もう一人の方の同意を待つか、取り下げてください。",
    en: "Erasure has already been asked for. Wait for a second person to agree, or recall it.",
  },
  none_requested: {
    ja: "消去は申し出られていません。先に、もう一人の方が申し出てください。",
    en: "Nobody has asked for erasure. Another person has to ask first.",
  },
  own_request: {
    ja: "申し出た本人は同意できません。病院の責任者、医療安全の担当者など、もう一人の方が同意してください。",
    en: "Whoever asked cannot agree. A second person, such as the head of the hospital, has to.",
  },
  lapsed: {
    ja: "申し出から14日を過ぎました。必要であれば、もう一度申し出てください。",
    en: "The request is older than 14 days. Ask again if it is still wanted.",
  },
  too_late: { ja: "消去はすでに始まっています。元には戻せません。", en: "Erasure has begun and cannot be undone." },
  wrong_name: {
    ja: "病院名が一致しません。登録されている名称のとおりに入れてください。",
    en: "This is not the hospital's name. Type it as it is registered.",
  },
  wrong_code: {
    ja: "確認コードが違います。もう一人の方の画面に表示された、いちばん新しいコードを入れてください。",
    en: "This is not the code. Use the latest one shown on the second person's screen.",
  },
  somebody_else_may_agree: {
    ja: "この病院には、ほかに同意できる方がいます。その方の画面で同意してください。",
    en: "The hospital has somebody else who may agree. It has to be done on that person's screen.",
  },
  not_finished: {
    ja: "消去はまだ終わっていません。しばらくしてから、もう一度お試しください。",
    en: "Erasure has not finished. Try again in a while.",
  },
};
