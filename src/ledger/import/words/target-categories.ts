import type { CodePattern } from "./connection-codes.ts";

/** Marks and words that name a target category outright ([1]…[8], ①…⑧, T1, 「④マイナ」); words that only hint are in system-concepts. */
export const targetCategoryWords: readonly CodePattern[] = [
  ["T1", /^(?:\[?1\]?(?!\d)|t1(?!\d))|院内システム|各(?:情報)?システム/],
  ["T2", /^(?:\[?2\]?(?!\d)|t2(?!\d))|ネットワーク(?:保守|機器)|^ネットワーク$|^nw(?:保守)?$|network(?:maint|$)/],
  [
    "T3",
    /^(?:\[?3\]?(?!\d)|t3(?!\d))|検査機器|放射線(?:機器|装置)?$|モダリティ|医療機器|撮影装置|modalit|imagingequipment/,
  ],
  ["T4", /^(?:\[?4\]?(?!\d)|t4(?!\d))|マイナ|資格確認|オン資|eligibility/],
  ["T5", /^(?:\[?5\]?(?!\d)|t5(?!\d))|地域(?:医療)?連携|医療連携|病診連携|regional|hie$/],
  ["T6", /^(?:\[?6\]?(?!\d)|t6(?!\d))|読影|遠隔(?:病理|画像)(?:診断)?|tele-?(?:reading|radiology|pathology)/],
  ["T7", /^(?:\[?7\]?(?!\d)|t7(?!\d))|研究|治験|症例登録|データ調査|^調査$|research|trial|survey|registry/],
  ["T8", /^(?:\[?8\]?(?!\d)|t8(?!\d))|各種遠隔|その他|オンライン診療|other/],
];
