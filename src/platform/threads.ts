import { parentPort, Worker } from "node:worker_threads";
import { currentReach, withinReach } from "./db/tenant.ts";

/** Runs heavy work in threads, so that a request never waits behind somebody's workbook. */
export interface Threads {
  run<Output>(task: string, input: unknown): Promise<Output>;
  /** Opens the threads, so that the first to ask does not wait for a second until a thread has loaded its code. */
  warm(): void;
  stop(): Promise<void>;
}

interface Request {
  id: number;
  task: string;
  input: unknown;
  /** What a request may touch goes with the work it hands over. */
  reach: readonly string[] | null;
}
type Answer = { id: number; output: unknown } | { id: number; fault: { message: string; stack: string | undefined } };

interface Waiting {
  request: Request;
  resolve(output: never): void;
  reject(error: Error): void;
}

/** A thread that needs more than this is stopped by Node and its task fails; the server goes on. */
const memoryLimitMb = 1024;
/** A small young generation: collected more often, it keeps a 100,000-row import within its memory budget. */
const youngGenerationMb = 12;

export function startThreads(file: URL, count: number, workerData: unknown): Threads {
  const queue: Waiting[] = [];
  const slots = Array.from({ length: count }, () => ({ worker: null as Worker | null, busy: null as Waiting | null }));
  let lastId = 0;
  let stopped = false;

  function next(): void {
    for (const slot of slots) {
      if (slot.busy || queue.length === 0) continue;
      slot.worker ??= open(slot);
      slot.busy = queue.shift() ?? null;
      if (slot.busy) slot.worker.postMessage(slot.busy.request);
    }
  }
  function open(slot: (typeof slots)[number]): Worker {
    const worker = new Worker(file, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngGenerationMb },
    });
    let reason: Error = new Error("the worker thread ended");
    worker.on("message", (answer: Answer) => {
      const waiting = slot.busy;
      slot.busy = null;
      if (waiting && "fault" in answer)
        waiting.reject(Object.assign(new Error(answer.fault.message), { stack: answer.fault.stack }));
      else if (waiting && "output" in answer) waiting.resolve(answer.output as never);
      next();
    });
    worker.on("error", (error) => {
      reason = error instanceof Error ? error : new Error(String(error));
    });
    worker.on("exit", () => {
      slot.worker = null;
      slot.busy?.reject(reason);
      slot.busy = null;
      if (!stopped) next();
    });
    return worker;
  }
  return {
    run: (task, input) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        queue.push({ request: { id: lastId, task, input, reach: currentReach() }, resolve, reject });
        next();
      }),
    warm() {
      for (const slot of slots) slot.worker ??= open(slot);
    },
    async stop() {
      stopped = true;
      await Promise.all(slots.map((slot) => slot.worker?.terminate()));
    },
  };
}

/** The other end, inside the thread: answers each request with what its task returns. */
export function answerTasks(tasks: Readonly<Record<string, (input: never) => Promise<unknown>>>): void {
  parentPort?.on("message", async ({ id, task, input, reach }: Request) => {
    try {
      const run = tasks[task];
      if (!run) throw new Error(`no such task: ${task}`);
      const work = () => run(input as never);
      const output = await (reach ? withinReach(reach, work) : work());
      parentPort?.postMessage({ id, output } satisfies Answer);
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      parentPort?.postMessage({ id, fault: { message, stack } } satisfies Answer);
    }
  });
}
