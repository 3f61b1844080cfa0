import { z } from "zod";

export const ReportFormat = z.enum(["pdf", "xlsx", "csv", "json"]);
export type ReportFormat = z.infer<typeof ReportFormat>;

export const mediaTypes: Record<ReportFormat, string> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};
