import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../platform/spreadsheet/read-workbook.ts";
import { sharedData } from "../shared/testing/shared-data.ts";
import { workbookHints } from "./workbook-hints.ts";

async function hintsOf(content: Uint8Array, name: string) {
  const read = await readWorkbook(content, name);
  if (!read.ok) throw new Error(read.error.reason);
  return workbookHints(read.value);
}

test("numbers and days under a heading of persons are found with their cells", async () => {
  const csv = "端末,患者番号,生年月日,備考\nPC-1,0012345,1970-03-02,佐藤様の席\nPC-2,,,更新 2024-04-01\n";
  expect(await hintsOf(Buffer.from(csv), "ichiran.csv")).toEqual({
    read: true,
    counts: { patientNumber: 1, birthDate: 1, name: 1 },
    places: [
      { kind: "patientNumber", sheet: null, cell: "B2" },
      { kind: "birthDate", sheet: null, cell: "C2" },
      { kind: "name", sheet: null, cell: "D2" },
    ],
    cutShort: false,
  });
});

const root = sharedData();
const folder = root ? join(root, "hospitals") : "";
const files = root
  ? readdirSync(folder)
      .filter((name) => existsSync(join(folder, name, "truth.json")))
      .flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
      .filter((file) => /\.(?:xlsx|csv)$/.test(file))
  : [];

describe.runIf(files.length > 0)("device lists of the fictional hospitals, in which there are no patients", () => {
  test.each(files)("%s raises no alarm", async (file) => {
    expect((await hintsOf(readFileSync(file), "list")).places).toEqual([]);
  });
});
