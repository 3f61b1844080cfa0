import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type ApiSession, becomeFirst } from "../../harness/api-session.ts";
import { removeFolder, startServer } from "../../harness/running-server.ts";
import { person } from "./first-person.ts";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    dataFolder: string;
    /** Pictures of the screens. */
    pictureFolder: string;
    authenticator: string;
    signedInState: string;
  }
}

/** One server for the browser tests that have none of their own, with an administrator and the demo's hospitals. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Receivers of webhooks stand on this machine.
  const server = await startServer(undefined, undefined, { SEKISHO_WEBHOOK_ALLOW: "127.0.0.1" });
  if (!server.setupLink)
    throw new Error("a server on an empty data folder printed no link to make the first administrator");
  const { session, totpUri } = await becomeFirst(person, server.address, server.setupLink);
  await session.send("POST", "/api/v1/administration/demo");
  const pictureFolder = mkdtempSync(join(tmpdir(), "sekisho-pictures-"));
  console.log(`pictures of the screens: ${pictureFolder}`);
  const signedInState = join(pictureFolder, "signed-in.json");
  writeFileSync(signedInState, JSON.stringify(stateOf(session)));
  project.provide("address", server.address);
  project.provide("dataFolder", server.dataFolder);
  project.provide("pictureFolder", pictureFolder);
  project.provide("authenticator", totpUri);
  project.provide("signedInState", signedInState);
  return async () => {
    await server.stop();
    removeFolder(server.dataFolder);
  };
}

/** As a browser writes it down. */
function stateOf(session: ApiSession): object {
  const { hostname } = new URL(session.address);
  const kept = { domain: hostname, path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" };
  return { cookies: session.cookieList.map(({ name, value }) => ({ name, value, ...kept })), origins: [] };
}
