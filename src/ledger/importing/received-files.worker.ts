import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { refusalText } from "../../platform/spreadsheet/refusal-text.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Workbook } from "../../shared/workbook.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import type { PlanNotice } from "../import/import-contract.ts";
import type { ImportRefusal, StoredImport } from "./import.store.ts";

export interface ReceivedWorkbooks {
  workbooks: Workbook[];
  /** Files that were imported before under another name, or that were given twice. */
  notices: PlanNotice[];
}

/**
 * Reads the files of an import. A file whose bytes were imported before keeps the name it had then, so that a renamed copy is known
 * for what it is and changes nothing; of equal files given together one is read.
 * @returns all of them, or the refusal of the first that cannot be read: an import is all or nothing
 */
export async function readReceivedFiles(
  trx: Trx,
  context: Pick<LedgerContext, "files">,
  facilityId: FacilityId,
  stored: Pick<StoredImport, "file_ids">,
): Promise<Result<ReceivedWorkbooks, ImportRefusal>> {
  const received: ReceivedWorkbooks = { workbooks: [], notices: [] };
  const former = await formerNames(trx, facilityId, stored.file_ids);
  const seen = new Map<string, string>();
  for (const id of stored.file_ids) {
    const file = await context.files.get(trx, facilityId, id);
    const known = former.get(id);
    if (!file || !known) throw new Error("a file of an import is missing");
    const twin = seen.get(known.sha256);
    seen.set(known.sha256, file.name);
    const name = twin ?? known.former ?? file.name;
    if (twin !== undefined || name !== file.name)
      received.notices.push({ code: "same_file", place: { file: file.name, sheet: null }, text: name });
    if (twin !== undefined) continue;
    const read = await readWorkbook(file.content, name);
    if (!read.ok) {
      const { message, remedy } = refusalText(read.error, "ja");
      return refuse({
        reason: read.error.reason,
        message: `${message}${remedy}`,
        place: read.error.place ? `${file.name} ${read.error.place}` : file.name,
      });
    }
    received.workbooks.push(read.value);
  }
  return ok(received);
}

/** By file: the name under which the same bytes were first imported, as long as that import stands. */
async function formerNames(trx: Trx, facilityId: FacilityId, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; sha256: string; former: string | null }>`
    select file.id, file.sha256, (
      select earlier.name
      from ledger_import import
      join stored_file earlier on earlier.facility_id = import.facility_id and earlier.id = any (import.file_ids)
      where import.facility_id = file.facility_id and import.state = 'committed' and earlier.sha256 = file.sha256
      order by import.committed_at limit 1) as former
    from stored_file file
    where file.facility_id = ${facilityId} and file.id = any (${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}
