import type { FacilityId } from "../ledger/contract.ts";
import type { Trx } from "../platform/db/tables.ts";
import type { Jobs } from "../platform/jobs.ts";
import type { Threads } from "../platform/threads.ts";

interface OneImport {
  facilityId: FacilityId;
  importId: string;
}
type Commit = OneImport & { actor: { label: string; name: string } };

/** Background work by name: what is queued here is done by the thread's task of the same name (worker.ts). */
export const queues = (jobs: Jobs) => ({
  reading: (trx: Trx, facilityId: FacilityId, importId: string) =>
    jobs.send(trx, "import.read", { facilityId, importId }, importId),
  commit: (trx: Trx, facilityId: FacilityId, importId: string, actor: Commit["actor"]) =>
    jobs.send(trx, "import.commit", { facilityId, importId, actor }, importId),
  evaluation: (trx: Trx, facilityId: string) => jobs.send(trx, "finding.evaluate", { facilityId }, facilityId),
  feed: (trx: Trx, feedId: string) => jobs.send(trx, "feed.update", { feedId }, feedId),
});

/** Takes the work up, one of each kind at a time, in the server's threads. */
export async function workQueues(jobs: Jobs, threads: Threads): Promise<void> {
  for (const queue of ["import.read", "import.commit", "finding.evaluate", "feed.update"]) {
    await jobs.work(queue, (data) => threads.run(queue, data));
  }
}
