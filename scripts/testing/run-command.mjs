import { spawn } from "node:child_process";
import { node, projectFolder } from "../prepare.mjs";

/**
 * Runs the project's own Node on a file of a package (or of ours) without stdin.
 * @param show true: what it prints goes straight to the screen; false: it is kept and given back
 * @returns {Promise<{code: number, out: string}>} exit code (1 when a signal ended it) and what it printed
 */
export function runNode(args, { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(node(), args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    const parts = [];
    child.stdout?.on("data", (part) => parts.push(part));
    child.stderr?.on("data", (part) => parts.push(part));
    child.on("error", (error) => resolve({ code: 1, out: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, out: Buffer.concat(parts).toString("utf8") }));
  });
}
