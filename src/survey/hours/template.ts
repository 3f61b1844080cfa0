import { z } from "zod";
import file from "../../../reference/workload-template.yaml";
import type { Hundredths } from "./hundredths.ts";

/** What an hour is spent on. Travel and meetings have no planned hours in the form: their cells are blank, not zero. */
export const Work = z.enum(["survey", "document", "travel", "meeting", "other"]);
export type Work = z.infer<typeof Work>;

export interface TemplateRow {
  id: string;
  /** Row of the printed form, from 1; null for a row added by a company. */
  row: number | null;
  deliverable: string | null;
  work: Work;
  /** Null: the printed cell is blank. */
  planned: Hundredths | null;
  label: { ja: string; en: string };
}

export interface HoursPlan {
  rows: readonly TemplateRow[];
  /** Limit of the labour in a quotation, in yen. */
  labourCapYen: number;
}

/** A row as the reference and a programme's plan write it; hours as a decimal with at most two places. */
export const FileRow = z.object({
  id: z.string(),
  row: z.int().nullable(),
  deliverable: z.string().nullable(),
  work: Work,
  planned_hours: z.number().nonnegative().nullable(),
  label_ja: z.string(),
  label_en: z.string(),
});

export const rowOf = ({ planned_hours, label_ja, label_en, ...row }: z.infer<typeof FileRow>): TemplateRow => ({
  ...row,
  planned: planned_hours === null ? null : Math.round(planned_hours * 100),
  label: { ja: label_ja, en: label_en },
});

const Template = z.object({ items: z.array(FileRow), budget: z.object({ labour_cap_jpy: z.int() }) });
const read = Template.parse(file);

/** The form of 資料6 (reference/workload-template.yaml). */
export const referencePlan: HoursPlan = {
  labourCapYen: read.budget.labour_cap_jpy,
  rows: read.items.map(rowOf),
};
