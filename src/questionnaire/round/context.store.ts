import type { Db, Trx } from "../../platform/db/tables.ts";
import type { Result } from "../../shared/result.ts";
import type { AnswerImport, ImportRefusal, UnreadableFile } from "./answer-import.ts";
import type { ImportReport } from "./route-contracts.ts";

/** What rounds and answers stand on. */
export interface RoundContext {
  db: Db;
  now(): Date;
  /** Address that people use; links begin with it. */
  publicUrl: string;
  /** False: links are handed over, nothing is mailed. */
  mailServer: boolean;
  /** Key outside the database (link-secret.store.ts). */
  roundKey: Buffer;
  /** Sends the mails of a mailing, in the background. */
  queueMailing(trx: Trx, mailing: { organisationId: string; roundId: string; mailingId: string }): Promise<void>;
  /** Lines of a CSV or workbook, read in a thread. */
  readLines(file: { name: string; content: Uint8Array }): Promise<Result<string[][], UnreadableFile>>;
  /** Brings a file of answers in, in a thread. */
  importAnswers(input: AnswerImport): Promise<Result<ImportReport, ImportRefusal>>;
}
