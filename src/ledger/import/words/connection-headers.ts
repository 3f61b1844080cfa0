/** Column headers of lists of external connections → target. `|` separates; compared as `headerKey` of tables/header-text.ts. */
export const connectionHeaders: Record<string, string> = {
  connectionNumber:
    "接続番号|no|番号|項番|連番|#|num|connection no|connection number|接続no|回線番号|整理番号|通番|通し番号|connectionnumber",
  ledgerNumber:
    "管理番号|管理id|管理no|台帳番号|id|ref|reference|ref no|接続id|接続コード|ledger number|other numbers|管理番号（各資料）|コード|案件番号",
  targetCategory:
    "対象区分|区分|接続先区分|対象|分類|種別区分|カテゴリ|カテゴリー|接続区分|category|target category|target|接続先種別|接続種類|系統|接続分類|業務分類|用途区分",
  systemOrDevice:
    "接続システム・機器|接続システム／機器|システム・機器|システム|システム名|名称|接続名|接続名称|対象システム|対象機器|機器・システム|装置|装置名|service|system|system or device|system name|回線名|回線名称|サービス|サービス名|接続サービス|対象システム・機器|業務|業務名|接続内容|何のため|何の接続|何の回線|件名|外部接続名|接続対象|device or system|application|用途|利用用途|systemordevice|対象装置|対象システム名|接続元システム|院内システム|対象業務|対象業務名|接続業務|接続対象業務",
  department:
    "部署|主管|主管部門|主管部署|部門|所管|所管部署|所管部門|担当部署|担当部門|管理部署|利用部署|使用部署|設置部署|department|dept|owner department|診療科|責任部署|department in charge|使用部門|部門名|部署名|所管課|担当課|主管課|所属|所管科|主管科|責任部門",
  purpose: "目的|接続目的|利用目的|使用目的|purpose|接続理由|用件|作業内容|保守内容|業務内容",
  serviceClass: "サービス区分|業務区分|作業区分|service class|保守区分|医療機器該当|修理区分",
  counterpart:
    "接続先|業者|業者名|業者名（接続先）|接続相手|相手|相手先|つなぐ相手|相手先名|ベンダ|ベンダー|ベンダー名|ベンダ名|接続先名|接続先名称|接続先業者|接続先企業|委託先|事業者|事業者名|会社|会社名|企業名|保守業者|保守会社|vendor|supplier|provider|counterpart|company|connected party|third party|接続元|接続元業者|メーカー・業者|取引先|取引先名|リモート保守業者|remote party|external party",
  counterpartSite:
    "接続先拠点|相手拠点|拠点|接続元拠点|接続先所在地|拠点名|センター|リモート拠点|site|remote site|counterpart site|接続元住所|接続拠点",
  circuitId:
    "回線id|回線番号・id|お客様id|お客様番号|回線id番号|circuit|circuit id|line id|circuit no|契約番号|契約id|caf番号|cop|caf|回線契約番号|回線契約id|アクセス回線番号|circuitid|service id",
  accessLine:
    "アクセス回線|回線|回線種別|回線の種類|回線種類|接続回線|利用回線|line|access line|line type|connection type|回線種|アクセス回線種別|使用回線|ネットワーク種別|accessline|回線サービス|通信回線|接続方法|回線区分|接続形態（回線）|network",
  tunnel:
    "トンネル|vpn等|vpn|vpn種別|vpn方式|vpnの種類|vpnの有無|暗号化方式|つなぎ方|接続方式|通信方式|トンネル方式|tunnel|vpn type|encryption|protocol|暗号化|通信の暗号化|回線vpn等|接続プロトコル|vpn接続|リモート接続方式",
  carrier:
    "回線事業者|通信事業者|キャリア|回線会社|回線業者|プロバイダ|プロバイダー|isp|carrier|telco|回線事業者名|回線提供元|line provider|通信会社|回線契約先|network provider|回線提供者|提供会社|提供事業者|回線提供会社|回線提供事業者",
  alwaysOn:
    "常時接続|常時／都度|常時・都度|常時都度|接続形態|接続|接続頻度|接続時間|常時|mode|always on|always-on|connection mode|接続の形態|接続態様|利用形態|24時間接続|利用頻度|alwayson|接続タイミング|connection frequency",
  permissionEachTime:
    "都度許諾|都度の許可|都度許可|接続の許可|接続許可|許可|許諾|事前許可|事前連絡|接続時の連絡|接続時連絡|接続時の許可|承認|approval per session|approval|permission|permission each time|per-session approval|作業申請|接続申請|都度承認|利用許可|連絡の有無|接続前連絡|permissioneachtime|申請|prior approval",
  entryDevice:
    "接続機器名|入口の機器|ルータ名|機器名|機器名称|終端ホスト名|ホスト名|終端装置名|hostname|host|entry device|終端機器|エントリ機器|装置ホスト名|entrydevice|終端機器名|gateway name",
  "+device":
    "ルータ等|機器|終端装置|接続装置|ルータ|接続機器・型番|機器（型番）|メーカー・型番|メーカー／型番|メーカ・型式|通信機器|vpn装置|vpn機器|device|equipment|router|接続機器|使用機器|回線機器|設置機器|品名|終端装置品名|接続機器品名|機器品名",
  "+deviceVersion":
    "機種・版数|機種／版数|機種・バージョン|機器・版数|機器（版数）|型番・版数|型番／ファーム|型番・ファームウェア|機種とバージョン|機器とファームウェア|機器・ファームウェア|メーカー・型番・版数|device and version|model / firmware|model and firmware|装置・版数|機器機種・版数|機種・ファームウェア",
  deviceKind:
    "機器種別|機器の種類|機器の種別|装置種別|機器区分|device kind|device type|ルータ種別|devicekind|終端機器種別|機器タイプ",
  maker:
    "メーカー|メーカ|製造元|製造会社|製造業者|機器メーカー|device vendor|maker|manufacturer|brand|make|device maker|ルータメーカー|メーカー名|機器製造元",
  model:
    "型番|型式|機種|機種名|モデル|製品名|品番|機器型番|device model|model|model number|製品型番|機器型式|ルータ型番|product|機器機種",
  firmwareVersion:
    "ファームウェア版数|ファームウェア|ファームウェアバージョン|ファームウエア|ファーム|版数|バージョン|fw|fw版数|fwバージョン|fw ver|firmware|firmware version|version|ver|ファームバージョン|os版数|ファームウェアver|firmwareversion|ソフトウェア版数|f/w",
  firmwareKnownOn:
    "版数確認日|確認日|バージョン確認日|ファームウェア確認日|版数の確認日|版数確認年月|firmware as of|firmware known on|version date|as of|checked on|ver確認日|fw date|fw確認日|最終確認日|バージョン確認年月|firmware date|確認年月日|最終更新日|firmwareknownon|パッチ適用日",
  deviceOwner:
    "機器所有者|機器の所有|機器の所有者|機器所有|所有者|所有|ルータの所有|所有区分|資産区分|device owner|owner|owned by|資産|機器資産|装置所有者|deviceowner|機器の帰属|ルータ所有者",
  deviceManager:
    "機器管理者|機器の管理|機器の管理者|機器管理|管理者|管理|ルータの管理|管理区分|managed by|device manager|administrator|manager|機器管理者名|運用管理|devicemanager|管理主体|ルータ管理者|運用者",
  "+patchDuty":
    "パッチ適用責任|パッチ責任|パッチ責任の記載|パッチ適用の責任|パッチ適用者|patch responsibility|patch duty|patch duty in contract|脆弱性対応責任|更新責任|パッチ担当|パッチ適用担当|patchresponsibility|アップデート責任|契約パッチ責任|パッチ適用責任の記載|ファームウェア更新責任",
  regularPatch:
    "定期更新|機器の定期更新|機器定期更新|定期パッチ|定期的な更新|定期的なパッチ適用|パッチ適用|更新実施|regular patch|regular update|patched regularly|定期アップデート|ファームウェア更新|regularpatch|定期的更新",
  configurationKnown:
    "設定内容把握|設定内容の把握|設定の把握|設定把握|コンフィグ把握|configuration known|設定情報|設定書|設計書|configurationknown|設定資料|パラメータシート",
  sourceRestriction:
    "接続元制限|接続元の制限|接続元ip制限|ip制限|アクセス制限|接続元限定|source restriction|ip restriction|source ip restriction|接続制限|アクセス元制限|sourcerestriction|送信元制限",
  authentication:
    "認証方式|認証|認証方法|アカウント|id管理|ログイン方式|authentication|auth|account|id／パスワード|利用者認証|ログイン方法|アカウント管理|credentials|使用アカウント|login",
  sharedAccount:
    "アカウントの共用|アカウント共用|共用アカウント|共有アカウント|id共用|shared account|sharedaccount|アカウント共有",
  logKept:
    "ログ取得|ログ|アクセスログ|ログの取得|作業ログ|操作ログ|接続ログ|log|logging|log kept|logs kept|ログ保存|記録|ログ保管|logkept|証跡|接続記録",
  passesHospitalFirewall:
    "院内fw経由|院内fw|院内fwの通過|fw経由|ファイアウォール経由|経路|院内ファイアウォール|院内ネットワーク経由|via hospital firewall|via firewall|through firewall|passes hospital firewall|fwの通過|院内lan経由|fw通過|passeshospitalfirewall|病院fw経由|utm経由|ファイアウォール通過",
  connectedSegment:
    "接続セグメント|セグメント|接続先セグメント|接続先ネットワーク|接続先区画|ネットワーク区画|vlan|segment|connected segment|接続先ip|院内セグメント|接続先vlan|connectedsegment|network segment|接続先の区画|接続ネットワーク",
  patientDataAccess:
    "患者情報参照|患者情報の参照|患者情報|参照|患者情報閲覧|患者情報の閲覧|個人情報|個人情報参照|個人情報の閲覧|閲覧|patient data viewed|patient data|patient data access|phi access|個人情報の有無|患者情報アクセス|患者データ|患者情報の有無|patientdataaccess|個人情報アクセス|患者情報取扱|個人情報取扱",
  patientDataDownload:
    "患者情報持出し|患者情報の持出し|持出|持出し|持ち出し|患者情報持出|画像の持出|データ持出|データの持出し|downloaded|patient data download|download|patient data exported|持出の有無|ダウンロード|データ取得|患者情報ダウンロード|patientdatadownload|外部送信|データ送信",
  patientDataChange:
    "患者情報変更|患者情報の変更|変更|更新|患者情報更新|データ変更|書込|書き込み|patient data change|patient data changed|modified|write access|登録・変更|患者情報の更新|patientdatachange|changed",
  anonymisationClaim:
    "匿名化の説明|匿名化|匿名化の有無|匿名加工|匿名化状況|anonymisation|anonymization|anonymised|anonymized|anonymisationclaim|仮名化|匿名化処理",
  contractExists:
    "契約有無|契約の有無|契約|契約書|契約状況|契約書の有無|保守契約|保守契約の有無|contract exists|contract in place|契約締結|契約の状況|contractexists|保守契約書|契約の状況契約",
  contractType:
    "契約の種類|契約種類|契約種別|契約内容|保守形態|保守契約の種類|契約タイプ|契約書の種類|contract|contract type|type of contract|契約の内容|保守種別|contracttype|契約区分|契約の種別|保守契約内容|maintenance type|契約範囲|保守範囲|保守契約範囲|契約の範囲",
  contractForm: "契約形態|契約の形態|契約方式|contract form|契約形式|contractform",
  "+clauses":
    "契約条項確認|契約条項|条項確認|契約書の記載|契約書記載|契約記載事項|契約条項の確認|contract clauses|clauses|clauses checked|契約内容の確認|契約条項チェック|条項|契約書の記載内容",
  "contract.CL-22":
    "リモート条項|リモートに関する条項|リモート保守条項|遠隔保守条項|remote clause|リモート専用項目|リモート項目|契約のリモート条項|リモート規定",
  "contract.CL-23":
    "sla|slaの有無|サービスレベル|サービスレベル合意|service level|service level agreement|slaリモート条項",
  "contract.CL-24":
    "守秘|守秘義務|秘密保持|機密保持|秘密保持契約|nda|confidentiality|守秘義務契約|守秘条項|機密保持契約",
  "contract.CL-36": "免責|免責条項|免責事項|liability waiver|waiver|責任免除|liability exclusion|disclaimer",
  "contract.startsOn": "契約開始日|契約日|契約締結日|契約開始|contract start|start date|contract date",
  "contract.endsOn": "契約終了日|契約満了日|契約期限|契約終了|契約満了|contract end|contract expiry|expiry|end date",
  installedOn:
    "設置日|設置時期|設置年月|導入年月|導入日|開通日|開通年月|設置年月日|installed|installed on|installation date|開始日|開始年月|利用開始|導入時期|接続開始|接続開始日|運用開始|installedon|start of service|設置",
  knownToAdministratorBefore:
    "管理者の事前把握|事前把握|把握状況|管理者把握|把握|情報システム室への連絡|情報部門への連絡|情シスへの連絡|情報システム部門の把握|known to it|known to administrator|known before|known to the administrator before|届出|申請状況|knowntoadministratorbefore|管理者が把握していたか|システム管理者の把握|情報部門の把握|registered with it",
  informationSource:
    "情報源|情報元|出典|根拠|確認資料|確認元|情報の出所|information source|source|informationsource|調査方法|確認方法",
  verifiedOnSite:
    "現地確認|現物確認|実地確認|現地調査|巡回確認|verified on site|on-site check|現場確認|verifiedonsite|site verified",
  comment: "備考|摘要|コメント|メモ|特記事項|注記|remarks|notes|note|comment|comments|補足|その他|連絡事項|特記|remark",
};
