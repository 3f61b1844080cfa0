import type { EngagementRefusal } from "./engagement-contract.ts";

/** What each refusal says, and what to do about it. */
export const engagementMessages: Record<EngagementRefusal, { ja: string; en: string }> = {
  not_found: { ja: "見つかりません。一覧を開き直してください。", en: "Not found. Open the list again." },
  hospital_has_left: {
    ja: "この医療機関は調査に参加していません（辞退または取りやめ）。新しい記録はできません。",
    en: "This hospital no longer takes part in the survey. Nothing new can be recorded.",
  },
  intent_not_confirmed: {
    ja: "医療機関の参加の意向がまだ確認されていません。先に意向確認を済ませてください。",
    en: "The hospital has not confirmed its intent yet. Record that first.",
  },
  no_part_in_programme: {
    ja: "この組織は調査事業に加わっていません。先に事業の「参加組織」に加えてください。",
    en: "This organisation takes no part in the programme. Add it to the programme's organisations first.",
  },
  kind_of_another_part: {
    ja: "この書面は、この組織の立場のものではありません（誓約書は事務局、秘密保持契約は企業と研究班、発注は調査担当企業、納品は省庁）。",
    en: "This does not fit the organisation's part: pledges are the secretariat's, NDAs of companies and research groups, orders of survey companies, deliveries to the ministry.",
  },
  signed_in_future: {
    ja: "署名日が今日より先です。署名が済んでから記録してください。",
    en: "The day of signature lies ahead. Record it once it is signed.",
  },
  term_has_passed: {
    ja: "終わりの日がすでに過ぎています。今日以降の日を指定してください。",
    en: "The last day has passed already. Give a day from today on.",
  },
  already_recorded: {
    ja: "同じ種類の書面がすでに有効です。改めるときは、先に今のものを終えてください。",
    en: "One of this kind is in force already. End it first to record another.",
  },
  no_pledge: {
    ja: "医療機関への誓約がないか、終わっています。先に誓約書を記録してください。",
    en: "There is no pledge to the hospital in force. Record the pledge first.",
  },
  longer_than_pledge: {
    ja: "医療機関への誓約より長い期間にはできません。終わりの日を誓約の期間の中にしてください。",
    en: "It cannot last longer than the pledge to the hospital. Choose a last day within it.",
  },
  already_over: {
    ja: "すでに終わっています。一覧を開き直してください。",
    en: "It is over already. Open the list again.",
  },
  file_is_there: {
    ja: "署名済みの書面はすでに保存されています。差し替えはできません。",
    en: "A signed document is kept already; it cannot be replaced.",
  },
  file_wanted: { ja: "ファイルを一つ添えてください。", en: "Attach one file." },
  file_kind: { ja: "PDF・PNG・JPEGのファイルを添えてください。", en: "Attach a PDF, PNG or JPEG file." },
};
