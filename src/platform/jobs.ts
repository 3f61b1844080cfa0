import { CompiledQuery, sql } from "kysely";
import PgBoss from "pg-boss";
import type { Logger } from "pino";
import { applicationName } from "./db/open.ts";
import type { Db, Trx } from "./db/tables.ts";

/** Background work, queued in the transaction of the data that caused it: no commit, no job. */
export interface Jobs {
  /** One waiting job of a `key` is enough: a second one is not queued. */
  send(trx: Trx, queue: string, data: object, key: string): Promise<void>;
  work<T extends object>(queue: string, handler: (data: T) => Promise<void>): Promise<void>;
  /**
   * Jobs that a killed server was busy with are taken up again at once; the queue itself would wait for a quarter of an hour. Only for a
   * server that knows it is the only one.
   */
  takeOver(): Promise<void>;
  stop(): Promise<void>;
}

/** Seconds between looks into an empty queue, for what another process or a failed try put there. */
const pollingSeconds = 1;
/** After this the transaction that queued a job is committed as a rule. Shorter, and the job is not yet seen; longer is felt by a waiting person. */
const wakeAfterMs = 40;

export async function startJobs(appUrl: string, logger: Logger): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: appUrl, application_name: applicationName, max: 3 });
  boss.on("error", (error) => logger.error({ err: error }, "job queue"));
  await boss.start();
  const queues = new Set<string>();
  const workers = new Map<string, string>();
  const create = async (queue: string) => {
    if (queues.has(queue)) return;
    await boss.createQueue(queue, {
      name: queue,
      policy: "short",
      retryLimit: 3,
      retryBackoff: true,
      retentionDays: 14,
    });
    queues.add(queue);
  };
  /** One after the other: two queues that are made at once wait for each other for ever, and the database ends one of them. */
  let creating: Promise<void> = Promise.resolve();
  const ensure = (queue: string): Promise<void> => {
    const made = creating.then(() => create(queue));
    creating = made.catch(() => {});
    return made;
  };
  return {
    async send(trx, queue, data, key) {
      await ensure(queue);
      const db = {
        executeSql: async (text: string, values: unknown[]) => {
          const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values));
          return { rows };
        },
      };
      await boss.send(queue, data, { db, singletonKey: key });
      const worker = workers.get(queue);
      if (worker) setTimeout(() => boss.notifyWorker(worker), wakeAfterMs).unref();
    },
    async work<T extends object>(queue: string, handler: (data: T) => Promise<void>) {
      await ensure(queue);
      const worker = await boss.work<T>(queue, { pollingIntervalSeconds: pollingSeconds }, async ([job]) => {
        if (job) await handler(job.data);
      });
      workers.set(queue, worker);
    },
    async takeOver() {
      await boss
        .getDb()
        .executeSql("update pgboss.job set state = 'retry', start_after = now() where state = 'active'", []);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

export interface JobCount {
  queue: string;
  waiting: number;
  failed: number;
  /** When the one that waits longest was due. */
  oldestWaiting: Date | null;
}

/** Waiting and failed jobs by queue. An installation that only ever used the command line has none. */
export async function jobCounts(db: Db): Promise<JobCount[]> {
  const { rows: there } = await sql<{ is: boolean }>`select to_regclass('pgboss.queue') is not null as is`.execute(db);
  if (!there[0]?.is) return [];
  const { rows } = await sql<JobCount>`
    select q.name as queue, count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
      count(j.id) filter (where j.state = 'failed')::int as failed,
      min(j.start_after) filter (where j.state in ('created', 'retry')) as "oldestWaiting"
    from pgboss.queue q left join pgboss.job j on j.name = q.name where left(q.name, 2) <> '__'
    group by q.name order by q.name`.execute(db);
  return rows;
}
