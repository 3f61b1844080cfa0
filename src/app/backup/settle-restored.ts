import { beginAgain, type ErasedBefore } from "../../custody/erased-before.store.ts";
import { eraseDue } from "../../custody/erasing.store.ts";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import { verifyChains } from "../../platform/audit/verify-chains.ts";
import { headsNotPassed } from "../../platform/backup/audit-heads.ts";
import { BackupRefused } from "../../platform/backup/backup-refused.ts";
import type { Restored } from "../../platform/backup/restore-folder.ts";
import type { Config } from "../../platform/config.ts";
import { onDataAsTheyAre } from "../../platform/db/open.ts";
import { createLogger } from "../../platform/logging.ts";
import { fillLinks } from "../../questionnaire/round/fill-link.store.ts";
import { openRoundKey } from "../../questionnaire/round/link-secret.store.ts";
import { brokenWords } from "../cli/audit.cli.ts";
import { operator } from "../cli/operator.ts";
import { erasingContext } from "../erasing-context.ts";
import { runtimeOn } from "../runtime.ts";
import { missingAttachments } from "./missing-attachments.ts";

/** What was found and done once the restored database ran. */
export interface Settled {
  attachments: number;
  /** What is wrong with the data; they were brought back all the same. */
  problems: string[];
  /** Hospitals that were erased after the backup was made, and now again. */
  erasedAgain: { erasure: string; hospital: string; agreedAt: string }[];
  sessionsEnded: number;
  mailsKept: number;
}

/** Starts the restored database, looks whether all of it came back, and does again what must not come undone. */
export async function settleRestored(
  config: Config,
  restored: Restored,
  { name, erasures }: { name: string; erasures: readonly ErasedBefore[] },
): Promise<Settled> {
  const { attachments, problems } = await prove(config, restored);
  const runtime = await runtimeOn(config, createLogger("error"), async () => {}, 4);
  const { database, ledger } = runtime;
  try {
    // With DATABASE_URL this may be the database of an installation at work, and this only an exercise.
    if (!(await database.becomeServer()))
      throw new BackupRefused(
        "server_running",
        "DATABASE_URL のデータベースでは関所が動いています。動いている関所を止めるか、DATABASE_URL を戻した先のデータベースにしてから、やり直してください。",
      );
    const { sessionsEnded, mailsKept } = await database.asAdministrator(async (client) => ({
      // Whoever was signed in when the backup was made: a stolen session must not live on.
      sessionsEnded: (await client.query("delete from person_session")).rowCount ?? 0,
      // What waited then was sent since, as a rule; the outbox keeps it, from where it can be sent.
      mailsKept: (await client.query("update mail set state = 'kept' where state = 'waiting'")).rowCount ?? 0,
    }));
    const { instance, createdAt } = restored.manifest;
    await database.db.transaction().execute((trx) =>
      recordInstanceAudit(trx, {
        at: ledger.now(),
        actor: operator.label,
        action: "backup.restored",
        subject: `backup:${name}`,
        detail: { instance, createdAt, sessionsEnded, problems: problems.length },
      }),
    );
    const again = await beginAgain(database.db, erasures, ledger.now());
    const faults: unknown[] = [];
    const context = erasingContext(runtime, fillLinks(database.db, openRoundKey(config.dataFolder)));
    await eraseDue(context, (error) => faults.push(error));
    if (faults.length > 0) throw faults[0];
    return {
      attachments,
      problems,
      erasedAgain: again.map(({ id, hospital_id, agreed_at }) => ({
        erasure: id,
        hospital: hospital_id,
        agreedAt: agreed_at.toISOString(),
      })),
      sessionsEnded,
      mailsKept,
    };
  } finally {
    await runtime.close();
  }
}

const prove = (config: Config, { heads }: Restored) =>
  onDataAsTheyAre(config, async ({ client, db }) => {
    const problems: string[] = [];
    const { attachments, missing } = await missingAttachments(client, config.dataFolder);
    if (missing.length > 0)
      problems.push(`台帳などが指す添付ファイルのうち ${missing.length}個がありません（例: ${missing[0]}）。`);
    const notPassed = await headsNotPassed(db, heads);
    for (const { chain, seq } of notPassed.slice(0, 10))
      problems.push(
        `監査記録が控えの見出しとつながりません: ${chain ? `医療機関 ${chain}` : "全体の監査記録"} の ${seq} 番目。`,
      );
    const verified = await verifyChains(db);
    if ("broken" in verified) problems.push(brokenWords(verified.broken));
    return { attachments, problems };
  });
