import type { FieldDefinition } from "../../catalogue.ts";
import type { FieldValue } from "../../contract.ts";
import { term } from "../../vocabulary.ts";
import type { PlanNotice } from "../import-contract.ts";

/** Enough to see what is wrong with a column; a column of 100,000 unreadable dates is one mistake. */
const SHOWN_PER_COLUMN = 5;

/** Cells that were kept as written because they are no date, or no word of the vocabulary: noticed, a few per column. */
export class UnreadCells {
  private readonly file: string;
  private readonly sheet: string | null;
  private readonly notices: PlanNotice[];
  private readonly counts = new Map<string, number>();
  private readonly seen = new Set<string>();

  constructor(file: string, sheet: string | null, notices: PlanNotice[]) {
    this.file = file;
    this.sheet = sheet;
    this.notices = notices;
  }

  look(field: FieldDefinition, value: FieldValue, column: number, cell: () => string): void {
    const code = problem(field, value);
    if (code === null) return;
    const text = value.state === "known" ? String(value.value) : value.state === "vague" ? value.text : "";
    const count = this.counts.get(`${code}${column}`) ?? 0;
    if (count >= SHOWN_PER_COLUMN || this.seen.has(`${column}|${text}`)) return;
    this.counts.set(`${code}${column}`, count + 1);
    this.seen.add(`${column}|${text}`);
    this.notices.push({ code, place: { file: this.file, sheet: this.sheet, cell: cell() }, text });
  }
}

function problem(field: FieldDefinition, value: FieldValue): "unreadable_date" | "unknown_code" | null {
  if (field.type.is === "date") return value.state === "vague" && /\d/.test(value.text) ? "unreadable_date" : null;
  if (field.id === "targetCategory") return null; // bands and names settle it after the row is read
  if (field.type.is !== "code" || value.state !== "known" || typeof value.value !== "string") return null;
  return term(field.type.vocabulary, value.value) ? null : "unknown_code";
}
