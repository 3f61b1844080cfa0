import { join } from "node:path";
import { workerData } from "node:worker_threads";
import { z } from "zod";
import { connect } from "../platform/db/open.ts";
import { openFileStore } from "../platform/files.ts";
import { answerTasks } from "../platform/threads.ts";
import { openRoundKey } from "../questionnaire/round/link-secret.store.ts";
import { tasks } from "./tasks.ts";

/** A thread of the server for heavy work. It has its own few connections under the same role. */
export const WorkerData = z.object({
  appUrl: z.string(),
  dataFolder: z.string(),
  publicUrl: z.string(),
  nvdApiKey: z.string().nullable(),
});
const { appUrl, dataFolder, publicUrl, nvdApiKey } = WorkerData.parse(workerData);
const { db } = connect(appUrl, 3);

answerTasks(
  tasks({
    db,
    files: openFileStore(dataFolder),
    publicUrl,
    nvdApiKey,
    feedFolder: join(dataFolder, "feeds"),
    roundKey: openRoundKey(dataFolder),
    now: () => new Date(),
    // The server asks for the evaluation once the task is done.
    changed: async () => {},
  }),
);
