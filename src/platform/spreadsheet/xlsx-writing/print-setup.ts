import type { DocumentSheet, MarginText, PrintSetup } from "../../../shared/sheet-document.ts";
import { headerRowNumber } from "../../../shared/sheet-document.ts";
import { columnLetters } from "../cell-reference.ts";
import { xmlAttribute } from "./xml-text.ts";

const paperNumbers = { A3: 8, A4: 9 } as const;

const fields: Record<string, string> = { "{page}": "&P", "{pages}": "&N", "{file}": "&F", "{sheet}": "&A" };

/** Excel cuts header and footer text at 255 characters and then calls the file damaged. */
const MARGIN_CHARACTERS = 255;

function marginText(text: MarginText): string {
  const parts = [
    ["&L", text.left],
    ["&C", text.center],
    ["&R", text.right],
  ] as const;
  const coded = parts.map(([code, part]) =>
    part === undefined
      ? ""
      : code + part.replaceAll("&", "&&").replace(/\{(?:page|pages|file|sheet)\}/g, (field) => fields[field] ?? field),
  );
  const whole = coded.join("");
  if (whole.length > MARGIN_CHARACTERS) throw new RangeError("header or footer text is longer than 255 characters");
  return xmlAttribute(whole);
}

export function pageXml(print: PrintSetup | undefined): string {
  if (print === undefined) return "";
  const fit = print.fitToWidth === true ? ' fitToWidth="1" fitToHeight="0"' : "";
  const margins = '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  const setup = `<pageSetup paperSize="${paperNumbers[print.paper]}"${fit} orientation="${print.orientation}"/>`;
  if (print.header === undefined && print.footer === undefined) return margins + setup;
  const header = print.header === undefined ? "" : `<oddHeader>${marginText(print.header)}</oddHeader>`;
  const footer = print.footer === undefined ? "" : `<oddFooter>${marginText(print.footer)}</oddFooter>`;
  return `${margins}${setup}<headerFooter>${header}${footer}</headerFooter>`;
}

const quoted = (sheetName: string): string => `'${sheetName.replaceAll("'", "''")}'`;

/** Defined names a sheet needs: what is repeated on every printed page, and the area of its filter. */
export function definedNames(sheet: DocumentSheet, sheetIndex: number): string {
  const header = headerRowNumber(sheet);
  const names: string[] = [];
  const area = filterArea(sheet);
  if (area !== null) {
    const absolute = area.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
    names.push(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${sheetIndex}" hidden="1">${xmlAttribute(`${quoted(sheet.name)}!${absolute}`)}</definedName>`,
    );
  }
  const repeated: string[] = [];
  const columns = sheet.print?.repeatColumns ?? 0;
  if (columns > 0) repeated.push(`${quoted(sheet.name)}!$A:$${columnLetters(columns)}`);
  const top = (sheet.titleRows?.length ?? 0) + 1;
  if (sheet.print?.repeatHeader === true && header >= top) repeated.push(`${quoted(sheet.name)}!$${top}:$${header}`);
  if (repeated.length > 0) {
    names.push(
      `<definedName name="_xlnm.Print_Titles" localSheetId="${sheetIndex}">${xmlAttribute(repeated.join(","))}</definedName>`,
    );
  }
  return names.join("");
}

/** Range of the filter buttons such as "A3:F40", or null when the sheet has none. */
export function filterArea(sheet: DocumentSheet): string | null {
  const header = headerRowNumber(sheet);
  if (sheet.autofilter !== true || header === 0 || sheet.columns.length === 0) return null;
  return `A${header}:${columnLetters(sheet.columns.length)}${header + sheet.rows.length + (sheet.spareRows ?? 0)}`;
}
