import type { FacilityId } from "../ledger/contract.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
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
  match: (trx: Trx, facilityId: string) => jobs.send(trx, "vulnerability.match", { facilityId }, facilityId),
  reconcile: (trx: Trx) => jobs.send(trx, "vulnerability.reconcile", {}, "due"),
  feed: (trx: Trx, feedId: string) => jobs.send(trx, "feed.update", { feedId }, feedId),
  mailing: (trx: Trx, mailing: { organisationId: string; roundId: string; mailingId: string }) =>
    jobs.send(trx, "questionnaire.mail", mailing, mailing.mailingId),
  tendRounds: (trx: Trx) => jobs.send(trx, "questionnaire.tend", {}, "due"),
  tendSurveys: (trx: Trx) => jobs.send(trx, "survey.tend", {}, "due"),
  removeOldDeliveries: (trx: Trx) => jobs.send(trx, "webhook.removeOld", {}, "old"),
});

/** What follows a change of a hospital's ledger. */
export const afterChange =
  (queue: ReturnType<typeof queues>) =>
  async (trx: Trx, facilityId: string): Promise<void> => {
    await queue.evaluation(trx, facilityId);
    await queue.match(trx, facilityId);
  };

const names = [
  "import.read",
  "import.commit",
  "finding.evaluate",
  "vulnerability.match",
  "vulnerability.reconcile",
  "feed.update",
  "webhook.removeOld",
  "questionnaire.mail",
  "questionnaire.tend",
  "survey.tend",
];

/** Takes the work up, one of each kind at a time, in the server's threads, and queues what follows from it. */
export async function workQueues(jobs: Jobs, threads: Threads, db: Db): Promise<void> {
  const queue = queues(jobs);
  for (const name of names) {
    await jobs.work<{ facilityId?: string }>(name, async (data) => {
      await threads.run(name, data);
      const { facilityId } = data;
      if (name === "import.commit" && facilityId)
        await inFacility(db, facilityId, (trx) => afterChange(queue)(trx, facilityId));
      if (name === "feed.update") await db.transaction().execute((trx) => queue.reconcile(trx));
    });
  }
}
