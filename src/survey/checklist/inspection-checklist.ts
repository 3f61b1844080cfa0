import { Checklist, type ItemRef } from "./contract.ts";
import { InspectionFile, type InspectionRow } from "./inspection-file.ts";
import { chapterWords } from "./section-words.ts";

/** 医療情報システムの有無: without any, the hospital's other rows are skipped (rule `gate`). */
const gate = "F-00";
/** Skipped without a contract with any vendor (rule `no_contract_skip`). */
const needVendorContract = ["F-03", "F-04"];

const labels = {
  facility: { ja: "医療機関確認用", en: "For hospitals" },
  vendor: { ja: "事業者確認用", en: "For vendors" },
};

/** The ministry's sheets for on-site inspections (reference/checklist-mhlw-r6.yaml), an edition a year; editions without rows are left out. */
export function inspectionChecklists(file: unknown): Checklist[] {
  const { editions, items } = InspectionFile.parse(file);
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
          gate: row.id === gate,
          needsVendorContract: needVendorContract.includes(row.id),
          mapsTo: earlier(items, row, editions[index - 1]?.id),
        })),
      }),
    ];
  });
}

const scopes: readonly InspectionRow["scope"][] = ["all", "server", "terminal", "network"];

/** As the sheet prints them: by side and chapter, then by what a row is about, since numbers begin anew there, then by number. */
const inOrderOf = (edition: string, rows: readonly InspectionRow[]): InspectionRow[] => {
  const lastNumber = (row: InspectionRow) => Number(/(\d+)\)?$/.exec(row.numbers[edition] ?? "")?.[1] ?? 0);
  return rows.toSorted(
    (a, b) =>
      a.side.localeCompare(b.side) ||
      a.section.localeCompare(b.section) ||
      scopes.indexOf(a.scope) - scopes.indexOf(b.scope) ||
      lastNumber(a) - lastNumber(b),
  );
};

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
