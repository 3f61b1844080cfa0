import type { FastifyInstance } from "fastify";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload, type Upload } from "../../platform/http/upload.ts";
import type { Threads } from "../../platform/threads.ts";
import { type Actor, mayInProgramme } from "../../shared/actor.ts";
import type { Result } from "../../shared/result.ts";
import { isUnconfirmed } from "./asked-items.ts";
import type { ChecklistFile } from "./checklist-file.worker.ts";
import { checklistFromRows, type FileProblem, parseChecklist } from "./checklist-rows.ts";
import { importChoice, importWordings } from "./import-wordings.store.ts";
import {
  addChecklist,
  chooseChecklist,
  findIn,
  type ProgrammeChecklistRefusal,
  programmeSummaries,
  setWordings,
} from "./programme-checklist.store.ts";
import * as contracts from "./programme-contracts.ts";

export interface ProgrammeChecklistContext {
  db: Db;
  now(): Date;
  run: Threads["run"];
}

/** Checklists as the secretariat keeps them for a programme. */
export function programmeChecklistRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  { db, now, run }: ProgrammeChecklistContext,
): void {
  const plan = <T>(programmeId: string, work: (trx: Trx) => Promise<T>) =>
    inProgramme(db, programmeId, { as: "plan" }, work);
  const mayManage = (actor: Actor, programmeId: string) => mayInProgramme(actor, programmeId, "programme.manage");
  const readFile = (file: Upload["files"][number]) =>
    run<Result<ChecklistFile, FileProblem>>("survey.readChecklistFile", file);

  mount(app, authenticate, contracts.listProgrammeChecklists, async ({ actor, params: { programmeId } }) => ({
    checklists: await plan(programmeId, (trx) => programmeSummaries(trx, programmeId)),
    mayManage: mayManage(actor, programmeId),
  }));

  mount(app, authenticate, contracts.getProgrammeChecklist, async ({ actor, params, query }) => {
    const { programmeId } = params;
    const found = await plan(programmeId, (trx) => findIn(trx, programmeId, query));
    if (!found) return toHttp("not_found");
    const { instrument, edition, title, reconstructed, items } = found.checklist;
    return {
      instrument,
      edition,
      title,
      reconstructed,
      items: items.map((item) => {
        const official = found.wordings.get(item.id) ?? null;
        return { ...item, official, unconfirmed: isUnconfirmed(item, official?.wording ?? null) };
      }),
      mayManage: mayManage(actor, programmeId),
    };
  });

  mount(app, authenticate, contracts.chooseChecklist, async ({ actor, params: { programmeId }, body }) => {
    const chosen = await plan(programmeId, (trx) => chooseChecklist(trx, programmeId, body, actor, now()));
    return chosen.ok ? undefined : toHttp(chosen.error);
  });

  mount(app, authenticate, contracts.setWordings, async ({ actor, params: { programmeId }, body }) => {
    const set = await plan(programmeId, (trx) =>
      setWordings(trx, programmeId, body, body.items, "confirmed", actor, now()),
    );
    return set.ok ? undefined : toHttp(set.error);
  });

  mount(app, authenticate, contracts.importWordings, async ({ actor, params: { programmeId }, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    const choice = importChoice(upload.fields);
    if (!file || !choice) return toHttp(file ? "choice_missing" : "no_file");
    const read = await readFile(file);
    if (!read.ok) return unreadable(read.error);
    if (read.value.is !== "sheets") return toHttp("workbook_needed");
    const { sheets } = read.value;
    const imported = await plan(programmeId, (trx) => importWordings(trx, programmeId, choice, sheets, actor, now()));
    return imported.ok ? imported.value : toHttp(imported.error);
  });

  mount(app, authenticate, contracts.addChecklist, async ({ actor, params: { programmeId }, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    if (!file) return toHttp("no_file");
    const read = await readFile(file);
    if (!read.ok) return unreadable(read.error);
    const { instrument = "", edition = "", titleJa = "", titleEn = "" } = upload.fields;
    const made =
      read.value.is === "tree"
        ? parseChecklist(read.value.tree)
        : checklistFromRows({ instrument, edition, titleJa, titleEn }, read.value.sheets[0]?.lines ?? []);
    if (!made.ok) return unreadable(made.error);
    const added = await plan(programmeId, (trx) => addChecklist(trx, programmeId, made.value, actor, now()));
    return added.ok ? added.value : toHttp(added.error);
  });
}

const unreadable = ({ place, ...words }: FileProblem) => new Refused(422, "unreadable_file", words, place);

type Reason = ProgrammeChecklistRefusal | "no_file" | "choice_missing" | "workbook_needed" | "no_such_sheet";

const refusals: Record<Reason, { status: number; ja: string; en: string }> = {
  not_found: {
    status: 404,
    ja: "このチェックリストの版はありません。一覧を開き直してください。",
    en: "There is no such edition of a checklist. Open the list again.",
  },
  unknown_item: {
    status: 422,
    ja: "このチェックリストにない項目が含まれています。画面を開き直してください。",
    en: "An item is not of this checklist. Open the page again.",
  },
  edition_taken: {
    status: 409,
    ja: "同じチェックリストの同じ版がすでにあります。版の名前を変えてください（回答は版ごとに残るため、置き換えはできません）。",
    en: "This edition is there already. Give the edition another name: answers keep the edition they were given under.",
  },
  last_in_use: {
    status: 409,
    ja: "使うチェックリストがなくなります。先にほかの版を「使う」にしてください。",
    en: "No checklist would be left. Put another edition to use first.",
  },
  no_file: { status: 422, ja: "ファイルを選んでください。", en: "Choose a file." },
  choice_missing: {
    status: 422,
    ja: "チェックリストの版と、シート・列を選んでください。",
    en: "Choose the edition, the sheet and its columns.",
  },
  workbook_needed: {
    status: 422,
    ja: "公式の文言は、Excelブック（.xlsx）かCSVから取り込みます。",
    en: "Official words are imported from a workbook (.xlsx) or CSV.",
  },
  no_such_sheet: {
    status: 422,
    ja: "選んだシートがファイルにありません。シートを選び直してください。",
    en: "The file has no such sheet. Choose again.",
  },
};

function toHttp(reason: Reason): Refused {
  const { status, ...words } = refusals[reason];
  return new Refused(status, reason, words);
}
