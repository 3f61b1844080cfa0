import { type HandmadeEntry, zipByHand } from "./zip-by-hand.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface HandmadeWorkbook {
  /** Content of <sheetData>. */
  sheetData?: string;
  /** What stands before <sheetData>, such as <cols>. */
  before?: string;
  /** What stands after it, such as <mergeCells>. */
  after?: string;
  /** Whole sheet part instead of the three above. */
  sheet?: string | Buffer;
  /** Content of <sst>. */
  sharedStrings?: string;
  /** Content of <styleSheet>. */
  styles?: string;
  /** Attributes of <workbookPr>. */
  properties?: string;
  more?: readonly HandmadeEntry[];
}

/** Entries of a workbook with one sheet called 台帳. */
export function workbookEntries(workbook: HandmadeWorkbook): HandmadeEntry[] {
  const sheet =
    workbook.sheet ??
    `<worksheet>${workbook.before ?? ""}<sheetData>${workbook.sheetData ?? ""}</sheetData>${workbook.after ?? ""}</worksheet>`;
  const entries: HandmadeEntry[] = [
    {
      name: "_rels/.rels",
      content: `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${OFFICE}"><workbookPr ${workbook.properties ?? ""}/><sheets><sheet name="台帳" sheetId="1" r:id="s1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships><Relationship Id="s1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: sheet },
  ];
  if (workbook.sharedStrings !== undefined) {
    entries.push({ name: "xl/sharedStrings.xml", content: `<sst>${workbook.sharedStrings}</sst>` });
  }
  if (workbook.styles !== undefined) {
    entries.push({ name: "xl/styles.xml", content: `<styleSheet>${workbook.styles}</styleSheet>` });
  }
  return [...entries, ...(workbook.more ?? [])];
}

export const workbookByHand = (workbook: HandmadeWorkbook): Buffer => zipByHand(workbookEntries(workbook));
