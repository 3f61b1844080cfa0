/** Words for the codes of a connection: first pattern that fits wins. Texts are NFKC, lower case, without blanks. */
export type CodePattern = readonly [code: string, pattern: RegExp];

export const accessLineWords: readonly CodePattern[] = [
  ["isdn", /isdn|ins(?:64|1500|ネット|net|回線)|^ins$/],
  [
    "mobile_closed",
    /閉域(?:sim|モバイル|lte|5g)|モバイル閉域|携帯閉域|privateapn|closed(?:mobile|apn|sim)|(?:専用|閉域)apn/,
  ],
  ["lte", /lte|4g|5g(?!hz)|3g(?!hz)|携帯|モバイル|sim|ポケットwi-?fi|cellular|mobile|データ通信カード|foma/],
  [
    "ipv6_closed",
    /ipv6|オンライン(?:資格確認|請求)(?:用|専用)?(?:閉域|ネットワーク|網)|レセプト(?:オンライン)?請求(?:網|ネットワーク)/,
  ],
  [
    "wide_ethernet",
    /広域(?:イーサ|ether|lan)|イーサネット専用|wide-?area(?:ethernet|lan)|^vpls$|ビジネスイーサ|etherwan/,
  ],
  ["academic_network", /学術|sinet|研究(?:用)?(?:ネットワーク|ネット|網)|academic|research(?:net|work)/],
  [
    "internet_direct",
    /(?:vpn)(?:なし|無し?|を?使わ|未使用|不使用)|vpn(?:を使用)?(?:せず|しない)|直結|直接(?:接続|公開)|novpn|withoutvpn|direct(?:internet|access)?|リモートデスクトップ|web(?:入力|画面|ブラウザ)|ブラウザ/,
  ],
  [
    "ip_vpn",
    /ip-?vpn|閉域(?:ip)?網|閉域(?:vpn)?$|ポート(?:接続)?型?閉域|mpls|closednetwork|vpnワイド|flet'?s.*vpn.*wide|フレッツ.*vpnワイド/,
  ],
  ["dedicated", /専用線|専用回線|dedicated|leased|dark ?fiber|ダークファイバ/],
  [
    "public_network",
    /公衆|電話回線|ダイヤルアップ|ダイアルアップ|加入電話|アナログ(?:回線)?|モデム|pstn|dial-?up|analog|phoneline/,
  ],
  [
    "other",
    /光(?:回線|ファイバ)?|フレッツ|フレッツ光|ftth|adsl|catv|ケーブル|インターネット|internet|broadband|ブロードバンド|bフレッツ|nuro|au光|その他|other/,
  ],
];

export const tunnelWords: readonly CodePattern[] = [
  ["ssl_vpn", /ssl|https(?:サーバ|server|portal)|anyconnect|globalprotect|web-?vpn/],
  ["ipsec_vpn", /ipsec|ike|拠点間vpn|l2tp|site-?to-?site/],
  ["tls12", /tls|https|ssl証明書|クライアント証明書|client ?cert/],
  ["internet_vpn", /インターネットvpn|internetvpn|vpn(?:あり|有り?|接続|使用|利用)|^vpn$|^有$|^あり$|^○$|^yes$|^y$/],
];

/** Where an SSL-VPN ends, out of the text of the tunnel cell. */
export const sslTargetWords: readonly CodePattern[] = [
  [
    "vendor_https",
    /(?:業者|ベンダ|メーカ|相手|先方|委託先|vendor|provider|supplier).{0,8}(?:https?|サーバ|ポータル|portal|server|web|センタ)|https(?:サーバ|server|portal)/,
  ],
  [
    "hospital_firewall",
    /(?:院内|当院|自院|病院|hospital).{0,8}(?:fw|utm|ファイアウォール|ファイヤーウォール|firewall)/,
  ],
  [
    "hospital_device",
    /(?:院内|当院|自院|病院|hospital|センターから).{0,8}(?:装置|機器|ゲートウェイ|アプライアンス|appliance|device|gateway)|装置(?:終端|で受け)/,
  ],
];

export const partyWords: readonly CodePattern[] = [
  ["council", /協議会|連携(?:組織|事務局)|council|consortium/],
  ["lease", /リース|レンタル|lease|rental/],
  [
    "carrier",
    /回線(?:事業者|業者|会社)|通信(?:事業者|会社|キャリア)|キャリア|プロバイダ|carrier|telco|isp|ntt|kddi|ソフトバンク/,
  ],
  [
    "hospital",
    /^(?:病院|当院|自院|院内|医院|クリニック|診療所|医療機関|本院|院|自社|病院側|病院所有|病院資産|医療機関側|.{0,4}院所有|hospital|clinic|ours?|us|inhouse|in-house|customer|client|facility)$|病院|当院|自院|hospital/,
  ],
  [
    "vendor",
    /業者|ベンダ|メーカ|保守会社|委託|相手先|先方|販売店|開発元|sier|vendor|supplier|provider|maker|manufacturer|contractor|3rdparty|thirdparty/,
  ],
];

export const deviceKindWords: readonly CodePattern[] = [
  ["firewall", /ファイ(?:ア|ヤ)ー?ウォール|^fw$|fw装置|utm|次世代fw|firewall/],
  ["vpn", /vpn|リモートアクセス装置/],
  ["wireless_ap", /無線(?:ap|lan|アクセス|ルータ)|wi-?fi|accesspoint|^ap$/],
  ["modem", /モデム|modem/],
  ["gateway", /ゲートウェイ|gateway|^gw$|中継(?:サーバ|装置)/],
  ["router", /ルータ|router|ターミナルアダプタ|^ta$|onu/],
  ["terminal", /端末|pc|パソコン|サーバ|server|terminal|workstation|装置内ソフト|装置のソフト/],
  ["box", /box|ボックス|ユニット|unit|アダプタ|通信(?:装置|機器)/],
];

export const contractTypeWords: readonly CodePattern[] = [
  ["remote", /リモート|遠隔|オンライン保守|remote/],
  ["onsite", /現地|オンサイト|出張|訪問|スポット|駆けつけ|on-?site|visit/],
  ["full", /一式|フル(?:サポート|メンテ)?|包括|全て|すべて|総合|full|comprehensive|all-?in/],
];

export const contractFormWords: readonly CodePattern[] = [
  ["form1", /^(?:①|1|form1|形態1|\(1\))|一社|同一法人|単独|自社サーバ/],
  ["form2", /^(?:②|2|form2|形態2|\(2\))|サーバと拠点/],
  ["form3", /^(?:③|3|form3|形態3|\(3\))|サーバのみ/],
  ["form4", /^(?:④|4|form4|形態4|\(4\))|すべて別|全て別|三者/],
];

export const clauseWords: readonly CodePattern[] = [
  ["not_applicable", /^(?:-|ー|―|対象外|該当なし|n\/?a|notapplicable)$/],
  ["unknown", /不明|未確認|確認中|照会中|わからない|分からない|unknown|tbc|tobeconfirmed|\?/],
  [
    "absent",
    /^(?:無|なし|無し|×|x|no|n|absent|記載なし|規定なし|定めなし|含まない|未記載|none|未)$|なし$|無し?$|absent/,
  ],
  ["present", /^(?:有|あり|有り|○|◯|〇|yes|y|present|含む|記載あり|規定あり|済|✓|レ|締結済)$|あり$|有り?$|present/],
];

export const purposeWords: readonly CodePattern[] = [
  ["fault_response", /障害|故障|トラブル|不具合|復旧|緊急|fault|incident|trouble|break/],
  ["preventive", /予防|定期(?:点検|保守)|点検|preventive|inspection/],
  [
    "software_revision",
    /ソフト(?:ウェア)?(?:の)?(?:改訂|更新|修正|バージョンアップ|アップデート|適用)|バージョンアップ|プログラム(?:修正|更新)|改訂|改修|パッチ|マスタ(?:更新|メンテ)|update|upgrade|revision|patch/,
  ],
  ["monitoring", /モニタ|監視|monitor/],
  ["other_purpose", /その他|other|請求|連携|照会|資格|送信|転送|診療|読影|入力|研究|治験/],
];

export const serviceClassWords: readonly CodePattern[] = [
  ["non_device", /医療機器(?:外|以外|でない|に該当しない)|非医療機器|情報システム|non-?(?:medical)?device/],
  ["notify_only", /通知のみ|連絡のみ|通報/],
  ["introduce_only", /紹介/],
  ["contract_all_outsourced", /全部委託|再委託/],
  ["recall_remote", /回収|改修/],
  ["modification", /改造/],
  ["repair", /修理|repair/],
  ["inspection", /点検|保守|inspection|maintenance/],
  ["monitor", /監視|モニタ|monitor/],
];

export const anonymisationWords: readonly CodePattern[] = [
  [
    "no",
    /匿名化(?:して(?:い)?な|せず|なし|無し|は?しない|未)|していない|非匿名|実名|notanonymi|identif|^(?:なし|無|no|n|×)$/,
  ],
  ["yes", /匿名|仮名|個人情報(?:を)?(?:除|削除|マスク)|anonym|pseudonym|de-?identif|^(?:あり|有|yes|y|○)$/],
];

/** Whether data called anonymised can still be linked, out of the same text. "no" first. */
export const linkableWords: readonly CodePattern[] = [
  [
    "no",
    /対応表は?(?:院内|病院|当院)(?:のみ|だけ|で|に)|突合(?:不可|できない)|notlinkable|unlinkable|keykeptinhospital/,
  ],
  [
    "yes",
    /患者(?:番号|id)(?:は|が|も)?(?:そのまま|残)|対応表を?.{0,6}(?:先方|相手|業者|委託)|対応表.{0,6}(?:先方|相手|業者).{0,4}(?:保有|保持)|(?:先方|相手|業者)が?(?:対応表|保持|保有)|patient(?:number|id).{0,10}(?:stay|remain|kept|unchanged)|linkable/,
  ],
];
