import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startCluster } from "../db/cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
  }
}

/** One embedded PostgreSQL for all database tests; each test file makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-test-"));
  const cluster = await startCluster(folder);
  project.provide("adminUrl", cluster.adminUrl);
  return () => {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
