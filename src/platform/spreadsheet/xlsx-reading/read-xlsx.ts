import type { Sheet, Workbook } from "../../../shared/workbook.ts";
import { NoticeList } from "../notice-list.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { readCellStyles } from "./cell-styles.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readSheet } from "./sheet-reading.ts";
import { TextPool } from "./text-pool.ts";
import { readWorkbookParts } from "./workbook-parts.ts";
import { ZipContainer } from "./zip-container.ts";

/**
 * Reads an .xlsx or .xlsm workbook: stored values only. No formula is evaluated, no link followed, no macro kept.
 * @throws WorkbookRefused
 */
export async function readXlsx(bytes: Uint8Array, fileName: string, limits: ReadingLimits): Promise<Workbook> {
  const zip = await ZipContainer.open(bytes, limits);
  const parts = await readWorkbookParts(zip);
  const notices = new NoticeList();
  if (parts.externalLinks) notices.add("external_links_ignored", fileName);
  if (parts.macros) notices.add("macros_ignored", fileName);
  const formats = parts.styles === null ? [] : await readCellStyles(zip, parts.styles);
  const shared = parts.sharedStrings === null ? [] : await readSharedStrings(zip, parts.sharedStrings, limits);
  const context = {
    texts: new TextPool(shared, limits),
    formats,
    date1904: parts.date1904,
    limits,
    notices,
    counts: { rows: 0, cells: 0 },
  };
  const sheets: Sheet[] = [];
  for (const sheet of parts.sheets) sheets.push(await readSheet(zip, sheet, context));
  return { fileName, format: "xlsx", encoding: null, sheets, notices: notices.list() };
}
