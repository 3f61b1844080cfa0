import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { certificatePdf } from "../../custody/certificate/certificate.worker.ts";
import { erasedOf } from "../../custody/certificate/erased.store.ts";
import type { ErasureRefusal } from "../../custody/contract.ts";
import { eraseDue } from "../../custody/erasing.store.ts";
import {
  agreeToErasure,
  behindCode,
  findErasure,
  latestErasure,
  recallErasure,
  requestErasure,
} from "../../custody/erasure.store.ts";
import { giveBack } from "../../custody/give-back.store.ts";
import { refusalWords } from "../../custody/refusal-words.ts";
import { folderSink } from "../../custody/sink.store.ts";
import type { StoredErasure } from "../../custody/tables.store.ts";
import type { Threads } from "../../platform/threads.ts";
import { fillLinks } from "../../questionnaire/round/fill-link.store.ts";
import { openRoundKey } from "../../questionnaire/round/link-secret.store.ts";
import type { Result } from "../../shared/result.ts";
import { erasingContext } from "../erasing-context.ts";
import { hospitalDocuments } from "../hospital-documents.ts";
import type { Runtime } from "../runtime.ts";
import { tasks } from "../tasks.ts";
import { type Arguments, RefusedInput, WrongUse } from "./arguments.ts";
import { facilityCommand, findFacility } from "./facility.cli.ts";
import { deliver } from "./ledger.cli.ts";
import { operator } from "./operator.ts";

/** Everything held of a hospital, into a folder of its own. */
async function returnCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const out = args.option("out");
  if (!out) throw new WrongUse("--out で、返却するものを入れるフォルダを指定してください。");
  const facility = await findFacility(runtime, args.positional[1]);
  const folder = resolve(out);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new RefusedInput("folder_not_empty", `${out} は空ではありません。新しいフォルダを指定してください。`, out);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new RefusedInput(
      "cannot_write",
      `${out} に書き込めません（${error instanceof Error ? error.message : error}）。`,
      out,
    );
  }
  const { database, files, ledger } = runtime;
  const documentsOf = (facilityId: string, records: number) => hospitalDocuments(here(runtime), facilityId, records);
  const index = await giveBack(
    {
      db: database.db,
      files,
      now: ledger.now,
      documentsOf,
      failed: (error) => runtime.logger.error({ err: error }, "return of a hospital"),
    },
    operator,
    facility,
    folderSink(folder),
  );
  const rows = index.tables.reduce((sum, table) => sum + table.rows, 0);
  const { problems } = index;
  return {
    folder,
    index: join(folder, "index.html"),
    tables: index.tables.length,
    rows,
    files: index.files.length,
    problems,
  };
}

/** What the server's threads do, done in this process. */
const here = (runtime: Runtime): Threads["run"] => {
  const { config, ledger } = runtime;
  const work: Record<string, (input: unknown) => Promise<unknown>> = tasks({
    ...ledger,
    publicUrl: config.publicUrl,
    nvdApiKey: config.nvdApiKey,
    feedFolder: join(config.dataFolder, "feeds"),
    roundKey: openRoundKey(config.dataFolder),
  });
  return async <Output>(task: string, input: unknown) => (await work[task]?.(input)) as Output;
};

/**
 * One step of an erasure: asking for it, taking it back, or, with the code of a second person or once that person agreed on screen, doing
 * it to its end. Two operators at one keyboard are no two people, so the command line alone never erases.
 */
async function eraseCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  const { database, config } = runtime;
  const { db } = database;
  const context = erasingContext(runtime, fillLinks(db, openRoundKey(config.dataFolder)));
  const wanted = args.positional[1] ?? "";
  const begun = await begunErasure(runtime, wanted);
  if (begun) return goOn(begun, args.option("name") ?? null);

  const facility = await findFacility(runtime, wanted);
  if (args.flag("recall")) {
    const { id } = taken(await recallErasure(context, operator, facility.id));
    return { erasure: id, state: "recalled" };
  }
  const code = args.option("confirm-code");
  if (code !== undefined) {
    const second = await behindCode(db, facility.id, code);
    if (!second) throw refused("wrong_code");
    return goOn(taken(await agreeToErasure(context, second, facility.id, { name: facility.name })), facility.name);
  }
  const why = args.option("why");
  if (!why) throw new WrongUse("--why で、消去する理由を指定してください。");
  const asked = taken(await requestErasure(context, operator, facility.id, why));
  return {
    erasure: asked.id,
    state: asked.state,
    until: asked.expires_at.toISOString(),
    next: `病院の責任者（またはほかに誰もいないときは導入の管理者）が、画面の「返却と消去」で同意すると消去されます。画面に表示された確認コードを受け取って --confirm-code で実行することもできます。まだ何も消去していません。`,
  };

  async function goOn(erasure: StoredErasure, name: string | null): Promise<unknown> {
    let fault: unknown;
    let finished = erasure;
    // Another process may be at it: then it is waited for.
    while (finished.state !== "finished") {
      await eraseDue(context, (error) => {
        fault = error;
      });
      if (fault) throw fault;
      finished = (await findErasure(db, erasure.id)) ?? erasure;
      if (finished.state !== "finished") await sleep(1_000);
    }
    const erased = taken(erasedOf(finished, name));
    const out = args.option("out") ?? `消去証明書_${finished.id.slice(0, 8)}.pdf`;
    deliver(out, certificatePdf(erased, context.now()));
    const rows = Object.values(finished.counts).reduce((sum, n) => sum + n, 0);
    return { erasure: finished.id, state: "finished", rows, files: erased.record.files, certificate: out };
  }
}

/** An erasure that has begun is named by its own number, or by the hospital's id: the hospital's name is gone with it. */
async function begunErasure({ database: { db } }: Runtime, wanted: string): Promise<StoredErasure | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(wanted)) return undefined;
  const erasure = (await findErasure(db, wanted)) ?? (await latestErasure(db, wanted));
  return erasure && ["closing", "erased", "finished"].includes(erasure.state) ? erasure : undefined;
}

function taken<T>(outcome: Result<T, ErasureRefusal>): T {
  if (outcome.ok) return outcome.value;
  throw refused(outcome.error);
}

const refused = (reason: ErasureRefusal) => new RefusedInput(reason, refusalWords[reason].ja);

/** `facility return` and `facility erase`, and what else a hospital can be asked. */
export async function hospitalCommand(runtime: Runtime, args: Arguments): Promise<unknown> {
  switch (args.positional[0]) {
    case "return":
      return returnCommand(runtime, args);
    case "erase":
      return eraseCommand(runtime, args);
    default:
      return facilityCommand(runtime, args);
  }
}
