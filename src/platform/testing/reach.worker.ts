import { currentReach } from "../db/tenant.ts";
import { answerTasks } from "../threads.ts";

/** A thread that tells what it may touch. */
answerTasks({ reach: async () => currentReach() });
