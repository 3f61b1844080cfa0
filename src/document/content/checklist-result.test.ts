import { expect, test } from "vitest";
import type { DocumentContent } from "../contract.ts";
import { aCheck, aReport, aReportedSheet } from "../testing/checklist-report.ts";
import { anInput } from "../testing/document-input.ts";
import { allDocuments, documentContent, volumeOrder } from "./all-documents.ts";

const rowOf = (content: DocumentContent, sheet: string, item: string): Record<string, string> => {
  const body = content.sections.find(({ id }) => id === sheet)?.body;
  if (body?.type !== "table") throw new Error(sheet);
  const row = body.rows.find(({ id }) => id === `${sheet}:${item}`);
  return Object.fromEntries(
    body.columns.map(({ id }, index) => {
      const cell = row?.cells[index] ?? "";
      return [id, typeof cell === "string" ? cell : cell.text];
    }),
  );
};
const kindsIn = (checklists: ReturnType<typeof aReport> | null) =>
  allDocuments(anInput({ checklists })).map(({ kind }) => kind);

test("the volume binds D1–D3 only where somebody of their audience answered", () => {
  const others = volumeOrder.filter((kind) => !["D1", "D2", "D3"].includes(kind));
  expect(kindsIn(null)).toEqual(others);
  expect(kindsIn(aReport(aReportedSheet("user", { "US-01": [aCheck()] })))).toEqual([
    "findings",
    "D3",
    ...others.slice(1),
  ]);
  expect(kindsIn(aReport(aReportedSheet("vendor", { "V-01": [aCheck()] })))).toContain("D2");
});

test("an item shows its first check, what was not understood, and what later checks found", () => {
  const checks = [
    aCheck({ answer: "unknown", notUnderstood: "方針とは何か", hardToUnderstand: true }),
    aCheck({ number: 2, answer: "no", checkedOn: "2026-02-10", visit: 2, targetOn: "2026-03-31" }),
    aCheck({
      number: 3,
      checkedOn: "2026-03-30",
      visit: null,
      evidenceAsked: true,
      evidenceSeen: true,
      evidence: "方針 第2版",
    }),
  ];
  const sheet = aReportedSheet("executive", { "EX-02": checks });
  const row = rowOf(documentContent("D1", anInput({ checklists: aReport(sheet) })), "sheet-executive-1", "EX-02");
  expect(row).toMatchObject({
    answer: "？\n分からない",
    checkedOn: "2026-01-20",
    targetOn: "2026-03-31",
    later: "2026-02-10 × 訪問2\n2026-03-30 ○",
    notUnderstood: "方針とは何か",
    hard: "困難",
    evidence: "確認した：方針 第2版",
  });
});

test("an open item and one that is not asked are told apart, and D2 has visit and homework", () => {
  const sheet = aReportedSheet("system_admin", { "SA-03": [aCheck()] });
  const items = sheet.items.map((item) => {
    if (item.id === "SA-03") return { ...item, homework: [{ number: 4, state: "notSubmitted" }] };
    return item.id === "SA-05" ? { ...item, asked: false } : item;
  });
  const content = documentContent("D2", anInput({ checklists: aReport({ ...sheet, items }) }));
  const row = (item: string) => rowOf(content, "sheet-system_admin-1", item);
  expect(row("SA-03")).toMatchObject({ answer: "○", visit: "1", homework: "4 未提出" });
  expect([row("SA-04").answer, row("SA-05").answer]).toEqual(["未回答", "聞かない項目"]);
  expect(content.summary).toContain("項目 41：○ 1、× 0、？ 0、－ 0、未回答 40");
});

test("rows of uncertain wording carry the note, and official ones do not", () => {
  const sheet = aReportedSheet("user", { "US-01": [aCheck()] });
  const content = documentContent("D3", anInput({ checklists: aReport(sheet) }));
  expect(content.notes).toHaveLength(1);
  const official = { ...sheet, items: sheet.items.map((item) => ({ ...item, unconfirmed: false })) };
  expect(documentContent("D3", anInput({ checklists: aReport(official) })).notes).toEqual([]);
});
