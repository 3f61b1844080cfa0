import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type Transporter } from "nodemailer";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Db } from "../db/tables.ts";
import { nextAttempt, withoutLinkSecrets } from "./retry.ts";

export type MailConfig = Pick<Config, "smtpUrl" | "mailFrom" | "dataFolder"> & {
  /** Puts into the text, at the moment it leaves, what must never be stored with it. What is kept stays without. */
  complete?(text: string): Promise<string>;
};

interface DueMail {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  attempts: number;
  created_at: Date;
}

/** Time within which one attempt must be over; a process that dies in it leaves the mail to be tried again after it. */
const leaseMs = 5 * 60_000;
const smtpTimeoutMs = 30_000;
/** Longer is felt by whoever waits for a reset link; shorter asks an idle database for nothing. */
const pollMs = 2_000;

/**
 * Sends waiting mail until stopped: by SMTP when a server is set, else into `outbox/` of the data folder, where it is kept.
 * Several processes may run it; each mail is claimed by one. Sent at least once: twice only if a process dies right after sending.
 */
export function deliverMail(db: Db, config: MailConfig, logger: Logger): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const loop = (async () => {
    while (!stopped) {
      await deliverDue(db, config, new Date()).catch((error) => logger.error({ err: error }, "mail delivery"));
      if (!stopped) await new Promise<void>((resolve) => rest(resolve));
    }
  })();
  function rest(resolve: () => void): void {
    const timer = setTimeout(resolve, pollMs);
    timer.unref();
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  }
  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}

/**
 * What a process that died had claimed need not wait for the end of its lease. For a server that starts and is the only one. Mails that
 * failed before keep their day: a server that starts again and again must not use up their attempts.
 */
export const takeOver = (db: Db, now: Date) =>
  db
    .updateTable("mail")
    .set({ next_attempt_at: now })
    .where("state", "=", "waiting")
    .where("attempts", ">", 0)
    .where("last_error", "is", null)
    .where("next_attempt_at", ">", now)
    .execute();

/** Delivers what is due now, one after the other. @returns how many mails were handled, whatever came of them */
export async function deliverDue(db: Db, config: MailConfig, now: Date): Promise<number> {
  const transport = config.smtpUrl ? smtpTransport(config.smtpUrl) : null;
  try {
    for (let handled = 0; ; handled++) {
      const mail = await claim(db, now);
      if (!mail) return handled;
      const failure = transport
        ? await attempt(() => send(transport, config, mail))
        : await attempt(() => keep(config, mail));
      if (failure) await noteFailure(db, mail, failure, now);
      else await noteDone(db, mail, transport ? "sent" : "kept", now);
    }
  } finally {
    transport?.close();
  }
}

const smtpTransport = (url: string): Transporter => {
  const limits = { connectionTimeout: smtpTimeoutMs, greetingTimeout: smtpTimeoutMs, socketTimeout: smtpTimeoutMs };
  return createTransport({ url, pool: true, maxConnections: 1, ...limits });
};

/** Takes one due mail and counts the attempt before it is made. */
async function claim(db: Db, now: Date): Promise<DueMail | undefined> {
  return db
    .updateTable("mail")
    .set((set) => ({ attempts: set("attempts", "+", 1), next_attempt_at: new Date(now.getTime() + leaseMs) }))
    .where("id", "=", (due) =>
      due
        .selectFrom("mail")
        .select("id")
        .where("state", "=", "waiting")
        .where("next_attempt_at", "<=", now)
        .orderBy("next_attempt_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "recipient", "subject", "body_text", "attempts", "created_at"])
    .executeTakeFirst();
}

const message = (config: MailConfig, mail: Omit<DueMail, "attempts">) => ({
  from: config.mailFrom,
  to: { name: "", address: mail.recipient },
  subject: mail.subject,
  text: mail.body_text,
  date: mail.created_at,
  // The same mail keeps its id, so that a mail server or reader drops a second copy.
  messageId: `<${mail.id}@sekisho>`,
  headers: { "Auto-Submitted": "auto-generated" },
  disableFileAccess: true,
  disableUrlAccess: true,
});

async function send(transport: Transporter, config: MailConfig, mail: DueMail): Promise<void> {
  const text = config.complete ? await config.complete(mail.body_text) : mail.body_text;
  await transport.sendMail(message(config, { ...mail, body_text: text }));
}

async function keep(config: MailConfig, mail: DueMail): Promise<void> {
  const composed = await createTransport({ streamTransport: true, buffer: true }).sendMail(message(config, mail));
  const folder = join(config.dataFolder, "outbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, `${mail.id}.eml`), composed.message as Buffer, { mode: 0o600 });
}

interface Failure {
  text: string;
  permanent: boolean;
}

async function attempt(work: () => Promise<void>): Promise<Failure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const { message: text, responseCode } = error as Error & { responseCode?: number };
    return { text: text.slice(0, 500), permanent: responseCode !== undefined && responseCode >= 500 };
  }
}

async function noteDone(db: Db, mail: DueMail, state: "sent" | "kept", now: Date): Promise<void> {
  const left = state === "sent" ? { body_text: withoutLinkSecrets(mail.body_text), sent_at: now } : {};
  await db
    .updateTable("mail")
    .set({ state, last_error: null, ...left })
    .where("id", "=", mail.id)
    .execute();
}

async function noteFailure(db: Db, mail: DueMail, failure: Failure, now: Date): Promise<void> {
  const again = nextAttempt(mail.attempts, failure.permanent, now);
  await db
    .updateTable("mail")
    .set({ last_error: failure.text, ...(again ? { next_attempt_at: again } : { state: "failed" as const }) })
    .where("id", "=", mail.id)
    .execute();
}
