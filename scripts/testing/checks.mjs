import { runNode } from "./run-command.mjs";
import { sourceFiles } from "./source-files.mjs";

/**
 * The checks that need no test runner. Each gives back the complaints it has (none: passed) and a note of what it looked at;
 * one that looked at nothing complains.
 */
export const checks = [
  { name: "format and lint", run: biome },
  { name: "types", run: types },
  { name: "import rules", run: importRules },
  { name: "unused code", run: unusedCode },
];

async function biome() {
  const { code, out } = await runNode([
    "node_modules/@biomejs/biome/bin/biome",
    "ci",
    ".",
    "--colors=off",
    "--diagnostic-level=warn",
    "--max-diagnostics=20",
  ]);
  return counted(code, out, /Checked (\d+) files?/, "files");
}

async function types() {
  const { code, out } = await runNode(["node_modules/typescript/bin/tsc", "-p", ".", "--diagnostics"]);
  return counted(code, out, /^Files:\s+(\d+)/m, "files");
}

/** With a TypeScript that dependency-cruiser cannot use it silently looks at 0 modules, hence the comparison. */
async function importRules() {
  const { out } = await runNode([
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    "src",
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
  ]);
  let summary;
  try {
    summary = JSON.parse(out.slice(out.indexOf("{"))).summary;
  } catch {
    return { complaints: [out], note: "" };
  }
  const complaints = summary.violations
    .filter((violation) => violation.rule.severity === "error")
    .map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`);
  const sources = sourceFiles().length;
  if (sources === 0 || summary.totalCruised < sources / 2)
    complaints.push(`dependency-cruiser looked at ${summary.totalCruised} modules, but src/ has ${sources} files`);
  return { complaints, note: `${summary.totalCruised} modules` };
}

/** Complains by itself about an entry in its configuration that matches no file, so it cannot look at nothing. */
async function unusedCode() {
  const { code, out } = await runNode([
    "node_modules/knip/bin/knip.js",
    "--no-progress",
    "--treat-config-hints-as-errors",
  ]);
  return { complaints: code === 0 ? [] : [out], note: "" };
}

function counted(code, out, pattern, unit) {
  const count = Number(pattern.exec(out)?.[1] ?? 0);
  const complaints = code === 0 ? [] : [out];
  if (count === 0) complaints.push(`nothing was looked at\n${code === 0 ? out : ""}`);
  return { complaints, note: `${count} ${unit}` };
}
