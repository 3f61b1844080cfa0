import { expect, test } from "vitest";
import { hourSheet } from "./hour-sheet.ts";
import { hoursForm } from "./hours-form.ts";
import { hoursPlanOf } from "./hours-plan.ts";
import { referencePlan } from "./template.ts";

const sheet = hourSheet(referencePlan.rows, []);

test("the form has 17 rows and sums to 200.00: 64 of survey, 112 of documents, 24 of other work", () => {
  expect(sheet.rows.map(({ row }) => row)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
  expect(sheet.planned).toBe(20_000);
  const { survey, document, other } = sheet.byWork;
  expect([survey.planned, document.planned, other.planned]).toEqual([6_400, 11_200, 2_400]);
});

test("travel and meetings are blank in the form, not zero, before and after hours are entered there", () => {
  const blank = (rows: typeof sheet.rows) => rows.filter(({ planned }) => planned === null).map(({ row }) => row);
  expect(blank(sheet.rows)).toEqual([15, 16]);
  const worked = hourSheet(referencePlan.rows, [{ rowId: "W-15", workedOn: "2026-12-01", hundredths: 350 }]);
  expect(blank(worked.rows)).toEqual([15, 16]);
  expect(worked.rows[14]).toMatchObject({ planned: null, actual: 350 });
  expect([worked.planned, worked.actual]).toEqual([20_000, 350]);
});

test("a row nobody worked on has no actual hours, which is not zero", () => {
  expect(sheet.rows.every(({ actual }) => actual === null)).toBe(true);
});

test("hours on rows that were added, or that a later plan dropped, stay counted", () => {
  const worked = hourSheet(referencePlan.rows, [
    { rowId: "W-01", workedOn: "2026-12-01", hundredths: 125 },
    { rowId: "X-01", workedOn: "2026-12-01", hundredths: 75 },
  ]);
  expect(worked.actual).toBe(200);
  expect(worked.rows.at(-1)).toMatchObject({ id: "X-01", row: null, planned: null, actual: 75 });
});

test("a programme's own rows and limit take the place of the reference's", () => {
  const row = {
    id: "A",
    row: 1,
    deliverable: null,
    work: "survey",
    planned_hours: 0.29,
    label_ja: "あ",
    label_en: "a",
  };
  const plan = hoursPlanOf({ hours: [row], labourCapYen: 1_000_000 });
  expect(plan).toEqual({
    labourCapYen: 1_000_000,
    rows: [{ id: "A", row: 1, deliverable: null, work: "survey", planned: 29, label: { ja: "あ", en: "a" } }],
  });
  expect(hoursPlanOf({ hours: null })).toEqual(referencePlan);
  expect(() => hoursPlanOf({ hours: [{ id: 1 }] })).toThrow();
});

test("the printed form leaves blank what is blank, and its last line is the total", () => {
  const [form] = hoursForm({ hospital: "つばめ病院", company: null, asOf: "2026-12-01", sheet }).sheets;
  const cells = form?.rows.map((row) => row.cells[3]);
  expect(cells?.[14]).toBeNull();
  expect(cells?.[15]).toBeNull();
  expect(form?.rows.at(-1)?.cells.slice(1, 5)).toEqual([
    "合計",
    null,
    { value: 200, format: "decimal" },
    { value: 0, format: "decimal" },
  ]);
});
