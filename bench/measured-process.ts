import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measured {
  code: number;
  seconds: number;
  /** Largest resident memory of the process itself (PostgreSQL is another one), in MB; null where the system does not tell. */
  peakMegabytes: number | null;
  /** Processor time of the process, all threads; says how much work it was whatever else the machine did. */
  cpuSeconds: number | null;
  stdout: string;
  stderr: string;
}

/** As scripts/cli.mjs starts an import. */
const importMemory = [
  "--max-old-space-size=1024",
  "--max-semi-space-size=4",
  "--heap-growing-percent=10",
  "--optimize-for-size",
];

/** Runs the built command line as `./sekisho` does, and watches it; its threads count, since they share the process. */
export function measuredCli(args: readonly string[], dataFolder: string): Promise<Measured> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [...(args[0] === "import" ? importMemory : []), "dist/server/cli.js", ...args],
    {
      env: { ...process.env, SEKISHO_DATA: dataFolder, DATABASE_URL: undefined },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (part) => out.push(part));
  child.stderr.on("data", (part) => err.push(part));
  let peak: number | null = null;
  let cpu: number | null = null;
  const watch = setInterval(() => {
    peak = peakMegabytes(child.pid) ?? peak;
    cpu = cpuSeconds(child.pid) ?? cpu;
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({
        code: code ?? 1,
        seconds: (performance.now() - start) / 1000,
        peakMegabytes: peak,
        cpuSeconds: cpu,
        stdout: Buffer.concat(out).toString("utf8"),
        stderr: Buffer.concat(err).toString("utf8"),
      });
    });
  });
}

/** High-water mark of resident memory as Linux keeps it; null elsewhere, or when the process is gone. */
export function peakMegabytes(pid: number | undefined): number | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

/** User and system time of all threads (Linux counts in hundredths of a second). */
export function cpuSeconds(pid: number | undefined): number | null {
  // The name in brackets may hold blanks; fields are counted from behind it: user and system time are the 12th and 13th.
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks / 100 : null;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
