import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll } from "vitest";
import { openRuntime, type Runtime } from "../../../src/app/runtime.ts";
import { aProgramme, type SmallProgramme } from "../../../src/app/testing/a-programme.ts";
import { createIdentity, type Identity } from "../../../src/identity/identity.routes.ts";
import type { SignedInPerson } from "../../../src/identity/testing/sign-in.ts";
import { createFacility } from "../../../src/ledger/commands.store.ts";
import type { FacilityId } from "../../../src/ledger/contract.ts";
import { readConfig } from "../../../src/platform/config.ts";
import { startCluster } from "../../../src/platform/db/cluster.ts";
import { type RunningServer, removeFolder, startServer } from "../../harness/running-server.ts";

export interface SurveyServer {
  server: RunningServer;
  /** The same database and files, seen from the test: to set the stage, and to compare what came in. */
  runtime: Runtime;
  identity: Identity;
  facilityId: FacilityId;
  programme: SmallProgramme;
  /** At the same address as before. */
  restart(): Promise<void>;
}

/** A server of its own on a database that the test reaches too, with one hospital in a survey. Call at the top level of the test file. */
export async function surveyServer(word: string): Promise<SurveyServer> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-survey-"));
  const outside = await startCluster(mkdtempSync(join(folder, "outside-")));
  const files = join(folder, "files");
  const environment = { DATABASE_URL: outside.adminUrl };
  const held = { server: await startServer(files, undefined, environment) };
  const { port } = new URL(held.server.address);
  const logger = pino({ level: "silent" });
  const config = readConfig({ SEKISHO_DATA: files, LOG_LEVEL: "silent", PORT: port, ...environment });
  const runtime = await openRuntime(config, logger, async () => {}, 4);
  const identity = createIdentity(runtime.database.db, config, logger);
  const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };
  const profile = { medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: 180 };
  const made = await createFacility(runtime.ledger, operator, { name: `${word}病院`, ...profile });
  if (!made.ok) throw new Error(made.error.reason);
  const programme = await aProgramme({ runtime, identity }, made.value.id, word);
  afterAll(async () => {
    await held.server.stop();
    await runtime.close();
    outside.stop();
    removeFolder(folder);
  });
  return {
    get server() {
      return held.server;
    },
    runtime,
    identity,
    facilityId: made.value.id,
    programme,
    restart: async () => {
      held.server = await startServer(files, undefined, { ...environment, PORT: port });
    },
  };
}

/** The session of somebody who is signed in, as a browser keeps it. */
export function cookieOf({ headers }: SignedInPerson, address: string) {
  const [name = "", ...value] = headers.cookie.split("=");
  return { name, value: value.join("="), url: address };
}
