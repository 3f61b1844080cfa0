import type { RecordKind } from "../../contract.ts";

/** Words in sheet names, titles and file names that say what a sheet lists. NFKC, lower case, without blanks. */
export const kindHints: readonly (readonly [RecordKind, RegExp])[] = [
  [
    "connection",
    /外部接続|外部との接続|外につなが|接続先|保守回線|回線一覧|回線台帳|リモート(?:保守|接続|メンテ)|外部回線|vpn一覧|connection|remoteservice|remoteaccess|externalline|circuit/,
  ],
  ["backup", /バックアップ|backup/],
  ["role", /体制|役割|連絡網|組織図|担当者一覧|role|organi[sz]ation|contactlist|管理体制/],
  ["vendor", /業者|ベンダ|取引先|委託先|vendor|supplier/],
  [
    "system",
    /システム(?:一覧|台帳|管理|リスト)|^システム$|情報システム|アプリケーション(?:一覧)?|systems?(?:list|inventory)?$|application/,
  ],
  [
    "asset",
    /機器|資産|装置|端末|サーバ|pc一覧|備品|プリンタ|ネットワーク機器|asset|device|inventory|equipment|hardware|terminal|computer|me台帳|me機器/,
  ],
  ["segment", /セグメント|区画|vlan|ipアドレス(?:一覧|管理)|サブネット|segment|subnet|network(?:list|plan)/],
  ["department", /部門一覧|部署一覧|departments?$/],
  ["contract", /契約(?:一覧|台帳|書)|contract/],
  ["facility", /表紙|基本情報|施設(?:情報|概要)|病院(?:情報|概要)|cover|facility|profile|概要/],
];

export const superseded =
  /[(（[]旧[)）\]]|旧台帳|旧版|^旧$|廃止|旧年度|使用しない|不使用|過去分|old(?:ledger|version|$)|obsolete|superseded|deprecated|archive/;
export const changeLog = /(?:変更|改訂|改定|更新|修正|版数)履歴|changelog|revisionhistory|changehistory|history$/;
export const lookupList =
  /^(?:リスト|選択肢|マスタ|マスター|プルダウン|list|lists|lookup|lookups|code|codes|コード表|選択リスト|入力規則|凡例|legend|記入例|記載例|記入要領|説明|使い方|readme|目次|index|master|対応表)$/;

export function kindHintsIn(text: string): RecordKind[] {
  return kindHints.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
}
