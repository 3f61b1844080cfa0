/** Yes and no, general and per field. Written after NFKC, lower case, without blanks. */
const list = (words: string) => new Set(words.split(" "));

export const yesWords = list(
  "有 あり 有り ある 在り ○ ◯ 〇 ◎ ● ✓ ✔ ☑ レ 済 済み 済です はい 可 可能 要 必要 実施 実施済 実施済み 実施している している あります できる 出来る 対応 対応済 対応可 許可 許可あり 許諾あり 承認制 有効 取得 取得済 取得している 把握 把握済 把握している 既知 受領 受領済 受領済み 提出済 締結済 締結 加入 設定済 制限あり 制限有 yes y true ok on enabled done received available allowed permitted required exists partial 見える 1",
);

export const noWords = list(
  "無 なし 無し ない 無い ナシ × ✕ ✖ ✗ ☐ x ｘ いいえ 否 不可 不可能 不要 必要なし 未 未実施 未対応 していない しない ありません できない 出来ない 困難 難しい 禁止 不許可 無効 未取得 未把握していない 未受領 未提出 未締結 未加入 未設定 制限なし 制限無 no n false ng off disabled notyet notreceived notallowed notpermitted none nil 見えない 0",
);

/** Part for part a measure, part for part not: counts as yes for an exposure, as vague for a safeguard. */
export const partlyWords = list(
  "△ ▲ 一部 一部あり 一部有 一部有り 一部可 一部許可 一部実施 部分的 一部のみ partial partly some",
);

/** Words that only mean yes or no in one field. Tested in order, `no` first. */
export const fieldWords: Record<string, { yes: RegExp; no: RegExp }> = {
  alwaysOn: {
    yes: /常時|つなぎっ?ぱなし|繋ぎっ?ぱなし|接続しっ?ぱなし|24時間|always|permanent|continuous|固定接続/,
    no: /都度|必要時|必要な(?:時|とき)|随時|オンデマンド|作業時|障害時|依頼時|on-?demand|asneeded|ad-?hoc|perrequest|dial|when/,
  },
  permissionEachTime: {
    yes: /連絡あり|電話連絡|連絡の?うえ|事前連絡|許可制|承認制|申請|立会|approval|eachtime|^要/,
    no: /連絡なし|無断|自由|不要|no(?:t)?(?:needed|required)|without/,
  },
  passesHospitalFirewall: {
    yes: /経由(?:する|します)?$|通る|通過$|fw配下|内側|behind|via|through/,
    no: /経由(?:せ|し)ず|経由しない|経由なし|通らない|通らず|通過しない|通過せず|バイパス|直結|外側|bypass|direct|outside/,
  },
  sharedAccount: {
    yes: /共用|共有|使い?回し|shared|common/,
    no: /専用|個人|個別|各自|一人|電子証明書|証明書|individual|dedicated|personal|named|unique/,
  },
  remoteMaintenance: { yes: /リモート|遠隔|remote|オンライン/, no: /現地|オンサイト|出張|訪問|on-?site/ },
  knownToAdministratorBefore: {
    yes: /把握(?:済|して(?:い)?た|していた)|連絡済|報告済|届出済|承知|周知済|known|registered$|reported|notified/,
    no: /していない|未連絡|未報告|未届|届出なし|把握して(?:い)?な|知らな|notknown|unknownto|notregistered|unregistered|notreported/,
  },
  verifiedOnSite: { yes: /確認済|現認|目視/, no: /未確認|していない/ },
  reportUnderstandable: {
    yes: /できる|理解|分かりやす|わかりやす|clear|understand/,
    no: /できない|難し|困難|分かりにく|わかりにく|unclear|difficult/,
  },
  settingsReviewed: { yes: /見直し済|実施済|済$|reviewed/, no: /未|していない|忘れ|not/ },
  offsite: {
    yes: /別館|別棟|別拠点|遠隔|県外|外部|クラウド|データセンター|dc$|offsite|remote|cloud/,
    no: /同一(?:室|建物|棟|サーバ室)|院内のみ|サーバ室$|onsite/,
  },
  privatePcAllowed: { yes: /許可/, no: /禁止|不許可|許可しない/ },
  concurrentPost: { yes: /兼/, no: /専任|専従|専属|dedicated|fulltime/ },
  behindFirewall: { yes: /内側|配下|inside|behind/, no: /外側|outside/ },
};

/** Fields in which "partly" means that the exposure exists. */
export const exposures = list(
  "privatePcAllowed clinicalInternet patientDataAccess patientDataDownload patientDataChange remoteMaintenance sharedAccount alwaysOn linkable",
);
