import {
  chapterWords,
  gateRow,
  type InspectionRow,
  inspectionScopes,
  inspectionSheet,
  placeInEdition,
  vendorContractRows,
} from "../../questionnaire/checklist/vocabulary.ts";
import { Checklist, type ItemRef } from "./contract.ts";

const labels = {
  facility: { ja: "医療機関確認用", en: "For hospitals" },
  vendor: { ja: "事業者確認用", en: "For vendors" },
};

/** The ministry's sheets for on-site inspections (reference/checklist-mhlw-r6.yaml), an edition a year; editions without rows are left out. */
export function inspectionChecklists(): Checklist[] {
  const { editions, items } = inspectionSheet;
  return editions.flatMap((edition, index): Checklist[] => {
    const rows = items.filter((row) => row.numbers[edition.id] !== undefined);
    if (rows.length === 0) return [];
    return [
      Checklist.parse({
        format: "sekisho/checklist/1",
        instrument: "mhlw-inspection",
        edition: edition.id,
        title: {
          ja: `医療機関におけるサイバーセキュリティ対策チェックリスト（${edition.label_ja}）`,
          en: `Ministry's hospital cybersecurity checklist (${edition.label_en})`,
        },
        marks: "word",
        sheets: [
          { audience: "facility", label: labels.facility, respondents: "one", targetRequired: true },
          { audience: "vendor", label: labels.vendor, respondents: "vendors" },
        ],
        items: inOrderOf(edition.id, rows).map((row) => ({
          id: row.id,
          audience: row.side,
          section: chapterWords[row.section] ?? { ja: row.section, en: row.section },
          scope: row.scope,
          number: row.numbers[edition.id],
          topic: { ja: row.label_ja, en: row.label_en },
          certainty: row.certainty,
          optional: row.stage?.[edition.id] === "reference",
          gate: row.id === gateRow,
          needsVendorContract: vendorContractRows.includes(row.id),
          mapsTo: earlier(items, row, editions[index - 1]?.id),
        })),
      }),
    ];
  });
}

/** As the sheet prints them: by side and chapter, then by what a row is about, since numbers begin anew there, then by number. */
const inOrderOf = (edition: string, rows: readonly InspectionRow[]): InspectionRow[] =>
  rows.toSorted(
    (a, b) =>
      a.side.localeCompare(b.side) ||
      a.section.localeCompare(b.section) ||
      inspectionScopes.indexOf(a.scope) - inspectionScopes.indexOf(b.scope) ||
      placeInEdition(a, edition) - placeInEdition(b, edition),
  );

/** The rows of the edition before that this one goes on from: itself, those it merges, and those that say they became part of it. */
function earlier(items: readonly InspectionRow[], row: InspectionRow, before: string | undefined): ItemRef[] {
  if (!before) return [];
  const from = items.filter(
    (one) =>
      one.numbers[before] !== undefined &&
      (one.id === row.id || row.merges?.includes(one.id) || (before === "r6" && one.merged_in_r7 === row.id)),
  );
  return from.map(({ id }) => ({ instrument: "mhlw-inspection", edition: before, item: id }));
}
