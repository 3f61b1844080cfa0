import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { removeFolder, startServer } from "../../harness/running-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    setupLink: string;
    dataFolder: string;
    /** Pictures of the screens, and the signed-in state that the test files share. */
    pictureFolder: string;
  }
}

/** One server for all browser tests, on an empty data folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Receivers of webhooks stand on this machine.
  const server = await startServer(undefined, undefined, { SEKISHO_WEBHOOK_ALLOW: "127.0.0.1" });
  if (!server.setupLink)
    throw new Error("a server on an empty data folder printed no link to make the first administrator");
  const pictureFolder = mkdtempSync(join(tmpdir(), "sekisho-pictures-"));
  console.log(`pictures of the screens: ${pictureFolder}`);
  project.provide("address", server.address);
  project.provide("setupLink", server.setupLink);
  project.provide("dataFolder", server.dataFolder);
  project.provide("pictureFolder", pictureFolder);
  return async () => {
    await server.stop();
    removeFolder(server.dataFolder);
  };
}
