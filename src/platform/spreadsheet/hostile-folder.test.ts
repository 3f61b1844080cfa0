import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sharedData } from "../../shared/testing/shared-data.ts";
import { readWorkbook } from "./read-workbook.ts";

const Expectations = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      outcome: z.enum(["reject", "import"]),
      error: z.string().optional(),
      where: z.string().optional(),
      rows: z.number().optional(),
      timeLimitS: z.number().default(30),
    }),
  ),
});

const folder = sharedData();
const hostile = folder === null ? null : join(folder, "hostile");
const cases =
  hostile === null
    ? []
    : Expectations.parse(JSON.parse(readFileSync(join(hostile, "expectations.json"), "utf8"))).files;

/** Names of the expectations that stand for several of our reasons. */
const reasons = (error: string): string[] =>
  error === "corrupt_or_too_large" ? ["corrupt_file", "too_large_when_unpacked"] : [error];

describe.skipIf(hostile === null)("the hostile files", () => {
  it("are all looked at", () => {
    expect(cases.length).toBeGreaterThanOrEqual(28);
  });

  it.each(cases)("$file: $outcome", async ({ file, outcome, error, where, rows, timeLimitS }) => {
    const stored = readFileSync(join(hostile ?? "", file));
    const bytes = file.endsWith(".gz") ? gunzipSync(stored) : stored;
    const start = performance.now();
    const read = await readWorkbook(bytes, file.replace(/\.gz$/, ""));
    let found = 0;
    if (read.ok) for (const sheet of read.value.sheets) for (const _ of sheet.rows()) found++;
    expect(performance.now() - start).toBeLessThan(timeLimitS * 1000);
    // A header without rows is for the importer to judge, who knows which row is the header.
    if (error === "no_rows") expect(found).toBe(1);
    else if (outcome === "import") expect(found).toBe((rows ?? 0) + 1);
    else {
      expect(read.ok ? [] : reasons(error ?? "")).toContain(read.ok ? "" : read.error.reason);
      if (where !== undefined) expect(read.ok ? null : read.error.place).toBe(where);
    }
  });
});
