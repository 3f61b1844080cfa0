// Brings a clone to the point where it can run: packages as in the lock file, build as in the sources. Plain Node 20, no packages.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(projectFolder, ...parts);

/** The Node that the project brings along. */
export const node = () => at("node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

/**
 * Installs packages when the lock file changed since the last time, or when those are missing that only checks and measurements need:
 * a hospital that just starts the server does not wait for them.
 */
export function installPackages({ forChecks = false } = {}) {
  const stamp = at("node_modules", ".sekisho-lock");
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  const runs = `${lock} run`;
  const held = existsSync(stamp) && existsSync(node()) ? readFileSync(stamp, "utf8") : "";
  if (held === lock || (held === runs && !forChecks)) return;
  // What is installed in full, by hand or by an earlier version, is not made less.
  const all = forChecks || (existsSync(at("node_modules")) && !held.endsWith(" run"));
  console.error("必要なパッケージを準備しています… / Installing packages…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const omitted = all ? [] : ["--omit=dev"];
  const result = spawnSync(npm, ["ci", ...omitted, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: projectFolder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (result.status !== 0)
    fail("パッケージを準備できませんでした。ネットワークとディスクの空きを確認してください。 / npm ci failed.");
  writeFileSync(stamp, all ? lock : runs);
}

/** Builds server and web pages when sources changed since the last build. */
export function build() {
  const stamp = at("dist", ".sources");
  const sources = sourceState();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  console.error("画面とサーバを組み立てています… / Building…");
  const vite = at("node_modules", "vite", "bin", "vite.js");
  for (const args of [["build"], ["build", "-c", "vite.server.config.ts"]]) {
    const result = spawnSync(node(), [vite, ...args, "--logLevel", "warn"], {
      cwd: projectFolder,
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (result.status !== 0) fail("組み立てに失敗しました。 / The build failed.");
  }
  mkdirSync(at("dist"), { recursive: true });
  writeFileSync(stamp, sources);
}

/** Names, sizes and times of all that a build reads. */
function sourceState() {
  const hash = createHash("sha256");
  const visit = (path) => {
    const info = statSync(path);
    if (info.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path}|${info.size}|${info.mtimeMs}\n`);
  };
  for (const part of ["src", "reference", "scripts", "package-lock.json", "vite.config.ts", "vite.server.config.ts"])
    visit(at(part));
  return hash.digest("hex");
}

function fail(message) {
  console.error(message);
  process.exit(3);
}
