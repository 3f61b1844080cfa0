import { workerData } from "node:worker_threads";
import { z } from "zod";
import { evaluate } from "../finding/store.ts";
import type { LedgerContext } from "../ledger/commands.store.ts";
import { FacilityId } from "../ledger/contract.ts";
import { failCommit } from "../ledger/importing/fail-commit.store.ts";
import { commitImport, dryRun } from "../ledger/importing/import-flow.store.ts";
import { connect } from "../platform/db/open.ts";
import { openFileStore } from "../platform/files.ts";
import { answerTasks } from "../platform/threads.ts";

/** A thread of the server for heavy work. It has its own few connections under the same role. */
export const WorkerData = z.object({ appUrl: z.string(), dataFolder: z.string() });
const { appUrl, dataFolder } = WorkerData.parse(workerData);
const { db } = connect(appUrl, 3);
const context: LedgerContext = {
  db,
  files: openFileStore(dataFolder),
  now: () => new Date(),
  // The server asks for the evaluation once the task is done.
  changed: async () => {},
};

const OneImport = z.object({ facilityId: FacilityId, importId: z.uuid() });
const Commit = OneImport.extend({ actor: z.object({ label: z.string(), name: z.string() }) });
const OneFacility = z.object({ facilityId: FacilityId });

answerTasks({
  async "import.read"(input: unknown) {
    const { facilityId, importId } = OneImport.parse(input);
    await dryRun(context, facilityId, importId);
  },
  async "import.commit"(input: unknown) {
    const { facilityId, importId, actor } = Commit.parse(input);
    const written = await commitImport(context, actor, facilityId, importId);
    if (!written.ok) await failCommit(context, facilityId, importId, written.error);
  },
  async "finding.evaluate"(input: unknown) {
    await evaluate(db, OneFacility.parse(input).facilityId, new Date());
  },
});
