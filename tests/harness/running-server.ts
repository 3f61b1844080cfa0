import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunningServer {
  /** http://localhost:port; the name matters, passkeys and cookies belong to it. */
  address: string;
  /** Where the first administrator is made; null when there already is one. */
  setupLink: string | null;
  dataFolder: string;
  process: ChildProcess;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
}

const patienceMs = 60_000;

/**
 * Starts the built server on a free port, on an empty data folder or the given one, and waits until it serves.
 * @param environment more settings; with PORT it stands where it stood before, so that browsers know it again
 */
export async function startServer(
  dataFolder = mkdtempSync(join(tmpdir(), "sekisho-e2e-")),
  projectFolder = process.cwd(),
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const port = environment.PORT ?? (await freePort());
  const address = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["--enable-source-maps", "dist/server/main.js"], {
    cwd: projectFolder,
    env: {
      ...process.env,
      PORT: String(port),
      SEKISHO_DATA: dataFolder,
      DATABASE_URL: undefined,
      SMTP_URL: undefined,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const hear = (part: Buffer) => {
    printed += part.toString("utf8");
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  for (const start = Date.now(); !(printed.includes("関所") && (await serves(address))); await sleep(100)) {
    if (child.exitCode !== null || Date.now() - start > patienceMs) {
      child.kill("SIGKILL");
      throw new Error(`the server did not start:\n${printed}`);
    }
  }
  return {
    address,
    setupLink: /\S+\/setup#[A-Za-z0-9_-]+/.exec(printed)?.[0] ?? null,
    dataFolder,
    process: child,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function serves(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/v1/setup`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
