import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { projectFolder } from "../prepare.mjs";
import { sourceFiles } from "./source-files.mjs";

/** What must hold for the files of the repository, whatever they contain. Same shape as the checks of checks.mjs. */
export const repositoryRules = [
  { name: "lock file without addresses", run: lockFile },
  { name: "no machine paths, no registries", run: nothingOfThisMachine },
  { name: "small files, nothing left to do", run: smallFiles },
];

const longestFileLines = 400;

/** Any registry must do: an address in the lock file would tie a clone to the one it was made with. */
async function lockFile() {
  const { packages } = JSON.parse(readFileSync(join(projectFolder, "package-lock.json"), "utf8"));
  const complaints = Object.entries(packages)
    .filter(([, entry]) => entry.resolved)
    .map(([name, entry]) => `package-lock.json: ${name} records ${entry.resolved}`);
  const count = Object.keys(packages).length;
  if (count < 2) complaints.push("package-lock.json lists no packages");
  return { complaints, note: `${count} packages` };
}

/** Folders of the machine that runs this check, home folders of any machine, and hosts of package registries. */
async function nothingOfThisMachine() {
  // A folder straight below the root (/tmp, /root) is an ordinary word of many texts.
  const places = [projectFolder, dirname(projectFolder), homedir()].filter((place) => place.split("/").length > 2);
  const hosts = ["registry.npm" + "js.org", "registry.yarn" + "pkg.com", registryHost()].filter(Boolean);
  const forbidden = new RegExp(
    [
      ...places.map((place) => `(?<![\\w.:/-])${literally(place)}(?![\\w-])`),
      "/(?:home|Users)/[a-z]\\w*/",
      ...hosts.map(literally),
    ].join("|"),
  );
  const files = trackedFiles();
  const complaints = [];
  for (const file of files) {
    if (!existsSync(join(projectFolder, file)) || /\.(png|xlsx|woff2?|ttf|otf|pdf|ico)$/.test(file)) continue;
    const lines = readFileSync(join(projectFolder, file), "utf8").split("\n");
    for (const [index, line] of lines.entries()) {
      const found = forbidden.exec(line);
      if (found) complaints.push(`${file}:${index + 1}: ${found[0]}`);
    }
  }
  if (files.length === 0) complaints.push("git lists no files");
  return { complaints, note: `${files.length} files` };
}

async function smallFiles() {
  const unfinished = new RegExp(
    `\\b(?:${["TO" + "DO", "FIX" + "ME", "X" + "XX"].join("|")})\\b|@ts-(?:ignore|nocheck)`,
  );
  const complaints = [];
  const lengths = [];
  for (const file of sourceFiles()) {
    const lines = readFileSync(join(projectFolder, file), "utf8").split("\n");
    if (!/\.test\.tsx?$/.test(file)) lengths.push(lines.length - 1);
    if (lines.length - 1 > longestFileLines) complaints.push(`${file}: ${lines.length - 1} lines`);
    const at = lines.findIndex((line) => unfinished.test(line));
    if (at >= 0) complaints.push(`${file}:${at + 1}: ${lines[at].trim()}`);
  }
  lengths.sort((a, b) => a - b);
  const quantile = (fraction) => lengths[Math.floor(fraction * (lengths.length - 1))];
  if (lengths.length === 0) complaints.push("src/ has no files");
  return {
    complaints,
    note: `lines: median ${quantile(0.5)}, 95th percentile ${quantile(0.95)}, longest ${quantile(1)}`,
  };
}

const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

const trackedFiles = () =>
  spawnSync("git", ["ls-files", "-z"], { cwd: projectFolder, encoding: "utf8" }).stdout.split("\0").filter(Boolean);

/** Host of the registry that this machine installs from; a local one could be any word and is left out. */
function registryHost() {
  const { stdout } = spawnSync("npm", ["config", "get", "registry"], {
    cwd: projectFolder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  try {
    const { hostname } = new URL(stdout.trim());
    return hostname.includes(".") ? hostname : null;
  } catch {
    return null;
  }
}
