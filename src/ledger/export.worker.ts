import type { LedgerFindings } from "../finding/contract.ts";
import { writeCsv } from "../platform/spreadsheet/write-csv.ts";
import { writeXlsx } from "../platform/spreadsheet/write-xlsx.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { Ledger, RecordId, RecordKind } from "./contract.ts";
import { comparisonExport } from "./export/comparison-export.ts";
import { ledgerSheet, ledgerWorkbook } from "./export/ledger-workbook.ts";

export interface ExportRequest {
  format: "json" | "xlsx" | "csv";
  kind?: RecordKind | undefined;
  encoding: "utf-8" | "cp932";
  /** Only these records of `kind`; without it, all. */
  only?: readonly RecordId[] | undefined;
}

export interface ExportRefusal {
  reason: "kind_needed" | "not_in_cp932";
  message: string;
  place: string | null;
}

/**
 * The ledger as a file: JSON with provenance, a workbook that can be edited and imported again, or one kind as CSV.
 * @param findingsOf asked for JSON alone, which holds them: to work them out takes a second ledger in memory, and all that is missing in it
 */
export async function exportLedger(
  ledger: Ledger,
  findingsOf: () => Promise<LedgerFindings>,
  { format, kind, encoding, only }: ExportRequest,
): Promise<Result<{ content: Uint8Array; mediaType: string; extension: string }, ExportRefusal>> {
  if (format === "json") {
    const content = Buffer.from(`${JSON.stringify(comparisonExport(ledger, await findingsOf()), null, 1)}\n`);
    return ok({ content, mediaType: "application/json; charset=utf-8", extension: "json" });
  }
  if (format === "xlsx") {
    const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return ok({
      content: await writeXlsx(ledgerWorkbook(ledger, kind && { kind, only })),
      mediaType,
      extension: "xlsx",
    });
  }
  if (!kind)
    return refuse({ reason: "kind_needed", message: "CSVでは台帳の種類を一つ選んでください。", place: "kind" });
  const written = writeCsv(ledgerSheet(ledger, kind, only), { encoding: encoding === "cp932" ? "cp932" : "utf-8-bom" });
  if (written.ok)
    return ok({ content: written.value.bytes, mediaType: `text/csv; charset=${encoding}`, extension: "csv" });
  const [first] = written.error.cells;
  return refuse({
    reason: "not_in_cp932",
    message: `CP932では書けない文字「${first?.characters.join("") ?? ""}」があります。UTF-8で書き出してください。`,
    place: first ? `${first.record}行目 ${first.header ?? ""}` : null,
  });
}
