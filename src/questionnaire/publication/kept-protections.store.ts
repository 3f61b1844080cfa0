import type { Threads } from "../../platform/threads.ts";
import type { ProtectionOutcome, ProtectionRequest } from "../disclosure/protection.ts";
import { sha256 } from "./publication-log.store.ts";

/** Those of a publisher who compares a few settings. */
const mostKept = 4;

/**
 * Disclosure control in a thread. It takes seconds to minutes and gives the same for the same tables, so what was looked at last is
 * published without being worked out again.
 */
export function keptProtections(run: Threads["run"]): (request: ProtectionRequest) => Promise<ProtectionOutcome> {
  const kept = new Map<string, Promise<ProtectionOutcome>>();
  return (request) => {
    const key = sha256(JSON.stringify(request));
    const before = kept.get(key);
    if (before) return before;
    const made = run<ProtectionOutcome>("questionnaire.protect", request);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return made;
  };
}
