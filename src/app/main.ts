import { startErasing } from "../custody/erasing.store.ts";
import { createSetupLink } from "../identity/identity.routes.ts";
import { ConfigRefused, readConfig } from "../platform/config.ts";
import { openFacilityKeys } from "../platform/facility-key.ts";
import { startJobs } from "../platform/jobs.ts";
import { createLogger } from "../platform/logging.ts";
import { deliverMail, takeOver } from "../platform/mail/deliver.ts";
import { StartRefused } from "../platform/start-refused.ts";
import { startThreads } from "../platform/threads.ts";
import { fillLinks } from "../questionnaire/round/fill-link.store.ts";
import { openRoundKey } from "../questionnaire/round/link-secret.store.ts";
import { deliverWebhooks } from "../webhook/deliver.worker.ts";
import { openRoad } from "../webhook/road.worker.ts";
import { composeServer } from "./compose.ts";
import { erasingContext } from "./erasing-context.ts";
import { afterChange, queues, workQueues } from "./queues.ts";
import { startRounds } from "./rounds.ts";
import { openRuntime, type Runtime } from "./runtime.ts";

const workerFile = new URL("./worker.js", import.meta.url);
/** One thread works on long imports while another still answers short ones. */
const threadCount = 2;

async function start(): Promise<void> {
  const startedAt = new Date();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const road = openRoad(config.webhookAllow, process.env);
  // Set once the queue stands; nothing changes a ledger before.
  let changed: Runtime["ledger"]["changed"] = async () => {};
  const runtime = await openRuntime(config, logger, (trx, facilityId) => changed(trx, facilityId));
  const { database } = runtime;
  if (!(await database.becomeServer())) {
    await database.close();
    const where = config.databaseUrl ? "このデータベース" : `データフォルダ ${config.dataFolder}`;
    throw new StartRefused(
      "already_running",
      `${where} では別のSekishoがすでに動いています。そちらを止めるか、SEKISHO_DATA で別のフォルダを指定してください。`,
    );
  }
  const jobs = await startJobs(database.appUrl, logger);
  const threads = startThreads(workerFile, threadCount, {
    appUrl: database.appUrl,
    dataFolder: config.dataFolder,
    publicUrl: config.publicUrl,
    nvdApiKey: config.nvdApiKey,
  });
  changed = afterChange(queues(jobs));
  const complete = fillLinks(database.db, openRoundKey(config.dataFolder));
  const erasing = startErasing(erasingContext(runtime, complete), logger);
  const app = await composeServer({ runtime, jobs, threads, startedAt, road, erasureBegun: erasing.wake });
  await takeOver(database.db, startedAt);
  const mail = deliverMail(database.db, { ...config, complete }, logger);
  const { publicUrl, dataFolder } = config;
  const sending = { db: database.db, keys: openFacilityKeys(dataFolder), road, publicUrl, now: () => new Date() };
  const webhooks = deliverWebhooks(sending, logger);
  const rounds = startRounds({ db: database.db, publicUrl }, queues(jobs), logger);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log("\n停止しています… / Stopping…");
    await app.close();
    await rounds.stop();
    await erasing.stop();
    await jobs.stop();
    await mail.stop();
    await webhooks.stop();
    await threads.stop();
    await runtime.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await jobs.stop();
    await threads.stop();
    await runtime.close();
    throw listenProblem(error, config.port);
  }
  await jobs.takeOver();
  await workQueues(jobs, threads, database.db);
  threads.warm();
  const address = app.server.address();
  const port = address && typeof address === "object" ? address.port : config.port;
  const url = config.port === port ? config.publicUrl : `http://localhost:${port}`;
  const link = await createSetupLink(database.db, url);
  const seconds = ((Date.now() - startedAt.getTime()) / 1000).toFixed(1);
  const lines = [`関所 Sekisho ${config.version}  ${url}  （${seconds} 秒で起動）`];
  if (link)
    lines.push(`最初の管理者を登録してください（一度だけ、24時間有効） / Make the first administrator:\n  ${link}`);
  console.log(lines.join("\n"));
}

function listenProblem(error: unknown, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return new StartRefused(
      "port_in_use",
      `ポート ${port} はほかのプログラムが使っています。PORT=8081 npm start のように別の番号を指定してください。`,
    );
  }
  if (code === "EACCES")
    return new StartRefused(
      "port_forbidden",
      `ポート ${port} を使う権限がありません。1024以上の番号を指定してください。`,
    );
  return error;
}

try {
  await start();
} catch (error) {
  const known = error instanceof StartRefused || error instanceof ConfigRefused;
  console.error(known ? `起動できません: ${error.message}` : error);
  process.exit(known ? 2 : 3);
}
