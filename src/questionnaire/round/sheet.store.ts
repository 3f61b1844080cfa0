import { createHash, randomInt, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { insertInBatches } from "../../platform/db/write-batches.ts";
import { canonicalJson } from "../../shared/canonical-json.ts";
import type { Answers } from "../instrument/answer.ts";
import type { Segments } from "./anonymity.ts";
import type { StoredRound } from "./read-round.store.ts";
import type { SheetFlag, SheetOrigin, SheetRow } from "./tables.store.ts";

/** One answer as it is to be kept. */
export interface NewSheet {
  answers: Answers;
  segments: Segments;
  origin: SheetOrigin;
  importId: string | null;
  flags: readonly SheetFlag[];
  invitationId: string | null;
  contact: Record<string, string> | null;
  /** ISO day. */
  day: string;
}

/** Every column that a sheet is kept with. */
const sheetColumns = [
  "organisation_id",
  "round_id",
  "id",
  "anonymous",
  "answers",
  "segments",
  "origin",
  "import_id",
  "flags",
  "digest",
  "invitation_id",
  "handed_in_on",
] as const;

/** Keeps many answers, without a word on the day they came: `countDay` says that. */
export const insertSheets = (trx: Trx, rows: Iterable<SheetRow>): Promise<void> =>
  insertInBatches(trx, "questionnaire_sheet", sheetColumns, rows, 500);

/** Equal answers have equal digests, in whichever order they were given. */
export const digestOf = (answers: Answers): string =>
  createHash("sha256").update(canonicalJson(answers)).digest("base64url");

export async function hasSameAnswers(
  trx: Trx,
  { organisationId, id }: Pick<StoredRound, "organisationId" | "id">,
  digest: string,
): Promise<boolean> {
  const { rows } = await sql`select from questionnaire_sheet
    where organisation_id = ${organisationId} and round_id = ${id} and digest = ${digest} limit 1`.execute(trx);
  return rows.length > 0;
}

/** Rows a day among which those who hand in at the same moment are spread, so that they do not wait for each other. */
const daySlots = 32;

/**
 * Keeps one answer, apart from it what it says of who answers, and apart from both that one more came on this day. Of an anonymous round
 * neither name nor day goes with the answer.
 * @returns its id
 */
export async function addSheet(trx: Trx, round: StoredRound, sheet: NewSheet): Promise<string> {
  const { organisationId, id: roundId, anonymous } = round;
  const id = randomUUID();
  await sql`insert into questionnaire_sheet (organisation_id, round_id, id, anonymous, answers, segments, origin, import_id, flags, digest,
      invitation_id, handed_in_on)
    values (${organisationId}, ${roundId}, ${id}, ${anonymous}, ${JSON.stringify(sheet.answers)}, ${JSON.stringify(sheet.segments)},
      ${sheet.origin}, ${sheet.importId}, ${[...sheet.flags]}, ${digestOf(sheet.answers)},
      ${anonymous ? null : sheet.invitationId}, ${anonymous ? null : sheet.day})`.execute(trx);
  if (sheet.contact) await addContact(trx, round, sheet.contact);
  await countDay(trx, round, sheet.day);
  return id;
}

/** Digests of all answers of the round. */
export async function digestsOf(
  trx: Trx,
  { organisationId, id }: Pick<StoredRound, "organisationId" | "id">,
): Promise<Set<string>> {
  const { rows } = await sql<{ digest: string }>`select distinct digest from questionnaire_sheet
    where organisation_id = ${organisationId} and round_id = ${id}`.execute(trx);
  return new Set(rows.map(({ digest }) => digest));
}

/** So many more answers came on this day; below zero: are gone again. */
export async function countDay(
  trx: Trx,
  { organisationId, id }: Pick<StoredRound, "organisationId" | "id">,
  day: string,
  answers = 1,
): Promise<void> {
  await sql`insert into questionnaire_day (organisation_id, round_id, day, slot, answers)
    values (${organisationId}, ${id}, ${day}, ${randomInt(daySlots)}, ${answers})
    on conflict (organisation_id, round_id, day, slot) do update set answers = questionnaire_day.answers + excluded.answers`.execute(
    trx,
  );
}

export async function addContact(
  trx: Trx,
  { organisationId, id }: Pick<StoredRound, "organisationId" | "id">,
  contact: Record<string, string>,
): Promise<void> {
  await sql`insert into questionnaire_contact (organisation_id, round_id, id, given)
    values (${organisationId}, ${id}, ${randomUUID()}, ${JSON.stringify(contact)})`.execute(trx);
}

/** What somebody has changed after handing in; only where the round knows whose answer it is. */
export async function changeSheet(
  trx: Trx,
  { organisationId, id }: StoredRound,
  sheetId: string,
  answers: Answers,
  flags: readonly SheetFlag[],
): Promise<void> {
  await sql`update questionnaire_sheet set answers = ${JSON.stringify(answers)}, digest = ${digestOf(answers)}, flags = ${[...flags]}
    where organisation_id = ${organisationId} and round_id = ${id} and id = ${sheetId} and not anonymous`.execute(trx);
}

/** One answer as whoever analyses reads it. */
export interface KeptSheet {
  id: string;
  answers: Answers;
  segments: Segments;
  flags: SheetFlag[];
  origin: SheetOrigin;
  handedInOn: string | null;
}

/** All answers of a round, in the order of their ids, which are random. */
export async function sheetsOf(trx: Trx, organisationId: string, roundId: string): Promise<KeptSheet[]> {
  const { rows } = await sql<KeptSheet>`
    select id, answers, segments, flags, origin, handed_in_on::text as "handedInOn" from questionnaire_sheet
    where organisation_id = ${organisationId} and round_id = ${roundId} order by id`.execute(trx);
  return rows;
}
