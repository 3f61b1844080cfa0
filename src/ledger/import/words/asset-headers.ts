/** Column headers of lists of devices → target. */
export const assetHeaders: Record<string, string> = {
  assetId:
    "資産番号|資産no|資産id|管理番号|管理no|管理id|備品番号|機器番号|機器id|機器no|台帳番号|asset id|asset no|asset number|asset tag|tag|物品番号|固定資産番号|端末番号|端末id|id|no|番号|資産管理番号|備品no|assetid|inventory no|inventory number|機器管理番号|pc番号|固定資産no",
  meNumber: "me番号|me no|meno|me機器番号|me管理番号|医療機器番号|臨床工学番号|menumber|ce number|me機器管理番号|me id",
  departmentNumber:
    "装置番号|部門内番号|部門番号|号機|部門管理番号|device no|departmentnumber|装置no|装置id|部内番号|unit number",
  kind: "種別|種類|機器種別|機器区分|区分|分類|装置|装置種別|装置名|品名|機器名|機器の種類|品目|機器名称|kind|type|device type|category|class|asset type|資産種別|端末種別|モダリティ|modality|機器分類|名称|equipment type|equipment|asset class|装置区分",
  systemName:
    "システム名|用途|システム|利用システム|所属システム|使用目的|業務|利用目的|役割|system|system name|purpose|used for|application|主な用途|対象システム|systemname|role|業務名|搭載システム",
  maker:
    "メーカー|メーカ|メーカー名|メーカ名|製造元|製造会社|製造業者|製造者|製造販売業者|maker|manufacturer|make|brand|vendor name|メーカー（製造元）|oem|製造メーカー|manufacturer name|製造販売元",
  model:
    "型番|型式|機種|機種名|モデル|モデル名|製品名|品番|機器型番|製品型番|型名|model|model name|model number|product|product name|機器型式|型式名|model no|モデル番号|商品名|part number|製品名・型番|型番・製品名|形式",
  serialNumber:
    "製造番号|シリアル番号|シリアルno|シリアル|s/n|sn|serial|serial number|serial no|製番|機番|製造no|機体番号|serialnumber|製造番号・シリアル|シリアルナンバー|機器固有番号|製造番号(s/n)|service tag|サービスタグ",
  quantity: "数量|台数|個数|quantity|qty|count|数|units|設置台数|保有台数",
  os: "os|os名|os種別|os名称|オペレーティングシステム|operating system|基本ソフト|搭載os|os(オペレーティングシステム)|os type|platform|os・バージョン|使用os|ｏｓ",
  osVersion:
    "osバージョン|os版数|os版数／ビルド|os version|osビルド|ビルド|ビルド番号|os build|build|osver|os ver|osversion|osのバージョン|osリビジョン",
  softwareVersion:
    "ソフトウェア版数|ソフトウェア・ファームウェア版数|ファームウェア|ファームウェア版数|ファームウェアバージョン|ファームウエア|ファーム版数|fw ver|fw|fw版数|fwバージョン|ソフト版数|ソフトver|ソフトウェアバージョン|ソフトウェア|ソフト|ソフトバージョン|バージョン|版数|ver|version|software version|software|firmware|firmware version|sw version|ファーム|f/w|f/w version|アプリ版数|リビジョン|revision|softwareversion|release|アプリケーションバージョン|os／ファームウェア",
  versionKnownOn:
    "版数確認日|ver確認日|バージョン確認日|確認日|fw date|firmware date|version date|version known on|ファーム確認日|ファームウェア確認日|確認年月日|fw as of|versionknownon|as of|checked on|firmware as of",
  hostname:
    "ホスト名|コンピューター名|コンピュータ名|pc名|端末名|host name|hostname|computer name|device name|マシン名|サーバ名|サーバー名|ノード名|機器ホスト名|dns name|fqdn|name|netbios名|host|コンピュータ名称",
  aeTitle: "aeタイトル|aet|ae title|aetitle|dicom ae|ae|application entity",
  location:
    "設置場所|設置室|設置|場所|設置先|配置場所|設置部屋|部屋|room|location|place|site|設置場所・部屋|階・場所|保管場所|設置箇所|設置場所名|棟|建物|階|フロア|floor|building|フロア・場所|installed at|設置位置|棟・階|where|rack / room|room / rack|rack|rack location|ラック|設置ラック|ラック・室",
  department:
    "使用部門|利用部署|使用部署|部署|部門|配置部署|所属|所属部署|管理部署|設置部署|診療科|病棟|department|dept|ward|使用者部署|使用場所|主管部署|利用部門|division|unit|使用科|所管|部署名|used by",
  segment:
    "セグメント|ネットワーク区画|系統|vlan|ネットワーク|接続ネットワーク|接続セグメント|接続系統|ネットワーク系統|segment|network|network segment|nw区分|接続先ネットワーク|network zone|zone|ネットワーク区分|所属ネットワーク|subnet",
  ipRange:
    "ipアドレス|ip|ip アドレス|管理ip|ip address|ip addresses|ipアドレス（管理）|ipv4|ipv4アドレス|固定ip|iprange|ip addr|アドレス|ip範囲|管理用ip|mgmt ip|management ip|management ip address|mgmt ip address",
  lastSeenOn:
    "最終検出日|最終検出日時|最終検出|最終ログイン|最終接続日時|最終接続日|最終確認日時|最終ログオン日時|last seen|lastseen|last seen on|last detected|last contact|last logon|最終通信日時|最終起動日|last online|last inventory|収集日時|更新日時|last scan",
  owner:
    "所有者|所有|所有区分|資産区分|機器の所有|所有権|owner|owned by|ownership|資産所有者|保有区分|リース区分|取得区分|資産の所有|帰属",
  administrator:
    "管理者|管理|管理責任者|管理担当|管理部門|管理区分|管理担当者|administrator|managed by|admin|manager|運用管理者|機器管理者|運用担当|担当者|responsible|責任者",
  maintenanceVendor:
    "保守業者|保守|保守会社|保守委託先|保守先|保守ベンダ|保守ベンダー|保守契約先|購入先|納入業者|maintenance vendor|maintained by|maintenance|support vendor|service provider|保守担当|保守元|サポート業者|ベンダ|ベンダー|業者|業者名|vendor|supplier|導入業者|保守会社名|maintenance company|保守契約業者|supported by|maintenancevendor",
  installedOn:
    "導入年月|導入日|導入|設置年月|設置年月日|設置日|購入日|購入年月|購入年月日|取得年月日|取得日|納入日|納品日|稼働開始|稼働開始日|使用開始日|installed|installed on|installation date|purchase date|purchased|導入年月日|導入時期|導入年|購入年度|取得年月|導入年度|設置年|installedon|in service since|date installed|納入年月|install date|date of installation|install year",
  supportEndsOn:
    "サポート終了日|サポート終了|保守期限|保守終了日|保守契約期限|保証期限|保証終了日|サポート期限|eol|eos|eosl|end of support|support ends|support ends on|support end|保守満了日|保守期間|保守終了|warranty end|warranty|更新期限|リース期限|リース満了|support until|supportendson|サポート期限日|保守満了",
  lastPatchedOn:
    "最終パッチ適用日|最終パッチ適用|最終更新日|パッチ適用日|パッチ最終適用日|最終アップデート|最終アップデート日|更新日|last patched|last patched on|last update|last updated|patch date|windows update|最終パッチ日|アップデート日|lastpatchedon|ファーム更新日|ファームウェア更新日|最新パッチ適用日",
  remoteMaintenance:
    "リモート保守|リモートメンテナンス|遠隔保守|リモート|リモート保守の有無|remote maintenance|remote|remote service|remote support|遠隔保守の有無|リモート接続|リモートメンテ|remote access|remotemaintenance",
  settingsReviewed:
    "設定見直し|更新後の設定見直し|更新時の設定見直し|設定見直し（システム更新時）|設定確認|settings reviewed|設定の見直し|更新時設定見直し|settingsreviewed|設定見直し状況|settings review",
  mdsSdsReceivedOn:
    "mds/sds受領日|mds/sds|mds受領日|mds受領|mds|sds|mds／sds受領年月|mds/sds received|mds/sds received on|mds2|mds/sds受領|mdssdsreceivedon|mds入手日|開示書受領日|mds/sdsの受領日",
  comment:
    "備考|摘要|コメント|メモ|特記事項|注記|remarks|notes|note|comment|comments|補足|特記|remark|その他|状態|備考欄",
};
