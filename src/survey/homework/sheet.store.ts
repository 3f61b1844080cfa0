import { sql } from "kysely";
import type { LinkComer } from "../../identity/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { checkAnswer } from "./answer.ts";
import { type ThroughLink, throughHomeworkLink } from "./come-by-link.store.ts";
import type { HomeworkContext } from "./context.store.ts";
import { dropFile, keepFile, mayTake, type NewFile } from "./file.store.ts";
import { filesInRound, keepDraft } from "./homework.store.ts";
import { handIn, type HomeworkRefusal as Rule } from "./homework.ts";
import { nameOfOrganisation } from "./link.store.ts";
import { homeworkAnsweredMail } from "./link.ts";
import { filesOf } from "./read-homework.store.ts";
import { type FullHomework, HomeworkDraft } from "./route-contracts.ts";
import type { HomeworkSheet } from "./sheet-contracts.ts";
import { stateOf, writeHomework } from "./stored-homework.store.ts";

/** What the audit chain knows of whoever comes by a link. */
const label = ({ id }: ThroughLink["link"]): string => `link:${id}`;

/** The sheet, or the receipt; the first look is noted. */
export const openHomeworkSheet = (context: HomeworkContext, comer: LinkComer) =>
  throughHomeworkLink(context, comer, "read", async (trx, through): Promise<Result<HomeworkSheet, never>> => {
    const { link, row } = through;
    const at = context.now();
    if (link.opened_at === null) {
      await setLink(trx, link, { opened_at: at });
      await recordAudit(trx, row.facility_id, {
        at,
        actor: label(link),
        action: "homework.linkOpened",
        subject: `homework:${row.id}`,
        detail: {},
      });
    }
    return ok(await sheetOf(trx, through, at));
  });

/** Keeps what is filled in so far; of two who share a link the later one's is kept. */
export const saveHomeworkSheet = (context: HomeworkContext, comer: LinkComer, draft: HomeworkDraft) =>
  throughHomeworkLink(context, comer, "write", async (trx, { row }): Promise<Result<{ savedAt: string }, Rule>> => {
    const asked = row.questions.map(({ id }) => id);
    if (!draft.answers.every(({ questionId }) => asked.includes(questionId))) return refuse("not_asked");
    await keepDraft(trx, row, draft);
    return ok({ savedAt: context.now().toISOString() });
  });

/** Hands the answer in, once: of two who do at the same moment, the second finds the link used. */
export const submitHomeworkSheet = (context: HomeworkContext, comer: LinkComer, answer: FullHomework) =>
  throughHomeworkLink(context, comer, "write", async (trx, through): Promise<Result<HomeworkSheet, Rule>> => {
    const { row, link } = through;
    const at = context.now();
    const next = handIn(stateOf(row, at), "link", japanDay(at), japanDay(at));
    if (!next.ok) return next;
    const checked = checkAnswer(row.questions, answer, await filesInRound(trx, row));
    if (!checked.ok) return checked;
    // Marked as somebody who came by a link: a name that anybody may type must not look like a colleague's in the history.
    const by = { name: `回答用リンク：${answer.name}（${answer.company}）`, label: label(link) };
    const step = next.value.state === "late" ? "late" : "submitted";
    await writeHomework(trx, row, next.value, { step, note: "", by, at, answer });
    await setLink(trx, link, { answered_at: at });
    await tellWhoAsked(trx, context, through, at);
    return ok(await sheetOf(trx, { ...through, link: { ...link, answered_at: at }, row: { ...row, answer } }, at));
  });

/** Asked before a file is read from the wire: somebody unknown gets no memory of the server for it. */
export const mayAddSheetFile = (context: HomeworkContext, comer: LinkComer) =>
  throughHomeworkLink(context, comer, "write", (trx, { row }) => mayTake(trx, row, context.now()));

export const addSheetFile = (context: HomeworkContext, comer: LinkComer, file: NewFile) =>
  throughHomeworkLink(context, comer, "write", async (trx, { row, link }) => {
    const may = await mayTake(trx, row, context.now());
    if (!may.ok) return may;
    const { id, name, sizeBytes } = await keepFile(trx, context, row, file, {
      name: "回答用リンク",
      label: label(link),
    });
    return ok({ id, name, sizeBytes });
  });

export const removeSheetFile = (context: HomeworkContext, comer: LinkComer, id: string) =>
  throughHomeworkLink(context, comer, "write", async (trx, { row }): Promise<Result<null, "file_gone">> => {
    return (await dropFile(trx, context, row, id)) ? ok(null) : refuse("file_gone");
  });

/** Who asks, what was asked, and what was answered. Nothing else of the hospital, and nothing of what the company made of it. */
async function sheetOf(trx: Trx, { survey, row, link }: ThroughLink, at: Date): Promise<HomeworkSheet> {
  const answered = link.answered_at !== null;
  const files = await filesOf(trx, row);
  const shown = (answered ? row.answer : row.draft) ?? HomeworkDraft.parse({});
  return {
    hospital: survey.hospitalName,
    company: await nameOfOrganisation(trx, row.organisation_id),
    askedBy: link.made_by,
    owedBy: row.owed_by,
    contact: row.contact ?? "",
    number: row.number,
    kind: row.kind,
    title: row.title,
    questions: row.questions,
    hospitalConsentOn: row.hospital_consent_on ?? "",
    requestedOn: row.requested_on ?? "",
    dueOn: row.due_on ?? "",
    overdue: !answered && (row.due_on ?? "") < japanDay(at),
    wanting: answered ? "" : await wantingIn(trx, row),
    expiresAt: link.expires_at.toISOString(),
    draft: shown,
    files: files.filter(({ round }) => round === row.round).map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes })),
    answeredAt: link.answered_at?.toISOString() ?? null,
  };
}

/** What was found too vague when it was sent back last. */
async function wantingIn(trx: Trx, row: ThroughLink["row"]): Promise<string> {
  if (row.round === 1) return "";
  const { rows } = await sql<{ note: string }>`select note from survey_homework_step
    where facility_id = ${row.facility_id} and homework_id = ${row.id} and step = 'needsDetail'
    order by number desc limit 1`.execute(trx);
  return rows[0]?.note ?? "";
}

const setLink = (
  trx: Trx,
  { facility_id, id }: ThroughLink["link"],
  values: { opened_at: Date } | { answered_at: Date },
) =>
  trx
    .updateTable("survey_homework_link")
    .set(values)
    .where("facility_id", "=", facility_id)
    .where("id", "=", id)
    .execute();

/** Whoever made the link, with an address that leads to the homework and says nothing of it. */
async function tellWhoAsked(
  trx: Trx,
  { publicUrl }: HomeworkContext,
  { survey, row, link }: ThroughLink,
  at: Date,
): Promise<void> {
  if (!link.made_by_person) return;
  const person = await trx
    .selectFrom("person")
    .select("email")
    .where("id", "=", link.made_by_person)
    .executeTakeFirst();
  if (!person) return;
  const page = new URL(`/f/${row.facility_id}/survey/${row.programme_id}/homework/${row.id}`, publicUrl).toString();
  const mail = homeworkAnsweredMail({ hospital: survey.hospitalName, number: row.number, page });
  await queueMail(trx, { to: person.email, ...mail }, at);
}
