import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll } from "vitest";
import type { Db } from "../../platform/db/tables.ts";
import { inFacilities, inFacility } from "../../platform/db/tenant.ts";
import { createHttpServer } from "../../platform/http/server.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { createIdentity, type Identity } from "../identity.routes.ts";
import { identityRoutes } from "../routes.ts";

export interface IdentityApp {
  app: FastifyInstance;
  db: Db;
  identity: Identity;
  /** Starts at the real time; tests move it. Only our own rules follow it, not the sign-in library. */
  clock: { now: Date };
  /** A new hospital of that name. */
  addFacility(name: string): Promise<string>;
  /** Actions in the instance's audit log about a subject, oldest first. */
  auditOf(subject: string): Promise<string[]>;
  /** The same in a facility's chain. */
  facilityAudit(facilityId: string): Promise<string[]>;
}

/** A server with the routes of identity only, on a database of its own. Call at the top level of a test file. */
export async function identityApp(publicUrl = "http://localhost:8080"): Promise<IdentityApp> {
  const { db } = await testDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), "sekisho-identity-"));
  const logger = pino({ level: "silent" });
  const clock = { now: new Date() };
  const identity = createIdentity(db, { publicUrl, dataFolder, smtpUrl: null }, logger, () => clock.now);
  const app = await createHttpServer(logger);
  identityRoutes(app, identity, (ids) => facilityNames(db, ids));
  await app.ready();
  afterAll(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    app,
    db,
    identity,
    clock,
    addFacility: (name) => addFacility(db, name),
    auditOf: async (subject) => {
      const entries = db.selectFrom("instance_audit_entry").select("action").where("subject", "=", subject);
      return (await entries.orderBy("seq").execute()).map(({ action }) => action);
    },
    facilityAudit: (facilityId) =>
      inFacility(db, facilityId, async (trx) => {
        const entries = trx.selectFrom("audit_entry").select("action").where("facility_id", "=", facilityId);
        return (await entries.orderBy("seq").execute()).map(({ action }) => action);
      }),
  };
}

async function addFacility(db: Db, name: string): Promise<string> {
  const id = randomUUID();
  await inFacility(db, id, (trx) =>
    sql`insert into facility (facility_id, name, created_at) values (${id}, ${name}, now())`.execute(trx),
  );
  return id;
}

const facilityNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  inFacilities(db, ids, async (trx) => {
    const { rows } = await sql<{ facility_id: string; name: string }>`select facility_id, name from facility`.execute(
      trx,
    );
    return new Map(rows.map((row) => [row.facility_id, row.name]));
  });
