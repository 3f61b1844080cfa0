/** Column headers of the smaller lists → target. */
export const systemHeaders: Record<string, string> = {
  systemNumber:
    "番号|システム番号|no|管理番号|id|system no|system id|system number|コード|システムid|項番|systemnumber|管理no",
  name: "システム名|システム|システム名称|名称|system|system name|name|サブシステム|サブシステム名|情報システム名|業務システム|application|application name|アプリケーション名",
  systemCategory:
    "区分|分類|システム区分|種別|カテゴリ|category|type|システム分類|システム種別|system category|system type|systemcategory|業務区分|class",
  department:
    "部署|主管|主管部署|主管部門|部門|所管|所管部署|利用部署|利用部門|管理部署|担当部署|department|dept|owner|system owner|使用部門|担当部門|owning department",
  criticality: "重要度|重要性|優先度|criticality|importance|priority|ランク|重要度区分|影響度|tier",
  vendor:
    "業者|業者名|ベンダ|ベンダー|ベンダー名|ベンダ名|メーカー|メーカ|開発元|導入業者|保守業者|保守会社|納入業者|vendor|supplier|maker|provider|vendor name|会社名|開発会社|委託先|maintenance vendor|メーカー名",
  product:
    "製品名|製品|パッケージ|パッケージ名|ソフトウェア名|ソフト名|product|product name|package|software|製品・パッケージ名|商品名|ソフトウェア",
  version:
    "版数|版|バージョン|ver|version|release|バージョン情報|製品バージョン|ソフトバージョン|リビジョン|product version",
  serverOs:
    "サーバos|サーバーos|os|サーバ os|server os|operating system|サーバのos|基本ソフト|serveros|稼働os|os・バージョン",
  database: "データベース|db|dbms|database|rdbms|db種別|使用db|データベース製品",
  servers:
    "サーバ構成|サーバ|サーバー|サーバ台数|構成|servers|server|server configuration|サーバ名|ホスト|設置サーバ|サーバー構成|台数|サーバ数",
  introducedOn:
    "導入日|導入年月|導入|稼働開始|稼働開始日|稼働年月|運用開始|運用開始日|導入時期|導入年度|introduced|introduced on|go-live|golive|in service since|go live|稼働日|introducedon|導入年|live since|start date",
  nextRenewalOn:
    "次期更新|次回更新|次回更新予定|更新予定|更新予定日|更新時期|リプレース予定|next renewal|renewal|replacement|更新年度|次回更新年月|リプレイス予定|next renewal on|nextrenewalon|更改予定|更改時期|planned replacement",
  comment: "備考|摘要|コメント|メモ|特記事項|remarks|notes|note|comment|comments|補足|その他",
};

export const backupHeaders: Record<string, string> = {
  systemName:
    "システム名|システム|対象システム|バックアップ対象システム|名称|システム名称|system|system name|target system|サーバ名|対象サーバ|systemname|application",
  systemCategory: "区分|分類|システム区分|種別|カテゴリ|category|systemcategory|system category",
  vendor: "業者|業者名|ベンダ|ベンダー|委託先|保守業者|vendor|supplier|provider|実施業者",
  dataScope:
    "対象データ|対象|範囲|データ範囲|対象範囲|バックアップ対象|バックアップ範囲|取得対象|data scope|scope|what|data|backup target|datascope|データ|what is backed up|backed up data|backup scope|contents",
  method:
    "方式|バックアップ方式|方法|取得方式|取得方法|種類|手法|method|backup method|type|バックアップ方法|バックアップ種別|backup type",
  media:
    "媒体|保存媒体|バックアップ媒体|保存先|バックアップ先|取得先|媒体種類|記録媒体|media|medium|destination|target media|メディア|保存先媒体|backup media|保存先機器",
  frequency:
    "頻度|取得頻度|実施頻度|周期|取得間隔|スケジュール|frequency|schedule|interval|バックアップ頻度|取得周期|how often|取得タイミング",
  generations:
    "世代数|世代|保存世代|保持世代|世代管理|保存世代数|保持世代数|generations|retention|number of generations|保存期間|保管世代",
  storagePlace:
    "保管場所|保存場所|保管先|設置場所|媒体保管場所|storage place|storage location|location|where stored|場所|storageplace|バックアップ保管場所",
  copies:
    "コピー数|データの数|データ数|複製数|コピー数（原本含む）|データの数（本体含む）|copies|number of copies|バックアップ数|保持数|copy count|本数",
  offlineOrImmutable:
    "オフライン・書換不可|オフライン／書換不可|オフライン|オフライン保管|オフラインバックアップ|書換不可|イミュータブル|不変|offline|offline or immutable|immutable|air gap|ネットワーク切離し|切離し|オフライン・不変|offlineorimmutable|オフライン保存|オフライン・イミュータブル|ネットワークからの切離し",
  offsite:
    "遠隔地保管|遠隔地|遠隔保管|外部保管|オフサイト|off-site|offsite|院外保管|遠隔地バックアップ|遠隔地への保管|remote site",
  writeProtection:
    "書込み保護|書込保護|書き込み保護|ライトプロテクト|write protection|write protected|writeprotection|書込禁止",
  encryption: "暗号化|暗号化の有無|encryption|encrypted|暗号|データ暗号化",
  restoreTestedOn:
    "復元試験日|復元試験|リストア試験|リストアテスト|復旧試験|リストア試験日|復元テスト|最終復元試験|restore tested on|restore test|last restore test|リストア確認|復旧訓練|復元確認日|restoretestedon|リストアテスト実施日|復旧テスト|restore tested",
  restoreProcedure:
    "復元手順書|復元手順|リストア手順|リストア手順書|復旧手順|復旧手順書|手順書|restore procedure|recovery procedure|procedure|restoreprocedure",
  responsibleParty:
    "担当|責任者|担当者|実施者|実施担当|管理者|運用担当|responsible party|responsible|owner|managed by|担当部署|運用者|responsibleparty|管理担当|in charge",
  meets321: "3-2-1|321|3-2-1の自己判定|3-2-1ルール|321ルール|meets 3-2-1|3-2-1 rule|meets321|3-2-1対応",
  informationSource: "情報源|情報元|出典|根拠|information source|source|informationsource|確認方法",
  comment: "備考|摘要|コメント|メモ|特記事項|remarks|notes|note|comment|comments|補足|その他",
};

export const roleHeaders: Record<string, string> = {
  role: "役割|役職・役割|担当役割|体制上の役割|role|function|区分|職務|responsibility|体制|役割名|責務|機関|機関名|関係機関|外部機関|連絡先機関|届出先|通報先|agency|authority",
  personOrUnit:
    "担当（役職）|担当|氏名・部署（役職）|職名・部署|担当者|氏名|職名|役職|担当者・部署|person|person or unit|name|title|担当職名|役職・氏名|氏名・役職|personorunit|担当者（役職）|position|assigned to|担当者名|窓口",
  department:
    "部署|所属|所属・業者|所属部署|所属先|部門|department|affiliation|organisation|organization|会社・部署|所属（業者名）|所属・会社|dept|unit",
  concurrentPost:
    "兼務|兼任|兼務の有無|専任・兼任|専任／兼任|concurrent|concurrent post|also holds|兼職|concurrentpost|専任兼任",
  contact:
    "連絡先|電話|電話番号|内線|内線番号|tel|contact|phone|extension|メール|メールアドレス|緊急連絡先|連絡方法|contact details|email|電話・内線|telephone",
  systemInCharge:
    "担当システム|担当範囲|担当業務|対象システム|管轄|systems|system in charge|scope|systems in charge|担当|systemincharge|担当分野|担当機器|対象",
  vendorName: "業者名|業者|会社名|ベンダ|ベンダー|vendor|vendor name|company|委託先|企業名|vendorname|会社",
  contractScope: "契約範囲|委託範囲|契約内容|contract scope|contractscope|委託内容",
  emergencyOrder:
    "緊急連絡順|連絡順|連絡順位|優先順位|順番|emergency order|order|escalation order|順位|emergencyorder|連絡順序|call order",
  comment: "備考|摘要|コメント|メモ|特記事項|remarks|notes|note|comment|comments|補足|その他",
};

export const vendorHeaders: Record<string, string> = {
  name: "業者名|業者|会社名|ベンダ名|ベンダー名|ベンダー|ベンダ|企業名|取引先|取引先名|名称|vendor|vendor name|company|supplier|name|委託先|委託先名|事業者名|保守会社|company name",
  contactPerson:
    "窓口|担当者|担当|担当窓口|窓口担当|contact person|contact name|person|連絡窓口|営業担当|contactperson|担当者名",
  contact: "連絡先|電話|電話番号|tel|contact|phone|メール|メールアドレス|email|緊急連絡先|contact details|telephone",
  regularReport:
    "定期報告|定期報告の有無|報告|報告の有無|定期報告書|regular report|regular reports|report|reports|regularreport|reporting|月次報告",
  reportUnderstandable:
    "内容を理解できる|報告の理解|報告の分かりやすさ|報告内容の理解|理解|分かりやすさ|report understandable|understandable|reports understandable|報告内容|reportunderstandable|報告理解|reports clear",
  mdsSds:
    "mds/sds受領|mds/sds|mds/sdsの受領|mds受領|sds受領|mds/sds提出|mds/sdsの有無|mds/sds received|mds|mdssds|開示書|サービス仕様適合開示書|mds/sds on file",
  mdsSdsReceivedOn:
    "受領年月|受領日|mds/sds受領日|mds受領日|mds/sds受領年月|received on|mds/sds date|mds/sds received on|入手日|mdssdsreceivedon|受領年月日|date received",
  comment: "備考|摘要|コメント|メモ|特記事項|remarks|notes|note|comment|comments|補足|その他",
};

export const departmentHeaders: Record<string, string> = {
  name: "部門名|部署名|部門|部署|department|department name|name|名称|所属名|診療科",
  contactPerson: "連絡窓口|窓口|担当者|責任者|部門長|contact person|head|contactperson|代表者",
  contact: "連絡先|内線|電話|電話番号|内線番号|contact|phone|extension|tel",
  comment: "備考|コメント|remarks|notes|note|comment|摘要",
};

export const segmentHeaders: Record<string, string> = {
  name: "区画名|セグメント名|セグメント|ネットワーク名|名称|ネットワーク|segment|segment name|network name|name|vlan名|用途",
  ipRange:
    "ipアドレス範囲|ip範囲|アドレス範囲|ネットワークアドレス|ipアドレス|サブネット|subnet|ip range|network address|cidr|iprange|address range|ip",
  vlan: "vlan|vlan id|vlanid|vlan番号|vlan no",
  behindFirewall:
    "ファイアウォールの内側|fw内側|fw配下|内側|behind firewall|behind the firewall|behindfirewall|ファイアウォール配下",
  comment: "備考|コメント|remarks|notes|note|comment|摘要|用途|目的|使用目的|利用目的|purpose|used for",
};

export const contractHeaders: Record<string, string> = {
  vendor:
    "契約相手|契約先|業者|業者名|会社名|ベンダ|ベンダー|相手先|vendor|supplier|contractor|counterpart|契約相手先|委託先",
  exists: "契約の有無|契約有無|契約|exists|contract exists|締結",
  type: "契約の種類|契約種別|契約種類|契約内容|type|contract type|保守形態",
  form: "契約形態|form|contract form",
  startsOn: "開始日|契約開始日|契約日|契約締結日|starts on|start|start date|契約開始",
  endsOn: "終了日|契約終了日|満了日|契約満了日|期限|ends on|end|end date|expiry|契約期限|契約終了",
  "CL-20": "パッチ適用責任|パッチ責任|パッチ|patch duty|patch|脆弱性対応",
  "CL-22": "リモート条項|リモート|remote clause|remote",
  "CL-23": "sla|サービスレベル|service level",
  "CL-24": "守秘義務|守秘|秘密保持|機密保持|nda|confidentiality",
  "CL-36": "免責条項|免責|liability waiver|waiver|disclaimer",
  comment: "備考|コメント|remarks|notes|note|comment|摘要",
};

/** Labels of the facility's own sheet of facts. */
export const facilityLabels: Record<string, string> = {
  name: "医療機関名|病院名|施設名|名称|医療機関名称|医院名|クリニック名|診療所名|hospital|hospital name|facility|facility name|name of hospital",
  medicalInstitutionCode:
    "医療機関コード|保険医療機関コード|医療機関番号|機関コード|保険医療機関番号|medical institution code|institution code|facility code",
  prefecture: "都道府県|都道府県名|prefecture",
  founderClass: "開設者|開設主体|設置主体|経営主体|運営主体|開設者区分|founder|founder class|ownership",
  licensedBeds: "許可病床数|病床数|ベッド数|許可病床|総病床数|稼働病床数|licensed beds|beds|number of beds|bed count",
  overallDiagram:
    "ネットワーク全体図|全体図|ネットワーク構成図|ネットワーク図|全体構成図|ネットワーク概要図|構成図|network diagram|overall network diagram|network map",
  clinicalInternet:
    "診療系端末からのインターネット|診療系端末からのインターネット利用|診療系端末のインターネット利用|電子カルテ端末からのインターネット|診療系からのインターネット|internet from clinical terminals|clinical internet|インターネット利用|診療系端末のインターネット接続",
  privatePcAllowed:
    "私物パソコンの診療系接続|私物pcの診療系ネットワーク接続|私物端末の接続|私物パソコン|私物pc|私物pcの接続|byod|private pcs|private pcs on the clinical network|個人所有端末|私物機器の接続",
  itTakesPartInDeviceContracts:
    "放射線・検査等の保守契約への情報部門の関与|他部門の保守契約への情報システム室の関与|部門の保守契約への情報部門の関与|保守契約への情報部門の関与|情報部門の関与|保守契約への関与|it takes part in device contracts|it involvement in device contracts",
};
