import { itemsFor } from "../../survey/checklist/asked-items.ts";
import { Check, type ChecklistReport, type ReportedItem, type ReportedSheet } from "../../survey/checklist/contract.ts";
import { shippedChecklists } from "../../survey/checklist/shipped.ts";

export const aCheck = (given: Partial<Check> = {}): Check =>
  Check.parse({
    number: 1,
    answer: "yes",
    checkedOn: "2026-01-20",
    visit: 1,
    recordedBy: "試験 花子",
    recordedAt: "2026-01-20T02:00:00.000Z",
    ...given,
  });

/** A sheet of a checklist that comes along, with the given checks by item. */
export function aReportedSheet(
  audience: ReportedSheet["audience"],
  checks: Readonly<Record<string, readonly Check[]>>,
  given: Partial<ReportedSheet> = {},
): ReportedSheet {
  const edition = audience === "facility" || audience === "vendor" ? "r7" : "5.2";
  const checklist = shippedChecklists.find((one) => one.edition === edition);
  if (!checklist) throw new Error(edition);
  return {
    sheetId: `sheet-${audience}-${given.respondent ?? 1}`,
    audience,
    title: checklist.title.ja,
    edition,
    label: checklist.sheets.find((sheet) => sheet.audience === audience)?.label.ja ?? "",
    marks: checklist.marks,
    reconstructed: checklist.reconstructed,
    respondent: 1,
    role: "病院長",
    vendorName: null,
    items: itemsFor(checklist, audience).map(
      (item): ReportedItem => ({
        id: item.id,
        number: item.number ?? item.id,
        section: item.section.ja,
        scope: item.scope,
        wording: item.topic.ja,
        unconfirmed: item.certainty === "from_memory",
        optional: item.optional,
        asked: true,
        checks: checks[item.id] ?? [],
        homework: [],
      }),
    ),
    ...given,
  };
}

export const aReport = (...sheets: readonly ReportedSheet[]): ChecklistReport => ({
  programme: "令和8年度 病院サイバーセキュリティ調査",
  sheets,
});
