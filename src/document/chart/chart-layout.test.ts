import { expect, test } from "vitest";
import { contains, overlap } from "../../shared/picture/placed-text.ts";
import { aLedger, aRecord, known } from "../testing/document-input.ts";
import { chartDrawio } from "./chart-drawio.ts";
import { chartLayout } from "./chart-layout.ts";

const roles = ["safetyOfficer", "planningManager", "csirt", "auditor", "vendorContact", "externalAgency"];
const crowd = [
  ...roles,
  ...Array.from({ length: 6 }, () => "systemOperator"),
  ...Array.from({ length: 9 }, () => "departmentLead"),
  ...Array.from({ length: 8 }, () => "vendorContact"),
].map((role, index) =>
  aRecord("role", index + 1, {
    role: known(role),
    personOrUnit: known(`医療情報管理部 情報システム係 ${index + 1}`),
    contact: known("内線2210 夜間は防災センター経由で呼出し"),
    systemInCharge: known("電子カルテ、医事会計、PACS、RIS、検体検査、薬剤部門、透析部門"),
  }),
);

test("no two posts overlap, and all lie within their picture", () => {
  const { boxes, width, height } = chartLayout(aLedger(crowd));
  expect(boxes).toHaveLength(crowd.length);
  for (const [index, one] of boxes.entries()) {
    expect(contains({ x: 0, y: 0, width, height }, one.box)).toBe(true);
    for (const other of boxes.slice(index + 1)) expect(overlap(one.box, other.box)).toBe(false);
  }
});

test("a needed post without a record, and one that nobody holds, are shown as such", () => {
  const vacant = aRecord("role", 1, { role: known("safetyOfficer"), personOrUnit: { state: "none" } });
  const { boxes } = chartLayout(aLedger([vacant]));
  expect(boxes.map((box) => [box.vacant, box.spoken])).toEqual([
    [true, "医療情報システム安全管理責任者、空席（なし）"],
    [true, "企画管理者、台帳に記載なし"],
    [true, "システム運用担当者、台帳に記載なし"],
  ]);
});

test("names with markup do not break the draw.io file", () => {
  const record = aRecord("role", 1, { role: known("safetyOfficer"), personOrUnit: known('<b>"院長" & 副院長</b>') });
  const xml = chartDrawio(chartLayout(aLedger([record])));
  expect(xml).toContain("&lt;b&gt;&quot;院長&quot; &amp; 副院長&lt;/b&gt;");
  expect(xml).not.toContain("<b>");
});
