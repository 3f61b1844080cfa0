import type { DocumentSheet, SheetDocument } from "../../shared/sheet-document.ts";
import { collectLookupLists, lookupSheet } from "./xlsx-writing/choice-lists.ts";
import { definedNames } from "./xlsx-writing/print-setup.ts";
import { sheetXml, type WorkbookTables } from "./xlsx-writing/sheet-xml.ts";
import { StringTable } from "./xlsx-writing/string-table.ts";
import { StyleTable } from "./xlsx-writing/style-table.ts";
import { xmlAttribute } from "./xlsx-writing/xml-text.ts";
import { writeZip } from "./xlsx-writing/zip-writing.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

function checkNames(sheets: readonly DocumentSheet[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    const usable = name.length >= 1 && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name);
    if (!usable || seen.has(name.toLowerCase())) throw new RangeError(`unusable or repeated sheet name: ${name}`);
    seen.add(name.toLowerCase());
  }
}

function contentTypes(sheets: readonly DocumentSheet[]): string {
  const part = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main"),
    ...sheets.map((_, index) => part(`/xl/worksheets/sheet${index + 1}.xml`, "officedocument.spreadsheetml.worksheet")),
    part("/xl/styles.xml", "officedocument.spreadsheetml.styles"),
    part("/xl/sharedStrings.xml", "officedocument.spreadsheetml.sharedStrings"),
    part("/docProps/core.xml", "package.core-properties"),
    "</Types>",
  ].join("");
}

function relationships(entries: readonly (readonly [type: string, target: string])[]): string {
  const list = entries.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

function workbookXml(sheets: readonly DocumentSheet[], active: number): string {
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${xmlAttribute(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const names = sheets.map((sheet, index) => definedNames(sheet, index)).join("");
  return [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<bookViews><workbookView${active > 0 ? ` firstSheet="${active}" activeTab="${active}"` : ""}/></bookViews>`,
    `<sheets>${list.join("")}</sheets>`,
    names === "" ? "" : `<definedNames>${names}</definedNames>`,
    "</workbook>",
  ].join("");
}

function coreXml(document: SheetDocument): string {
  const created =
    document.asOf === undefined
      ? ""
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${new Date(document.asOf).toISOString().slice(0, 19)}Z</dcterms:created>`;
  const creator = document.creator === undefined ? "" : `<dc:creator>${xmlAttribute(document.creator)}</dc:creator>`;
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlAttribute(document.title)}</dc:title>${creator}${created}</cp:coreProperties>`;
}

/**
 * The bytes of an .xlsx workbook. The same document gives the same bytes. No cell ever holds a formula: text that looks like one is
 * written as text with Excel's quote prefix.
 * @throws RangeError for what Excel could not open: no visible sheet, bad sheet names, text over 32,767 characters, no real date.
 */
export async function writeXlsx(document: SheetDocument): Promise<Buffer> {
  const lookup = collectLookupLists(document);
  const lists = lookupSheet(lookup);
  const sheets = lists === null ? document.sheets : [...document.sheets, lists];
  checkNames(sheets);
  const active = sheets.findIndex((sheet) => sheet.hidden !== true);
  if (active < 0) throw new RangeError("a workbook needs a visible sheet");
  const tables: WorkbookTables = { strings: new StringTable(), styles: new StyleTable(), lookup };
  const styles = function* () {
    yield tables.styles.xml();
  };
  return await writeZip([
    { path: "[Content_Types].xml", content: [contentTypes(sheets)] },
    {
      path: "_rels/.rels",
      content: [
        relationships([
          [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
          [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
        ]),
      ],
    },
    { path: "docProps/core.xml", content: [coreXml(document)] },
    { path: "xl/workbook.xml", content: [workbookXml(sheets, active)] },
    {
      path: "xl/_rels/workbook.xml.rels",
      content: [
        relationships([
          ...sheets.map((_, index) => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
          [`${OFFICE}/styles`, "styles.xml"],
          [`${OFFICE}/sharedStrings`, "sharedStrings.xml"],
        ]),
      ],
    },
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet, index === active, tables),
    })),
    // After the sheets: they fill both tables while they are written.
    { path: "xl/sharedStrings.xml", content: tables.strings.xml() },
    { path: "xl/styles.xml", content: styles() },
  ]);
}
