import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  code: number;
  seconds: number;
  /** Largest resident memory of the process itself (PostgreSQL is another one), in MB; null where the system does not tell. */
  peakMegabytes: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built command line and watches its memory; threads of it count, since they share the process. */
export function measuredCli(args: readonly string[], dataFolder: string): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, ["dist/server/cli.js", ...args], {
    env: { ...process.env, SEKISHO_DATA: dataFolder, DATABASE_URL: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (part) => out.push(part));
  child.stderr.on("data", (part) => err.push(part));
  let peak: number | null = null;
  const watch = setInterval(() => {
    peak = peakOf(child.pid) ?? peak;
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({
        code: code ?? 1,
        seconds: (performance.now() - start) / 1000,
        peakMegabytes: peak,
        stdout: Buffer.concat(out).toString("utf8"),
        stderr: Buffer.concat(err).toString("utf8"),
      });
    });
  });
}

/** High-water mark as Linux keeps it. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : null;
  } catch {
    return null;
  }
}
