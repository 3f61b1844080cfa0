/** Words for "no value", by state. Written after NFKC, lower case, without blanks. */
export type WordState = "unknown" | "checking" | "none" | "notApplicable" | "notSubmitted" | "vague" | "blank";

const words: Record<WordState, string> = {
  unknown:
    "不明 未確認 未把握 未調査 不詳 分からない わからない 判らない 分かりません わかりません 把握していない 把握できていない 把握なし 情報なし 記録なし ? ?? unknown notknown unk",
  checking:
    "確認中 照会中 問合せ中 問い合わせ中 問合わせ中 調査中 要確認 確認依頼中 確認予定 回答待ち 回答待 確認待ち 業者確認中 業者照会中 メーカー確認中 ベンダー確認中 tobeconfirmed tobedetermined tbc tbd checking pending underinvestigation inquiring asking",
  none: "なし 無し 無 ナシ 無い ない 存在しない 存在せず 未実施 未導入 未設定 未契約 未取得 記載なし 記載無し 規定なし 定めなし none nil nothing notexist never notdone notperformed",
  notApplicable:
    "- -- --- ー ―― 対象外 対象外です 該当なし 該当無し 該当せず 該当しない 非該当 適用外 関係なし / \\ n/a na n.a. n.a notapplicable",
  notSubmitted: "未提出 提出なし 未回答 回答なし 無回答 notsubmitted noanswer noreply",
  vague:
    "最新版 最新 最新の 最新です 最新バージョン 最新ファーム 最新状態 最新のもの 最新のバージョン 常に最新 現行 現行版 適宜 随時 多数 複数 少々 いろいろ latest latestversion uptodate current newest recent various",
  blank: "空欄 未記入 (空白) (空欄)",
};

const table = new Map<string, WordState>();
for (const [state, list] of Object.entries(words)) {
  for (const word of list.split(" ")) table.set(word, state as WordState);
}

/** State of a text that is nothing but a state word; the text is normalised (NFKC, lower case, no blanks, one kind of dash). */
export function stateOfWord(word: string): WordState | undefined {
  return table.get(word);
}
