import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "./run-command.mjs";

/**
 * Runs one project of vitest.config.ts and counts from its report. A file that could not even be loaded, an error outside any
 * test, and a run without tests each count as one failure.
 * @param files only these; all when none is named
 * @param show false: what it says is given back instead (`out`)
 */
export async function vitestProject(project, { files = [], env = {}, show = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-report-"));
  const report = join(folder, "report.json");
  try {
    const { code, out } = await runNode(
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...files,
      ],
      { show, env },
    );
    return { ...count(readReport(report), code), out };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What there is to say of a run, for one or several together. */
export const noted = (files, skipped) => ({
  files,
  skipped,
  note: `${files} files${skipped ? `, ${skipped} skipped` : ""}`,
});

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { testResults: [] };
  }
}

function count(report, code) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === "passed").length;
  const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed").length;
  let failed = tests.filter((test) => test.status === "failed").length;
  failed += report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1;
  return { passed, failed, ...noted(report.testResults.length, skipped) };
}
