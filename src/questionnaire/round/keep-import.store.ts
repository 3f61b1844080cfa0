import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { insertInBatches } from "../../platform/db/write-batches.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { AnswerFile } from "../answer-file/open-answer-file.ts";
import type { Instrument } from "../instrument/instrument.ts";
import { takeContact } from "../respond/contact.ts";
import { isTelling } from "../respond/suspicion.ts";
import { coarsen, type Segments } from "./anonymity.ts";
import type { AnswerImport, ImportRefusal } from "./answer-import.ts";
import { lockRound, type StoredRound } from "./read-round.store.ts";
import { audit } from "./round.store.ts";
import { roundActions } from "./round.ts";
import { countDay, digestOf, digestsOf, insertSheets } from "./sheet.store.ts";
import { shuffled } from "./stir.store.ts";
import type { SheetRow } from "./tables.store.ts";

/** The same bytes are in the round already, and not undone. */
export async function isImported(trx: Trx, { organisationId, id }: StoredRound, sha256: string): Promise<boolean> {
  const { rows } = await sql`select from questionnaire_import
    where organisation_id = ${organisationId} and round_id = ${id} and sha256 = ${sha256} and undone_at is null`.execute(
    trx,
  );
  return rows.length > 0;
}

/** A file that was read once and has no problem, with the segments of its rows in their order. */
interface CheckedFile {
  instrument: Instrument;
  sha256: string;
  answers: AnswerFile;
  segments: readonly Segments[];
}

/** Writes the answers of a checked file, all in one transaction. @returns id of the import */
export const keepImport = (
  { db, now }: { db: Db; now(): Date },
  { organisationId, roundId, actor, file }: AnswerImport,
  checked: CheckedFile,
): Promise<Result<string, ImportRefusal>> =>
  inOrganisation(db, organisationId, async (trx): Promise<Result<string, ImportRefusal>> => {
    const { sha256, answers } = checked;
    const at = now();
    const round = await lockRound(trx, organisationId, roundId);
    if (!round) return refuse("not_found");
    if (!roundActions(round, japanDay(at)).includes("import")) return refuse("wrong_state");
    if (await isImported(trx, round, sha256)) return refuse("imported_already");
    const importId = randomUUID();
    await trx
      .insertInto("questionnaire_import")
      .values({
        organisation_id: organisationId,
        round_id: roundId,
        id: importId,
        file_name: file.name,
        sha256,
        sheets: answers.size,
        imported_by: actor.name,
        imported_at: at,
        undone_by: null,
        undone_at: null,
      })
      .execute();
    const contacts: Record<string, string>[] = [];
    const rows = sheetsOf(round, importId, checked, await digestsOf(trx, round), contacts, japanDay(at));
    await insertSheets(trx, rows);
    await keepContacts(trx, round, importId, contacts);
    await countDay(trx, round, japanDay(at), answers.size);
    await audit(trx, actor, at, "round.answersImported", organisationId, roundId, {
      importId,
      file: file.name,
      sheets: answers.size,
    });
    return ok(importId);
  });

/** A sheet for each row; what respondents say of themselves is left in `contacts`. */
function* sheetsOf(
  round: StoredRound,
  importId: string,
  { instrument, answers: file, segments: told }: CheckedFile,
  seen: Set<string>,
  contacts: Record<string, string>[],
  day: string,
): Generator<SheetRow> {
  // Of an anonymous round they are coarsened over the whole file.
  const segments = round.anonymous ? coarsen(told) : told;
  let at = 0;
  for (const row of file.rows()) {
    const { answers, contact } = takeContact(instrument, row.answers);
    if (contact) contacts.push(contact);
    const digest = digestOf(answers);
    const same = seen.has(digest) && isTelling(answers);
    seen.add(digest);
    yield {
      organisation_id: round.organisationId,
      round_id: round.id,
      id: randomUUID(),
      anonymous: round.anonymous,
      answers: JSON.stringify(answers) as never,
      segments: JSON.stringify(segments[at] ?? {}) as never,
      origin: "import",
      import_id: importId,
      flags: same ? ["same_answers"] : [],
      digest,
      invitation_id: null,
      handed_in_on: round.anonymous ? null : day,
    };
    at += 1;
  }
}

/** In an order of their own: the place among them must lead to no answer. */
async function keepContacts(
  trx: Trx,
  { organisationId, id }: StoredRound,
  importId: string,
  contacts: readonly Record<string, string>[],
): Promise<void> {
  const rows = shuffled(contacts).map((given) => ({
    organisation_id: organisationId,
    round_id: id,
    id: randomUUID(),
    given: JSON.stringify(given) as never,
    import_id: importId as never,
  }));
  await insertInBatches(
    trx,
    "questionnaire_contact",
    ["organisation_id", "round_id", "id", "given", "import_id"],
    rows,
    500,
  );
}
