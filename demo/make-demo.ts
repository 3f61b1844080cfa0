/**
 * Writes the files of the two demo hospitals in the forms that hospitals keep: `node demo/make-demo.ts` (Node 24). All of it is
 * invented: hospitals, people, companies, medical devices, numbers. Network devices, computers and operating systems carry names
 * that exist, so that versions and ends of support can be shown; addresses are those reserved for documentation.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCsv } from "../src/platform/spreadsheet/write-csv.ts";
import { writeXlsx } from "../src/platform/spreadsheet/write-xlsx.ts";
import type { DocumentSheet } from "../src/shared/sheet-document.ts";
import { clinicSheets } from "./content/clinic.ts";
import { hospitalConnections, radiologyLines } from "./content/hospital-connections.ts";
import { hospitalDevices, meDevices } from "./content/hospital-devices.ts";
import { hospitalLedger } from "./content/hospital-ledger.ts";

const folder = import.meta.dirname;

async function workbook(hospital: string, name: string, sheets: readonly DocumentSheet[], asOf: string): Promise<void> {
  write(hospital, name, await writeXlsx({ title: name, asOf, creator: "架空", sheets }));
}

function csv(hospital: string, name: string, content: DocumentSheet): void {
  const written = writeCsv(content, { encoding: "cp932" });
  if (!written.ok) throw new Error(`${name}: ${JSON.stringify(written.error)}`);
  write(hospital, name, written.value.bytes);
}

function write(hospital: string, name: string, bytes: Uint8Array): void {
  mkdirSync(join(folder, hospital), { recursive: true });
  writeFileSync(join(folder, hospital, name), bytes);
}

await workbook("miruhama", "外部接続先一覧_R8.6.xlsx", [hospitalConnections], "2026-06-10T00:00:00Z");
await workbook("miruhama", "情報システム課_台帳.xlsx", [...hospitalLedger, ...hospitalDevices], "2026-05-31T00:00:00Z");
csv("miruhama", "放射線科_保守回線.csv", radiologyLines);
csv("miruhama", "ME機器一覧.csv", meDevices);
await workbook("yurikamome", "ゆりかもめ坂内科_台帳.xlsx", clinicSheets, "2026-06-20T00:00:00Z");
