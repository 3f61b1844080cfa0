import { sql } from "kysely";
import type { Logger } from "pino";
import { recordInstanceAudit } from "../platform/audit/audit.ts";
import type { Trx } from "../platform/db/tables.ts";
import { deliverDue } from "../platform/mail/deliver.ts";
import type { ErasingContext } from "./context.store.ts";
import { ErasureRecord } from "./contract.ts";
import { event, findErasure } from "./erasure.store.ts";
import { removeFiles } from "./leftover-files.store.ts";
import { scrub } from "./scrub.store.ts";
import type { StoredErasure } from "./tables.store.ts";

/** Which process erases; another one waits. */
const lockKey = 727_040;

/**
 * Brings every erasure that two people agreed on to its end, from wherever it stood: also after a kill in the middle. Each step leaves a
 * state from which the next begins, and the first of them already shut the hospital (agreeToErasure).
 * @param failed told of an erasure that could not go on; the others go on, and it is tried again at the next call
 * @returns how many were brought to their end
 */
export async function eraseDue(context: ErasingContext, failed: (error: unknown) => void): Promise<number> {
  if ((await dueErasures(context)).length === 0) return 0;
  return context.asAdministrator(async (client) => {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as won", [lockKey]);
    if (!rows[0].won) return 0;
    let finished = 0;
    for (const erasure of await dueErasures(context)) {
      try {
        if (erasure.state === "closing") await eraseRows(context, erasure);
        await removeTraces(context, erasure.id);
        finished++;
      } catch (error) {
        failed(error);
      }
    }
    return finished;
  });
}

const dueErasures = ({ db }: ErasingContext) =>
  db
    .selectFrom("custody_erasure")
    .selectAll()
    .where("state", "in", ["closing", "erased"])
    .orderBy("agreed_at")
    .execute();

/** All rows in one transaction: nobody ever sees a part of the hospital. */
async function eraseRows(context: ErasingContext, { id }: StoredErasure): Promise<void> {
  // Those who are told by mail are told before the mails go with everything else.
  await deliverDue(context.db, context.mail, context.now()).catch(() => 0);
  await context.db.transaction().execute(async (trx) => {
    const erasure = await mustFind(trx, id);
    const { counts, jobs } = await removeRows(trx, erasure);
    const record = { ...erasure.record, jobs };
    const now = context.now();
    await trx
      .updateTable("custody_erasure")
      .set({ state: "erased", erased_at: now, counts: json(counts), record: json(record) })
      .where("id", "=", id)
      .execute();
    const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const detail = {
      tables: Object.keys(counts).length,
      rows,
      nameHash: erasure.name_hash,
      agreedBy: erasure.agreed_name,
    };
    const by = { label: erasure.requested_by, name: erasure.requested_name };
    await recordInstanceAudit(trx, event(by, "custody.erased", id, now, erasure.hospital_id, detail));
  });
}

/** Files, what late work may still have written, and what the database keeps of removed rows. */
async function removeTraces(context: ErasingContext, id: string): Promise<void> {
  const { db, dataFolder, now } = context;
  await db.transaction().execute(async (trx) => {
    const erasure = await mustFind(trx, id);
    const late = await removeRows(trx, erasure);
    const counts = { ...erasure.counts };
    for (const [table, n] of Object.entries(late.counts)) counts[table] = (counts[table] ?? 0) + n;
    const record = { ...erasure.record, jobs: (erasure.record.jobs ?? 0) + late.jobs };
    await trx
      .updateTable("custody_erasure")
      .set({ counts: json(counts), record: json(record) })
      .where("id", "=", id)
      .execute();
  });
  const erasure = await mustFind(db, id);
  const removed = await removeFiles(dataFolder, erasure);
  const before = ErasureRecord.parse(erasure.record);
  const files = { files: before.files + removed.files, fileBytes: before.fileBytes + removed.bytes };
  await db
    .updateTable("custody_erasure")
    .set({ record: json({ ...before, ...files }) })
    .where("id", "=", id)
    .execute();
  const scrubbed = await scrub(context);
  // A mail that was on its way into the outbox when its row went may have got there since.
  await removeFiles(dataFolder, erasure);
  await db.transaction().execute(async (trx) => {
    const at = now();
    await trx
      .updateTable("custody_erasure")
      .set({ state: "finished", finished_at: at, mails: [], record: json({ ...before, ...files, ...scrubbed }) })
      .where("id", "=", id)
      .execute();
    const detail = { files: files.files, logRemoved: scrubbed.logRemoved };
    const by = { label: erasure.requested_by, name: erasure.requested_name };
    await recordInstanceAudit(trx, event(by, "custody.erasureFinished", id, at, erasure.hospital_id, detail));
  });
}

async function removeRows(
  trx: Trx,
  { id, hospital_id }: StoredErasure,
): Promise<{ counts: Record<string, number>; jobs: number }> {
  const { rows } = await sql<{ counts: Record<string, number> }>`select custody_erase_rows(${id}) as counts`.execute(
    trx,
  );
  return { counts: rows[0]?.counts ?? {}, jobs: await removeJobs(trx, hospital_id) };
}

/** The queue belongs to the application's role; an installation that only ever used the command line has none. */
async function removeJobs(trx: Trx, hospitalId: string): Promise<number> {
  let removed = 0;
  for (const table of ["pgboss.job", "pgboss.archive"]) {
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(trx);
    if (!rows[0]?.there) continue;
    const { numAffectedRows } = await sql`delete from ${sql.table(table)}
      where position(${hospitalId} in coalesce(data::text, '') || coalesce(output::text, '') || coalesce(singleton_key, '')) > 0`.execute(
      trx,
    );
    removed += Number(numAffectedRows ?? 0);
  }
  return removed;
}

const json = (value: object) => JSON.stringify(value) as never;

async function mustFind(trx: Parameters<typeof findErasure>[0], id: string): Promise<StoredErasure> {
  const found = await findErasure(trx, id);
  if (!found) throw new Error("an erasure is missing that was just there");
  return found;
}

/** Milliseconds between looks for erasures that another process let begin, or that could not go on. */
const lookEveryMs = 30_000;

/** The server's part: at its start, whenever somebody agreed, and now and then. */
export function startErasing(context: ErasingContext, logger: Logger): { wake(): void; stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    if (stopped) return;
    running = running.then(() =>
      eraseDue(context, (error) => logger.error({ err: error }, "erasure of a hospital")).catch((error) =>
        logger.error({ err: error }, "erasure of a hospital"),
      ),
    );
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    wake: look,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
