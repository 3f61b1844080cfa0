import { randomUUID } from "node:crypto";
import type { Db, Trx } from "../db/tables.ts";

export type MailState = "waiting" | "sent" | "failed" | "kept";

interface MailTable {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  state: MailState;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
  next_attempt_at: Date;
}

declare module "../db/tables.ts" {
  interface Tables {
    mail: MailTable;
  }
}

/** A mail to be sent: one-time secrets may stand only behind the # of a link; they are blotted out once the mail has left. */
interface NewMail {
  to: string;
  subject: string;
  text: string;
}

/** Leaves a mail in the caller's transaction: no commit, no mail. It goes out afterwards (`deliverMail`). */
export const queueMail = (trx: Trx, mail: NewMail, at: Date): Promise<void> => queueMails(trx, [mail], at);

/** As `queueMail`, for up to a few thousand in one statement. */
export async function queueMails(trx: Trx, mails: readonly NewMail[], at: Date): Promise<void> {
  if (mails.length === 0) return;
  await trx
    .insertInto("mail")
    .values(
      mails.map(({ to, subject, text }) => ({
        id: randomUUID(),
        recipient: to,
        // A line break in a subject would start another header.
        subject: subject.replace(/[\r\n]+/g, " "),
        body_text: text,
        state: "waiting" as const,
        attempts: 0,
        last_error: null,
        created_at: at,
        sent_at: null,
        next_attempt_at: at,
      })),
    )
    .execute();
}

/** A mail as the administrator sees it; `text` only of one that did not leave, since it may hold a one-time link. */
export interface OutboxMail {
  id: string;
  recipient: string;
  subject: string;
  text: string | null;
  state: MailState;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const pageSize = 200;

/** Newest first, at most 200; `truncated` says that there are more. */
export async function listOutbox(db: Db, state?: MailState): Promise<{ mails: OutboxMail[]; truncated: boolean }> {
  const rows = await db
    .selectFrom("mail")
    .selectAll()
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? "waiting"))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(pageSize + 1)
    .execute();
  const mails = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    text: row.state === "kept" || row.state === "failed" ? row.body_text : null,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
  return { mails, truncated: rows.length > pageSize };
}

/** How many mails are in each state; for the outbox and for warnings to the administrator. */
export async function countMail(db: Db): Promise<Record<MailState, number>> {
  const rows = await db
    .selectFrom("mail")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  const counts = { waiting: 0, sent: 0, failed: 0, kept: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** Puts a failed or kept mail back into the queue; false when it is neither. */
export async function retryMail(trx: Trx, id: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable("mail")
    .set({ state: "waiting", attempts: 0, next_attempt_at: at })
    .where("id", "=", id)
    .where("state", "in", ["failed", "kept"])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
