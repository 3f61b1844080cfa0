import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { startCluster } from "../../src/platform/db/cluster.ts";
import { removeFolder } from "./running-server.ts";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/**
 * The built command line as a person or a script calls it, each call a process of its own, on an outside PostgreSQL: the embedded one
 * would start and stop with every call. Both end with the tests of the file.
 */
export async function commandLine() {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-cli-"));
  const outside = await startCluster(mkdtempSync(join(folder, "outside-")));
  afterAll(() => {
    outside.stop();
    removeFolder(folder);
  });
  const sekisho = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> => {
    const files = { SEKISHO_DATA: join(folder, "files"), DATABASE_URL: outside.adminUrl };
    const env = { ...process.env, ...files, ...environment };
    return new Promise((resolve) => {
      execFile(process.execPath, ["dist/server/cli.js", ...args], { env, maxBuffer: 64 << 20 }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  };
  return { folder, sekisho };
}
