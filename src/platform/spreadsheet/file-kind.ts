import type { WorkbookRefusalReason } from "../../shared/workbook.ts";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Starts of files that people attach by mistake and that would otherwise be taken for text. */
const otherFormats: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x1f, 0x8b], // gzip
  [0x50, 0x4b, 0x05, 0x06], // empty zip
  [0x37, 0x7a, 0xbc, 0xaf], // 7-Zip
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/**
 * Whether an OLE container holds an encrypted workbook. Directory entries are 128 bytes, aligned, with the name in UTF-16 and its
 * length in bytes at 64; looking at every aligned place needs no chain of sectors that a broken file could make endless.
 */
function holdsEncryption(bytes: Uint8Array): boolean {
  const name = Buffer.from("EncryptionInfo\0", "utf16le");
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 512; at + 128 <= view.length; at += 128) {
    if (view.readUInt16LE(at + 64) === name.length && view.subarray(at, at + name.length).equals(name)) return true;
  }
  return false;
}

/** What the first bytes say a file is, whatever its name: a workbook, text, or the reason why we cannot read it. */
export function fileKind(bytes: Uint8Array): "xlsx" | "text" | WorkbookRefusalReason {
  if (bytes.length === 0) return "empty_file";
  if (startsWith(bytes, ZIP)) return "xlsx";
  if (startsWith(bytes, OLE)) return holdsEncryption(bytes) ? "password_protected" : "wrong_format_xls";
  // BIFF without a container: Excel 2 to 4.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[2] === 0x06)
    return "wrong_format_xls";
  if (otherFormats.some((signature) => startsWith(bytes, signature))) return "wrong_format";
  const start = Buffer.from(bytes.subarray(0, 4096))
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<meta|<body|<table|<style|mime-version:)/.test(start)) return "wrong_format_html";
  if (!start.startsWith("<?xml")) return "text";
  if (/<html/.test(start)) return "wrong_format_html";
  return start.includes("<!doctype") ? "doctype_not_allowed" : "wrong_format";
}
