import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { namesOfActors } from "../identity/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import { verifyChain } from "../platform/audit/audit.ts";
import { readMigrations } from "../platform/db/migrate.ts";
import { asOperator } from "../platform/db/operator.ts";
import type { Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Actor } from "../shared/actor.ts";
import * as contracts from "./administration-contracts.ts";
import { databaseFacts } from "./health/database-facts.store.ts";
import { health } from "./health/health.ts";
import { storageFacts } from "./health/storage-facts.ts";
import type { Runtime } from "./runtime.ts";

export interface AdministrationContext {
  runtime: Runtime;
  startedAt: Date;
  loadDemo(actor: Actor): Promise<{ id: FacilityId; name: string }[] | { reason: string; message: string }>;
}

export function administrationRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: AdministrationContext,
): void {
  const { runtime } = context;
  const { db } = runtime.database;

  mount(app, authenticate, contracts.readInstance, async () => {
    const { config, ledger } = runtime;
    const now = ledger.now();
    const embedded = config.databaseUrl === null;
    const mailServer = config.smtpUrl !== null;
    const storage = await storageFacts(config.dataFolder, { embedded, measured: false });
    // The start brought the data to this version.
    const applied = readMigrations().map(({ name }) => name);
    const seen = await databaseFacts(db, { embedded, now, applied, audit: "none" });
    const { folder, freeBytes, totalBytes } = storage;
    const { waiting, failed, kept } = seen.mail;
    return {
      version: config.version,
      startedAt: context.startedAt.toISOString(),
      database: { version: seen.version, embedded, sizeBytes: await databaseSize(runtime) },
      storage: { folder, freeBytes, totalBytes },
      jobs: seen.jobs.map((queue) => ({ queue: queue.queue, waiting: queue.waiting, failed: queue.failed })),
      mail: { server: mailServer, waiting, failed, kept },
      facilities: await facilities(runtime),
      checks: health({ ...config, now, mailServer, storage, certificate: null, database: seen }),
    };
  });

  mount(app, authenticate, contracts.instanceAudit, ({ query }) =>
    db.transaction().execute((trx) => page(trx, null, query)),
  );
  mount(app, authenticate, contracts.facilityAudit, ({ params: { facilityId }, query }) =>
    inFacility(db, facilityId, (trx) => page(trx, facilityId, query)),
  );
  mount(app, authenticate, contracts.verifyAudit, async ({ params: { facilityId } }) => {
    const broken = await inFacility(db, facilityId, (trx) => verifyChain(trx, facilityId));
    return { whole: broken === null, brokenAt: broken?.seq ?? null };
  });
  mount(app, authenticate, contracts.verifyInstanceAudit, async () => {
    const broken = await db.transaction().execute((trx) => verifyChain(trx, null));
    return { whole: broken === null, brokenAt: broken?.seq ?? null };
  });

  mount(app, authenticate, contracts.loadDemo, async ({ actor }) => {
    const loaded = await context.loadDemo(actor);
    return Array.isArray(loaded) ? { facilities: loaded } : new Refused(409, loaded.reason, loaded.message);
  });
}

async function page(
  trx: Trx,
  facilityId: string | null,
  { before, limit }: { before?: number | undefined; limit: number },
) {
  const table = sql.table(facilityId ? "audit_entry" : "instance_audit_entry");
  const own = facilityId ? sql`facility_id = ${facilityId}` : sql`true`;
  const earlier = before === undefined ? sql`true` : sql`seq < ${before}`;
  const { rows } = await sql<{
    seq: number;
    at: Date;
    actor: string;
    action: string;
    subject: string;
    detail: unknown;
    hash: string;
  }>`
    select seq, at, actor, action, subject, detail, hash from ${table}
    where ${own} and ${earlier} order by seq desc limit ${limit + 1}`.execute(trx);
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => ({ ...row, at: row.at.toISOString() })),
    more: rows.length > limit,
    names: await namesOfActors(
      trx,
      items.flatMap(({ actor, subject }) => [actor, subject]),
    ),
  };
}

async function databaseSize({ database }: Runtime): Promise<number> {
  const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(
    database.db,
  );
  return rows[0]?.size ?? 0;
}

const facilities = ({ database }: Runtime) =>
  asOperator(database.db, async (trx) => {
    const rows = await trx
      .selectFrom("facility")
      .select(["facility_id", "name", "created_at"])
      .orderBy("name")
      .execute();
    return rows.map((row) => ({
      id: row.facility_id as FacilityId,
      name: row.name,
      createdAt: row.created_at.toISOString(),
    }));
  });
