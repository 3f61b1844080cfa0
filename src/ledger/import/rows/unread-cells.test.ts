import { expect, it } from "vitest";
import { plan, recordsOf, shown } from "../testing/plain-plan.ts";
import { sheet, workbook } from "../testing/workbook-builder.ts";

it("a word outside the vocabulary and a date that is none are kept as written, and their cells are named", () => {
  const book = workbook(
    "a.xlsx",
    sheet("機器台帳", [
      ["資産番号", "型番", "所有者", "導入年月"],
      ["K-1", "A1", "しおさい財団", "2023年13月"],
      ["K-2", "A2", "しおさい財団", "R5.4"],
    ]),
  );
  const result = plan([book]);
  expect(recordsOf(result, "asset").map((record) => shown(record.fields))).toMatchObject([
    { owner: "しおさい財団", installedOn: "@vague:2023年13月" },
    { owner: "しおさい財団", installedOn: "2023-04" },
  ]);
  expect(result.notices).toEqual([
    { code: "unknown_code", place: { file: "a.xlsx", sheet: "機器台帳", cell: "C2" }, text: "しおさい財団" },
    { code: "unreadable_date", place: { file: "a.xlsx", sheet: "機器台帳", cell: "D2" }, text: "2023年13月" },
  ]);
});
