import { builtInFormat } from "../number-format/built-in-formats.ts";
import { type CellFormat, cellFormat, generalFormat } from "../number-format/cell-format.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { readXmlPart } from "./xml-part.ts";
import type { ZipContainer } from "./zip-container.ts";

/** Excel's own limit of cell formats. */
const STYLES = 65_490;

/** Number format of each cell style, by style number. Everything else about looks is left unread. */
export async function readCellStyles(zip: ZipContainer, part: string): Promise<CellFormat[]> {
  const codes = new Map<string, string>();
  const ids: string[] = [];
  let inCellStyles = false;
  await readXmlPart(zip, part, {
    open(name, attributes) {
      if (name === "numFmt" && attributes.numFmtId !== undefined)
        codes.set(attributes.numFmtId, attributes.formatCode ?? "");
      else if (name === "cellXfs") inCellStyles = true;
      else if (name === "xf" && inCellStyles) ids.push(attributes.numFmtId ?? "0");
      if (ids.length > STYLES || codes.size > STYLES) throw new WorkbookRefused("malformed_workbook", part);
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  const made = new Map<string, CellFormat>([["0", generalFormat]]);
  return ids.map((id) => {
    const format = made.get(id) ?? cellFormat(codes.get(id) ?? builtInFormat(Number(id)));
    made.set(id, format);
    return format;
  });
}
