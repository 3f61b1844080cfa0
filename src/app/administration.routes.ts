import { statfs } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { z } from "zod";
import { namesOfActors } from "../identity/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import { verifyChain } from "../platform/audit/audit.ts";
import { asOperator } from "../platform/db/operator.ts";
import type { Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Jobs } from "../platform/jobs.ts";
import type { Actor } from "../shared/actor.ts";
import { alarmingFeeds } from "../vulnerability/feed/feed-alarm.store.ts";
import * as contracts from "./administration-contracts.ts";
import type { Runtime } from "./runtime.ts";

export interface AdministrationContext {
  runtime: Runtime;
  jobs: Jobs;
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
    const state = {
      ...(await databaseState(runtime)),
      storage: await storageState(runtime.config.dataFolder),
      jobs: await context.jobs.state(),
    };
    const mail = { server: runtime.config.smtpUrl !== null, ...(await mailState(runtime)) };
    return {
      version: runtime.config.version,
      startedAt: context.startedAt.toISOString(),
      ...state,
      mail,
      facilities: await facilities(runtime),
      warnings: warnings(state.storage, state.jobs, mail, await alarmingFeeds(db, runtime.ledger.now())),
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

async function databaseState({ database, config }: Runtime) {
  const { rows } = await sql<{ version: string; size: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size`.execute(
    database.db,
  );
  return {
    database: { version: rows[0]?.version ?? "", embedded: config.databaseUrl === null, sizeBytes: rows[0]?.size ?? 0 },
  };
}

async function storageState(folder: string) {
  const disk = await statfs(folder);
  return { folder, freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize };
}

async function mailState({ database }: Runtime) {
  const { rows } = await sql<{ waiting: number; failed: number; kept: number }>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'kept')::int as kept from mail`.execute(database.db);
  return rows[0] ?? { waiting: 0, failed: 0, kept: 0 };
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

/** A disk with less than this left is about to stop the work. */
const leastFreeBytes = 2 * 1024 ** 3;

function warnings(
  storage: { freeBytes: number },
  jobs: readonly { queue: string; failed: number }[],
  mail: { server: boolean; failed: number },
  staleFeeds: readonly { name: string }[],
) {
  const found: z.infer<typeof contracts.readInstance.reply>["warnings"] = [];
  const failed = jobs.reduce((sum, queue) => sum + queue.failed, 0);
  if (storage.freeBytes < leastFreeBytes) {
    found.push({
      code: "disk_nearly_full",
      text: `保存領域の空きが ${Math.floor(storage.freeBytes / 1024 ** 2)} MB です。不要なファイルを移してください。`,
    });
  }
  if (failed)
    found.push({ code: "jobs_failed", text: `失敗した処理が ${failed} 件あります。サーバの記録を確かめてください。` });
  if (staleFeeds.length > 0)
    found.push({
      code: "feeds_stale",
      text: `脆弱性の情報源 ${staleFeeds.map(({ name }) => `「${name}」`).join("、")} を長く読み込めていません。`,
    });
  if (mail.failed)
    found.push({
      code: "mail_failed",
      text: `送れなかったメールが ${mail.failed} 通あります。宛先とメールサーバを確かめてください。`,
    });
  if (!mail.server)
    found.push({
      code: "no_mail_server",
      text: "メールサーバが設定されていません。招待などのメールは送信箱に残ります（SMTP_URL）。",
    });
  return found;
}
