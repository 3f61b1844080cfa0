import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { FileStore } from "../platform/files.ts";
import { readWorkbook } from "../platform/spreadsheet/read-workbook.ts";
import { type FileHints, workbookHints } from "./workbook-hints.ts";

/** Kinds of file that are read; the content of pictures and PDFs is not. */
const readable = /\.(?:csv|tsv|txt|xlsx)$/i;

/** Looks through a kept file of the hospital. @returns undefined when there is no such file */
export async function fileHints(
  { db, files }: { db: Db; files: FileStore },
  { facilityId, fileId }: { facilityId: string; fileId: string },
): Promise<FileHints | undefined> {
  const file = await inFacility(db, facilityId, (trx) => files.get(trx, facilityId, fileId));
  if (!file) return undefined;
  const workbook = readable.test(file.name) ? await readWorkbook(file.content, file.name) : undefined;
  return workbook?.ok ? workbookHints(workbook.value) : { read: false, counts: {}, places: [], cutShort: false };
}

/** Looks through the files of an import, one after the other. @returns undefined when there is no such import */
export async function importHints(
  context: { db: Db; files: FileStore },
  { facilityId, importId }: { facilityId: string; importId: string },
): Promise<(FileHints & { name: string })[] | undefined> {
  const found = await inFacility(context.db, facilityId, (trx) =>
    trx
      .selectFrom("ledger_import")
      .select(["file_ids", "file_names"])
      .where("facility_id", "=", facilityId)
      .where("id", "=", importId)
      .executeTakeFirst(),
  );
  if (!found) return undefined;
  const hints = [];
  for (const [index, fileId] of found.file_ids.entries()) {
    const one = await fileHints(context, { facilityId, fileId });
    if (one) hints.push({ ...one, name: found.file_names[index] ?? "" });
  }
  return hints;
}
