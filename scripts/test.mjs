// npm test [-- checks | pure | database | browser …]: everything that continuous integration runs, quickest first. Each step runs even
// when one before it failed, unless it stands on that one. The last line is always "N passed, N failed" over all steps.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { installPackages, projectFolder } from "./prepare.mjs";
import { browserLanes } from "./testing/browser-lanes.mjs";
import { checks } from "./testing/checks.mjs";
import { documentationRules } from "./testing/documentation-rules.mjs";
import { ensureChromium } from "./testing/find-chromium.mjs";
import { repositoryRules } from "./testing/repository-rules.mjs";
import { runNode } from "./testing/run-command.mjs";
import { vitestProject } from "./testing/vitest-project.mjs";

const steps = [
  ...[...repositoryRules, ...documentationRules, ...checks].map((check) => ({
    part: "checks",
    name: check.name,
    run: () => one(check),
  })),
  { part: "pure", name: "pure tests", run: () => vitestProject("pure") },
  { part: "database", name: "database tests", run: () => vitestProject("database") },
  { part: "browser", name: "build", run: () => one({ run: buildAll }) },
  { part: "browser", name: "browser tests", needs: "build", run: browserTests },
];
const parts = new Set(steps.map((step) => step.part));

/** Of what a failed check says; the whole is one command away. */
const shownLines = 120;

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
let finished = false;
const failedSteps = new Set();
process.on("exit", () => {
  if (!finished) total.failed += 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
});

const unknown = wanted.filter((part) => !parts.has(part));
if (unknown.length > 0) {
  console.error(`npm test -- [${[...parts].join(" | ")}] … (not: ${unknown.join(", ")})`);
  process.exit(2);
}
installPackages({ forChecks: true });

const summary = [];
const began = Date.now();
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.part)) continue;
  console.log(`\n── ${step.name}`);
  const start = Date.now();
  const result = failedSteps.has(step.needs)
    ? { passed: 0, failed: 1, note: `not run, because ${step.needs} failed` }
    : await step.run().catch((error) => ({ passed: 0, failed: 1, note: String(error?.stack ?? error) }));
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.failed > 0) failedSteps.add(step.name);
  const line = `${result.failed > 0 ? "✗" : "✓"} ${step.name}: ${result.passed} passed, ${result.failed} failed, ${seconds(start)}${result.note ? ` (${result.note})` : ""}`;
  summary.push(line);
  console.log(line);
}
console.log(`\n${summary.join("\n")}\n${seconds(began)} in all`);
finished = true;

async function one(check) {
  const { complaints, note } = await check.run();
  const lines = complaints.join("\n").split("\n");
  if (complaints.length > 0) console.log(lines.slice(0, shownLines).join("\n"));
  if (lines.length > shownLines) console.log(`… ${lines.length - shownLines} more lines`);
  return { passed: complaints.length ? 0 : 1, failed: complaints.length ? 1 : 0, note };
}

async function buildAll() {
  const { code, out } = await runNode(["scripts/build.mjs"]);
  const missing = ["dist/server/main.js", "dist/server/cli.js", "dist/server/worker.js", "dist/web/index.html"].filter(
    (file) => !existsSync(join(projectFolder, file)),
  );
  return { complaints: code === 0 ? missing.map((file) => `${file} was not built`) : [out], note: "" };
}

async function browserTests() {
  if (process.env.SEKISHO_SKIP_BROWSER === "1")
    return { passed: 0, failed: 0, note: "skipped, because SEKISHO_SKIP_BROWSER=1" };
  const chromium = ensureChromium();
  if (chromium) return browserLanes({ CHROMIUM_PATH: chromium });
  const note =
    "no Chromium was found: install one (Debian: apt-get install chromium fonts-noto-cjk), or name it in CHROMIUM_PATH, or set SEKISHO_SKIP_BROWSER=1";
  return { passed: 0, failed: 1, note };
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
