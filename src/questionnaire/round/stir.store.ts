import { randomInt, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SheetRow } from "./tables.store.ts";

/**
 * Writes all answers of an anonymous round anew, in random order and under new ids, and apart from them, in another random order, the
 * contacts and the used-up tickets. Afterwards place, transaction and id of a row say nothing of when it came, so that an answer and the
 * ticket it was handed in with have nothing in common any more. In one transaction: whoever reads sees either order.
 */
export async function stirRound(trx: Trx, organisationId: string, roundId: string): Promise<void> {
  await stirSheets(trx, organisationId, roundId);
  await stirContacts(trx, organisationId, roundId);
  await stirTickets(trx, organisationId, roundId);
}

/** Bound parameters of a statement are at most 65,535. */
const rowsAtOnce = 1000;

async function stirSheets(trx: Trx, organisationId: string, roundId: string): Promise<void> {
  const sheets = await trx
    .deleteFrom("questionnaire_sheet")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("anonymous", "=", true)
    .returning(["answers", "segments", "origin", "import_id", "flags", "digest"])
    .execute();
  for (const some of inParts(shuffled(sheets)))
    await trx
      .insertInto("questionnaire_sheet")
      .values(some.map((sheet) => anew(sheet, organisationId, roundId)))
      .execute();
}

type Told = Pick<SheetRow, "answers" | "segments" | "origin" | "import_id" | "flags" | "digest">;

const anew = (sheet: Told, organisationId: string, roundId: string) => ({
  ...sheet,
  answers: JSON.stringify(sheet.answers) as never,
  segments: JSON.stringify(sheet.segments) as never,
  organisation_id: organisationId,
  round_id: roundId,
  id: randomUUID(),
  anonymous: true,
  invitation_id: null,
  handed_in_on: null,
  stirred: true,
});

async function stirContacts(trx: Trx, organisationId: string, roundId: string): Promise<void> {
  const contacts = await trx
    .deleteFrom("questionnaire_contact")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .returning("given")
    .execute();
  for (const some of inParts(shuffled(contacts)))
    await trx
      .insertInto("questionnaire_contact")
      .values(
        some.map(({ given }) => ({
          organisation_id: organisationId,
          round_id: roundId,
          id: randomUUID(),
          given: JSON.stringify(given) as never,
        })),
      )
      .execute();
}

async function stirTickets(trx: Trx, organisationId: string, roundId: string): Promise<void> {
  const tickets = await trx
    .deleteFrom("questionnaire_ticket")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .where("anonymous", "=", true)
    .where("spent", "=", true)
    .returning("what_hash")
    .execute();
  const kept = { organisation_id: organisationId, round_id: roundId, anonymous: true, spent: true };
  for (const some of inParts(shuffled(tickets)))
    await trx
      .insertInto("questionnaire_ticket")
      .values(some.map(({ what_hash }) => ({ ...kept, what_hash, draft: null, sheet_id: null })))
      .execute();
}

/** How many answers of an anonymous round there are, and how many came since it was last stirred. */
export async function stirNeed(trx: Trx, organisationId: string, roundId: string) {
  const { rows } = await sql<{ all: number; unstirred: number }>`
    select count(*)::int as all, count(*) filter (where not stirred)::int as unstirred from questionnaire_sheet
    where organisation_id = ${organisationId} and round_id = ${roundId} and anonymous`.execute(trx);
  return rows[0] ?? { all: 0, unstirred: 0 };
}

/** Fisher and Yates, by the system's random numbers: from no other generator may the order be found again. */
function shuffled<T>(things: readonly T[]): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

function* inParts<T>(things: readonly T[]): Generator<T[]> {
  for (let at = 0; at < things.length; at += rowsAtOnce) yield things.slice(at, at + rowsAtOnce);
}
