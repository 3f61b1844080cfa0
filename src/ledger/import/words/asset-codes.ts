import type { CodePattern } from "./connection-codes.ts";

/** Kinds of assets as hospitals call them; first pattern that fits wins. NFKC, lower case, without blanks. */
export const assetKindWords: readonly CodePattern[] = [
  [
    "wireless_ap",
    /無線(?:lan)?(?:ap|アクセス|ルータ|親機|コントローラ|lan)|wi-?fi|^ap$|accesspoint|アクセスポイント|wlc?$/,
  ],
  ["firewall", /ファイ(?:ア|ヤ)ー?ウォール|^fw$|firewall|^utm$|utm装置|次世代fw/],
  ["vpn", /vpn/],
  ["load_balancer", /負荷分散|ロードバランサ|^adc$|^lb$|load-?balancer|l4sw|l7sw/],
  [
    "network_switch",
    /(?:l[23]|コア|フロア|poe|島|エッジ|基幹|基幹系|集約|アクセス)-?(?:sw|スイッチ)|スイッチ|switch|^sw$|hub$|ハブ/,
  ],
  ["gateway", /ゲートウェイ|gateway|^gw$/],
  ["router", /ルータ|router|^rt$/],
  [
    "network_appliance",
    /(?:ネットワーク|nw)(?:機器|アプライアンス|認証|監視|検疫)|アプライアンス|ウイルスゲート|検疫|認証(?:装置|サーバ装置|アプライアンス)|プロキシ|proxy|ids|ips$|センサ|sensor|dhcp|dns|appliance|onu|メディアコンバータ|mediaconverter|モデム|modem|console ?server|ntp|タイムサーバ|ログ(?:収集)?装置/,
  ],
  [
    "storage",
    /^nas$|nas装置|ストレージ|storage|^san$|テープ|tape|ディスクアレイ|一時保管|保管サーバ|外付(?:け)?hdd|lto/,
  ],
  ["ups", /^ups$|無停電|uninterrupt/],
  ["ip_phone", /電話|phone|phs|ナースコール/],
  ["printer", /プリンタ|printer|複合機|コピー機|copier|mfp|ラベラ|ラベルプ|fax|スキャナ|scanner/],
  ["tablet", /タブレット|tablet|ipad|pda|スマートフォン|スマホ|smartphone|携帯端末/],
  ["laptop", /ノート|laptop|notebook|モバイルpc/],
  ["pet", /pet/],
  ["spect", /spect|ガンマカメラ|^ri$|ri装置|核医学|gammacamera/],
  ["mammography", /マンモ|乳房|mammo/],
  ["linac", /リニアック|ライナック|放射線治療|linac|radiotherapy/],
  ["angio", /血管(?:撮影|造影)|アンギオ|angio|^ivr|カテ(?:室|装置)|cath/],
  ["fluoroscopy", /透視|fluoro|^tv装置|x線tv|cアーム|c-?arm/],
  ["ct", /^ct(?:装置|スキャナ?|\d*|scanner)?$|x線ct|コンピュータ断層|ctscanner/],
  ["mri", /^mri?(?:装置|\d*|scanner)?$|磁気共鳴/],
  [
    "cr_dr",
    /一般撮影|^(?:cr|dr|fpd)(?:装置|システム)?$|ポータブル(?:撮影|x線)?$|x線(?:撮影|装置|一般)|レントゲン|回診車|デジタルx線|radiograph|x-?ray|歯科用?x線|パノラマ|骨密度|骨塩/,
  ],
  ["us", /超音波|エコー|ultraso|echo|^us$/],
  ["endoscope", /内視鏡|endoscop|ファイバースコープ/],
  ["ecg", /心電|ecg|ekg|ホルター/],
  ["blood_gas", /血液ガス|血ガス|bloodgas/],
  [
    "lab_analyzer",
    /分析(?:装置|機)|検査装置|生化学|血球|血算|凝固|免疫(?:測定|分析)|尿(?:検査|分析)|検体|hba1c|グルコース|analy[sz]er|lab(?:oratory)?device/,
  ],
  ["central_monitor", /セントラル(?:モニタ)?|centralmonitor|centralstation|中央(?:監視)?モニタ/],
  [
    "bedside_monitor",
    /ベッ[ドト]サイド|bedside|生体(?:情報)?モニタ|患者(?:監視|モニタ)|送信機付モニタ|patientmonitor|vitalsign/,
  ],
  ["infusion_pump", /輸液|シリンジ|ポンプ|infusion|syringe|pump/],
  ["ventilator", /人工呼吸|呼吸器|ventilator|respirator/],
  ["dialysis_console", /透析|dialysis|血液浄化|hd装置/],
  ["dispenser", /分包|払出|払い出し|調剤(?:機|装置)|錠剤|薬剤(?:棚|自動)|ピッキング|dispens|カートピッカ/],
  ["smart_bed", /スマートベッ[ドト]|電動ベッ[ドト]|離床|ベッド(?:センサ)?$|smartbed|^bed$/],
  ["workstation", /ワークステーション|workstation|^ws$|読影端末|画像(?:処理|参照|解析)(?:端末|装置)|ビューワ|高精細/],
  ["server", /サーバ|server|仮想(?:基盤|ホスト)|esxi?|^sv$|hypervisor|ホスト機/],
  [
    "client_pc",
    /^pc$|パソコン|デスクトップ|端末|クライアント|desktop|client|computer|シンクライアント|thinclient|電カル用|all-?in-?one|ミニpc|minipc/,
  ],
  ["other_device", /その他|other|コンソール|console|送信機|テレメータ|医療機器|装置|device|機器/],
];

export const mediaKindWords: readonly CodePattern[] = [
  ["appliance", /専用装置|アプライアンス|appliance|バックアップ装置|datadomain|arcserveucs/],
  ["tape", /lto|テープ|tape|dat(?:装置)?$|dds/],
  ["cloud", /クラウド|cloud|aws|azure|s3|データセンタ|オンラインストレージ/],
  [
    "usb_disk",
    /usb|外付(?:け)?(?:hdd|ディスク|ハードディスク|ssd)?|ポータブル(?:hdd|ディスク)|rdx|リムーバブル|external|removable/,
  ],
  ["nas", /nas|ネットワークストレージ|ファイルサーバ/],
  ["disk", /ディスク|disk|hdd|ハードディスク|ssd|ストレージ|storage|san|筐体|別サーバ|サーバ内/],
];

export const offlineWords: readonly CodePattern[] = [
  [
    "none",
    /^(?:なし|無し?|×|no|n|none|neither|いいえ|未)(?:[(（].*)?$|常時接続(?!しない|せず)|繋いだまま|つないだまま/,
  ],
  [
    "offline",
    /オフライン|取(?:り)?外|外して|切り離|抜いて|保管庫|金庫|媒体交換|lto|テープ|tape|offline|air-?gap|disconnect|remov/,
  ],
  [
    "immutable",
    /書(?:き)?換(?:え)?不可|書換え不可|イミュータブル|不変|worm|改変不可|変更不可|object ?lock|immutab|read-?only/,
  ],
  ["offline", /^(?:有|あり|有り|○|yes|y)$/],
];

export const systemCategoryWords: readonly CodePattern[] = [
  ["order_entry", /オーダ|order/],
  ["ehr", /電子カルテ|電カル|カルテ|^hi?s$|^emr$|^ehr$|electronic(?:health|medical)record/],
  ["billing", /医事|会計|レセ|請求|billing|accounting|claims/],
  ["pacs", /pacs|画像(?!診断支援)|image|imaging(?!modality)/],
  ["modality", /モダリティ|modality|撮影装置|放射線機器|検査機器/],
  ["physio_lab", /生理|検体|検査|細菌|輸血|lis|lab|physio/],
  ["other_system", /その他|他|other|共通|基盤|インフラ|事務|総務|infrastructure/],
  ["departmental", /部門|department|薬剤|放射線|ris|給食|栄養|手術|透析|内視鏡|リハ|看護|健診|病理|救急|icu|地域/],
];

export const roleWords: readonly CodePattern[] = [
  ["externalAgency", /外部(?:機関|組織)|行政|警察|厚生労働|厚労|都道府県|jpcert|ipa|保健所|agency|authorit|police/],
  ["vendorContact", /業者|ベンダ|保守(?:窓口|会社)|委託先|サポート窓口|vendor|supplier|support/],
  [
    "safetyOfficer",
    /安全管理責任|情報セキュリティ責任|ciso|最高(?:情報)?(?:セキュリティ)?責任|統括責任|safety(?:management)?officer|security(?:management)?officer/,
  ],
  ["planningManager", /企画管理|planning/],
  ["csirt", /csirt|インシデント対応|incidentresponse/],
  ["auditor", /監査|audit/],
  [
    "systemOperator",
    /運用担当|システム(?:運用)?管理(?:者|担当)|システム担当|情報(?:システム)?担当|operator|administrator|sysadmin/,
  ],
  ["departmentLead", /部門(?:担当|責任|管理|長|別)|部署(?:担当|責任)|department|各部/],
];

export const overallDiagramWords: readonly CodePattern[] = [
  ["partial", /一部|部分|partial|partly|作成中|古い/],
  ["no", /^(?:無|なし|×|no)|なし|無し?$|未作成|ない|not/],
  ["yes", /有|あり|○|済|版|yes|exists|最新/],
];

export const founderWords: readonly CodePattern[] = [
  ["N2", /国立病院機構|nho/],
  ["N3", /国立大学/],
  ["N4", /労働者健康安全|労災/],
  ["N5", /高度専門医療|ナショナルセンター/],
  ["N6", /地域医療機能推進|jcho/],
  ["N1", /厚生労働省/],
  ["P3", /地方独立行政/],
  ["P4", /日赤|日本赤十字|redcross/],
  ["P5", /済生会/],
  ["P6", /北海道社会事業/],
  ["P7", /厚生連|厚生農業/],
  ["P8", /国民健康保険団体|国保連/],
  ["C8", /医師会/],
  ["C5", /医療生協|生活協同/],
  ["C2", /医療法人|medicalcorporation/],
  ["C3", /学校法人|私立大学|私立学校/],
  ["C4", /社会福祉法人/],
  ["C1", /公益(?:社団|財団)?法人|一般(?:社団|財団)法人/],
  ["S1", /健康保険組合/],
  ["S2", /共済/],
  ["S3", /国民健康保険組合/],
  ["P2", /市町村|(?:市|町|村)(?:立)?$|municipal/],
  ["P1", /都道府県|(?:都|道|府|県)(?:立)?$|prefecture/],
  ["C6", /会社|company/],
  ["X1", /個人|院長|individual|private/],
  ["N9", /^国$/],
  ["C7", /その他/],
];
