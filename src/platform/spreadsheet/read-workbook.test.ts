import { describe, expect, it } from "vitest";
import { refusalOf } from "./testing/read-for-test.ts";

/** An OLE container as far as we look at it: signature, padding, one directory entry. */
function oleWith(name: string): Buffer {
  const bytes = Buffer.alloc(2048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  const encoded = Buffer.from(`${name}\0`, "utf16le");
  encoded.copy(bytes, 1024);
  bytes.writeUInt16LE(encoded.length, 1024 + 64);
  return bytes;
}

describe("a file is known by its content, not by its name", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "empty_file"],
    ["an old Excel file", oleWith("Workbook"), "wrong_format_xls"],
    ["a workbook with a password", oleWith("EncryptionInfo"), "password_protected"],
    ["an Excel 4 file", Buffer.from([0x09, 0x04, 0x06, 0x00, 0x00, 0x00]), "wrong_format_xls"],
    ["a table from a web tool", Buffer.from(" <HTML><table><tr><td>1"), "wrong_format_html"],
    ["a web page with an XML declaration", Buffer.from('<?xml version="1.0"?>\n<html xmlns="x">'), "wrong_format_html"],
    ["a web archive", Buffer.from("MIME-Version: 1.0\nX-Document-Type: Workbook"), "wrong_format_html"],
    ["XML with a DOCTYPE", Buffer.from('<?xml version="1.0"?><!DOCTYPE a []><a/>'), "doctype_not_allowed"],
    ["other XML", Buffer.from('<?xml version="1.0"?><Workbook/>'), "wrong_format"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "wrong_format"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "wrong_format"],
  ])("%s is refused", async (_, bytes, reason) => {
    expect(await refusalOf(bytes)).toBe(`${reason} @ null`);
  });
});
