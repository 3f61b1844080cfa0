import { expect, it } from "vitest";
import { nonRecord } from "./row-class.ts";

it.each([
  ["合　計", 2, false, "total"],
  ["計", 2, false, "total"],
  ["Total", 2, false, "total"],
  ["※ 網掛けは更新予定", 1, false, "note"],
  ["注）数量は予備を含む", 1, false, "note"],
  ["【ネットワーク】", 1, false, "section_band"],
  ["検査機器", 1, true, "section_band"],
  ["■ その他", 1, false, "section_band"],
  ["計測サーバ", 8, false, null],
  ["合計管理システム", 8, false, null],
  ["K-0100", 1, false, null],
] as const)("%s with %i filled cells", (text, filled, merged, outcome) => {
  expect(nonRecord(text, filled, 12, merged)).toBe(outcome);
});
