import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { jobCounts, startJobs } from "./jobs.ts";
import { testDatabase } from "./testing/test-database.ts";

const { db, appUrl } = await testDatabase();
const jobs = await startJobs(appUrl, pino({ level: "silent" }));
afterAll(() => jobs.stop());

test("queues that are first used at the same moment do not stand in each other's way", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `queue-${index}`);
  await Promise.all([
    ...names.map((name) => jobs.work(name, async () => {})),
    ...names.map((name) => db.transaction().execute((trx) => jobs.send(trx, `${name}-of-a-round`, {}, "due"))),
  ]);
  expect((await jobCounts(db)).map(({ queue }) => queue).toSorted()).toEqual(
    names.flatMap((name) => [name, `${name}-of-a-round`]).toSorted(),
  );
});
