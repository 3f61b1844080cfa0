import { readMe } from "../../../identity/contract.ts";
import { CallRefused, call } from "../../../web/call.ts";
import { reportCaptureWiped, syncCapture, type WipeReason } from "../route-contracts.ts";
import { termState } from "../term.ts";
import { readHeads, readNotices, removeNotice, type WorkspaceHead } from "./storage.ts";
import { endWorkspace } from "./workspace.ts";

export interface Ended {
  why: WipeReason;
  /** Things and photos that had not been sent. */
  waiting: number;
}

/** Whatever has outlived its term is removed, before anybody is asked for a passphrase and without a network. */
export async function endOverdue(now: Date): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const head of await readHeads()) {
    if (termState(head, now).state !== "over") continue;
    await endWorkspace(head, "term_over");
    ended.push({ why: "term_over", waiting: head.waiting });
  }
  return ended;
}

/**
 * Asks the server, where it can be reached and the same person is signed in, whether what is locked here may stay. A server that cannot be
 * reached or does not answer as ours does changes nothing.
 */
export async function endClosed(heads: readonly WorkspaceHead[]): Promise<Ended[]> {
  const me = await call(readMe).catch(() => null);
  const ended: Ended[] = [];
  for (const head of heads) {
    if (!me || me.person.id !== head.personId) continue;
    const why = await closedBecause(head);
    if (!why) continue;
    await endWorkspace(head, why);
    ended.push({ why, waiting: head.waiting });
  }
  return ended;
}

async function closedBecause({ ticket, waiting }: WorkspaceHead): Promise<WipeReason | null> {
  const { facilityId, programmeId, deviceId } = ticket;
  try {
    const body = { operations: [], waiting };
    const reply = await call(syncCapture, { params: { facilityId, programmeId, deviceId }, body });
    return reply.wipe === null ? null : "ordered";
  } catch (error) {
    const closed =
      error instanceof CallRefused && ["not_found", "no_such_survey", "not_permitted"].includes(error.reason);
    return closed ? "engagement_ended" : null;
  }
}

/** Tells the server of what was wiped, as far as it can be reached; the rest is told another time. */
export async function tellWiped(): Promise<void> {
  for (const { id, why, ticket } of await readNotices()) {
    const told = await call(reportCaptureWiped, { body: { ...ticket, why } }).then(
      () => true,
      // Anything but silence is an answer, and would be the same the next time.
      (error: unknown) => error instanceof CallRefused && error.status >= 400 && error.status < 500,
    );
    if (told) await removeNotice(id);
  }
}
