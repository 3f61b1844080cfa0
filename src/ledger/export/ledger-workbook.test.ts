import { expect, test } from "vitest";
import { readingLimits } from "../../platform/spreadsheet/reading-limits.ts";
import { writeXlsx } from "../../platform/spreadsheet/write-xlsx.ts";
import { ZipContainer } from "../../platform/spreadsheet/xlsx-reading/zip-container.ts";
import { kinds } from "../catalogue.ts";
import { ledgerOf, recordOf } from "../testing/ledger-of.ts";
import { ledgerWorkbook } from "./ledger-workbook.ts";

const document = ledgerWorkbook(ledgerOf(recordOf("asset", 1, { kind: "firewall", model: "架空機 60F" })));
const zip = await ZipContainer.open(await writeXlsx(document), readingLimits);

async function sheetXml(kind: string): Promise<string> {
  const at = kinds.findIndex((one) => one.kind === kind);
  const parts: Buffer[] = [];
  for await (const chunk of zip.read(`xl/worksheets/sheet${at + 1}.xml`)) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

test("every kind has its sheet, in the order of the catalogue, with headers that stay and buttons to filter by", async () => {
  expect(document.sheets.slice(0, kinds.length).map(({ name }) => name)).toEqual(kinds.map(({ ja }) => ja));
  for (const { kind, groups } of kinds) {
    const xml = await sheetXml(kind);
    expect(xml, kind).toContain(`ySplit="${groups.length > 1 ? 2 : 1}"`);
    expect(xml, kind).toMatch(/<pane [^>]*xSplit="4"[^>]*state="frozen"/);
    expect(xml, kind).toContain("<autoFilter ");
  }
});

test("every field with choices is validated in the file, empty rows for new records included", async () => {
  for (const { kind, fields } of kinds) {
    const choices = fields.filter(({ type }) => ["yesNo", "code", "codes"].includes(type.is)).length;
    const xml = await sheetXml(kind);
    expect(xml.match(/<dataValidation /g) ?? [], kind).toHaveLength(choices);
    if (kind === "asset") expect(xml).toMatch(/<dataValidation [^>]*sqref="G3:G1\d\d"/);
  }
});
