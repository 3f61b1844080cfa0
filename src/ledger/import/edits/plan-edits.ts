import type { Ledger, LedgerRecord, RecordKind, Source } from "../../contract.ts";
import type { EditedSheet, EditRow } from "../../export/ledger-edit.ts";
import { recordName } from "../../record-change.ts";
import type { RowOutcome, SourceMapping } from "../import-contract.ts";
import type { ImportContext, ImportPlan, PlannedSource, RecordChange } from "../plan-contract.ts";
import { placed } from "../plan-report.ts";
import { applyEdit } from "./apply-edit.ts";

type Context = Pick<ImportContext, "facilityId" | "importedAt" | "lastNumbers">;

export interface EditedLedger {
  sheets: readonly EditedSheet[];
  records: Ledger["records"];
  retired: readonly LedgerRecord[];
  /** ISO day on which the files arrived. */
  day: string;
}

/** Decides what importing an edited ledger would do, row by row. Pure, as `planImport` is. */
export function planEdits(
  { sheets, records, retired, day }: EditedLedger,
  chosen: ReadonlyMap<string, SourceMapping>,
  context: Context,
): ImportPlan {
  const plan: ImportPlan = {
    sources: [],
    rows: [],
    changes: [],
    duplicates: [],
    conflicts: [],
    questions: [],
    unmapped: [],
    notices: [],
  };
  const numbers = new FreeNumbers(records, retired, context.lastNumbers ?? new Map());
  const taken = sheets.filter((sheet) => chosen.get(ownKey(sheet))?.action !== "ignore");
  for (const sheet of taken) numbers.give(sheet);
  for (const sheet of sheets) {
    const source = plannedSource(sheet);
    plan.sources.push(source);
    if (!taken.includes(sheet)) {
      source.mapping = { ...source.mapping, action: "ignore", reason: "chosen" };
      continue;
    }
    for (const row of sheet.rows) {
      const outcome = planRow(sheet, row, plan, numbers, day, context);
      source.counts[outcome.outcome] += 1;
      plan.rows.push({ source: plan.sources.length - 1, row: row.row, ...outcome });
    }
    notice(plan, sheet);
  }
  return plan;
}

type Outcome = Omit<RowOutcome, "source" | "row">;

function planRow(
  sheet: EditedSheet,
  row: EditRow,
  plan: ImportPlan,
  numbers: FreeNumbers,
  day: string,
  context: Context,
): Outcome {
  const plain = { reason: null, cell: null, text: null };
  const place: Source = { type: "file", file: sheet.file, sheet: sheet.sheet, row: row.row };
  switch (row.is) {
    case "unchanged":
      return { outcome: "unchanged", recordId: row.record.id, ...plain };
    case "refused": {
      const [first, ...rest] = row.problems;
      for (const { place: at, text, reason } of rest) {
        const cell = at.cell === null ? {} : { cell: at.cell };
        plan.notices.push({
          code: "cell_refused",
          place: { file: sheet.file, sheet: sheet.sheet, ...cell },
          text: text ?? reason,
        });
      }
      const recordId = row.record?.id ?? null;
      return { outcome: "refused", recordId, reason: first.reason, cell: first.place.cell, text: first.text };
    }
    case "edited": {
      const before = row.record;
      const after = {
        ...before,
        ...applyEdit(before, row, place, day),
        version: before.version + 1,
        updatedAt: context.importedAt,
      };
      const fields = Object.keys(row.changes);
      const change: RecordChange = { change: "changed", before, after, fields };
      plan.changes.push(change);
      noteConflicts(plan, change);
      return { outcome: "changed", recordId: before.id, ...plain };
    }
    case "added": {
      const { number, taken } = numbers.of(sheet, row);
      const after: LedgerRecord = {
        id: row.id,
        facilityId: context.facilityId,
        kind: sheet.kind,
        number,
        fields: Object.fromEntries(Object.entries(row.fields).map(([id, value]) => [id, dated(value, day)])),
        sources: [place],
        version: 1,
        retiredAt: null,
        updatedAt: context.importedAt,
      };
      plan.changes.push({ change: "created", before: null, after, fields: Object.keys(row.fields) });
      const reason = taken ? ("number_taken" as const) : null;
      return { outcome: "created", recordId: row.id, reason, cell: null, text: taken ? String(row.number) : null };
    }
  }
}

const dated = <Value extends LedgerRecord["fields"][string]>(value: Value, day: string) =>
  value.state === "conflict" ? value : { ...value, source: 0, asOf: day };

function noteConflicts({ conflicts }: ImportPlan, { after, fields }: RecordChange): void {
  for (const field of fields) {
    const value = after.fields[field];
    if (value?.state !== "conflict") continue;
    const claims = value.claims.map((claim) => placed(claim, after.sources));
    conflicts.push({ recordId: after.id, kind: after.kind, field, claims, resolved: null });
  }
}

const ownKey = ({ file, sheet }: EditedSheet): string => `sekisho-ledger:${file}:${sheet ?? ""}`;

function plannedSource(sheet: EditedSheet): PlannedSource {
  const mapping: SourceMapping = {
    key: ownKey(sheet),
    fileName: sheet.file,
    sheet: sheet.sheet,
    hidden: false,
    action: "import",
    reason: null,
    tables: [
      {
        kind: sheet.kind,
        layout: "rows",
        confidence: 1,
        headerRows: [sheet.headerRow, sheet.headerRow],
        firstRow: sheet.headerRow + 1,
        lastRow: null,
        columns: [],
        bands: {},
        defaults: {},
        ignoredRows: [],
      },
    ],
    answers: {},
  };
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0 };
  return { file: sheet.file, sheet: sheet.sheet, ownLedger: true, mapping, counts };
}

/** A notice names this many records at most, and then says how many more there are. */
const named = 20;

function notice(plan: ImportPlan, { file, sheet, kind, missing, foreign }: EditedSheet): void {
  const place = { file, sheet };
  if (missing.length > 0) {
    const names = missing
      .slice(0, named)
      .map((record) => `${record.number} ${recordName(kind, record.number, record.fields)}`);
    const more = missing.length > named ? [`… +${missing.length - named}`] : [];
    plan.notices.push({ code: "missing_rows", place, text: [...names, ...more].join("、") });
  }
  for (const { cell } of foreign)
    plan.notices.push({ code: "foreign_column", place: { ...place, ...(cell === null ? {} : { cell }) }, text: "" });
}

/** Numbers for added rows: the stated one if it was never given, else the next. */
class FreeNumbers {
  private readonly taken = new Map<RecordKind, Set<number>>();
  private readonly last: Map<RecordKind, number>;
  private readonly given = new Map<EditRow, number>();

  constructor(records: Ledger["records"], retired: readonly LedgerRecord[], last: ReadonlyMap<RecordKind, number>) {
    this.last = new Map(last);
    for (const { kind, number } of [...Object.values(records).flat(), ...retired]) this.take(kind, number);
  }

  /** All stated numbers first, so that no other row is given one of them. */
  give({ kind, rows }: EditedSheet): void {
    for (const row of rows) {
      if (row.is !== "added" || row.number === null || this.taken.get(kind)?.has(row.number)) continue;
      this.given.set(row, row.number);
      this.take(kind, row.number);
    }
  }

  of({ kind }: EditedSheet, row: Extract<EditRow, { is: "added" }>): { number: number; taken: boolean } {
    const given = this.given.get(row);
    if (given !== undefined) return { number: given, taken: false };
    const number = (this.last.get(kind) ?? 0) + 1;
    this.take(kind, number);
    return { number, taken: row.number !== null };
  }

  private take(kind: RecordKind, number: number): void {
    const numbers = this.taken.get(kind) ?? new Set();
    this.taken.set(kind, numbers.add(number));
    this.last.set(kind, Math.max(number, this.last.get(kind) ?? 0));
  }
}
