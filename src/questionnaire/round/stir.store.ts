import { randomInt, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { isTelling } from "../respond/suspicion.ts";
import { type Given, openHandedIn } from "./handed-in.store.ts";
import type { StoredRound } from "./read-round.store.ts";
import { digestOf } from "./sheet.store.ts";
import type { SheetRow } from "./tables.store.ts";

type RoundKey = Pick<StoredRound, "organisationId" | "id">;

/**
 * Writes what was handed in to an anonymous round among its answers: all of them anew, in random order and under new ids, and apart from
 * them, each in a random order of its own, the contacts and the used-up tickets. Place, transaction and id of a row say nothing of when it
 * came, so an answer and the ticket it came by have nothing in common. In one transaction: whoever reads sees the one order or the other.
 */
export async function stirRound(trx: Trx, roundKey: Buffer, round: RoundKey): Promise<void> {
  const handedIn = (await takeTickets(trx, round)).map(({ sealed, origin }) => ({
    ...openHandedIn(roundKey, sealed),
    origin,
  }));
  await stirSheets(trx, round, handedIn);
  await stirContacts(
    trx,
    round,
    handedIn.flatMap(({ contact }) => (contact ? [contact] : [])),
  );
}

/** Bound parameters of a statement are at most 65,535. */
const rowsAtOnce = 1000;

interface Sealed {
  sealed: Buffer;
  origin: "form" | "paper";
}

/** Writes the used-up tickets anew, without what they held. @returns what they held */
async function takeTickets(trx: Trx, { organisationId, id }: RoundKey): Promise<Sealed[]> {
  const tickets = await trx
    .deleteFrom("questionnaire_ticket")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", id)
    .where("anonymous", "=", true)
    .where("spent", "=", true)
    .returning(["what_hash", "handed_in", "on_paper"])
    .execute();
  const kept = { organisation_id: organisationId, round_id: id, anonymous: true, spent: true, sheet_id: null };
  for (const some of inParts(shuffled(tickets.filter(({ on_paper }) => !on_paper))))
    await trx
      .insertInto("questionnaire_ticket")
      .values(some.map(({ what_hash }) => ({ ...kept, what_hash, draft: null, handed_in: null })))
      .execute();
  return tickets.flatMap(({ handed_in, on_paper }) =>
    handed_in ? [{ sealed: handed_in, origin: on_paper ? "paper" : "form" }] : [],
  );
}

type Told = Pick<SheetRow, "answers" | "segments" | "origin" | "import_id" | "flags" | "digest">;

async function stirSheets(
  trx: Trx,
  { organisationId, id }: RoundKey,
  handedIn: readonly (Given & Pick<Sealed, "origin">)[],
): Promise<void> {
  const before: Told[] = await trx
    .deleteFrom("questionnaire_sheet")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", id)
    .where("anonymous", "=", true)
    .returning(["answers", "segments", "origin", "import_id", "flags", "digest"])
    .execute();
  const seen = new Set(before.map(({ digest }) => digest));
  const now = handedIn.map(({ answers, segments, flags, origin }): Told => {
    const digest = digestOf(answers);
    const same = seen.has(digest) && isTelling(answers);
    seen.add(digest);
    return {
      answers,
      segments,
      digest,
      origin,
      import_id: null,
      flags: same ? [...flags, "same_answers"] : flags,
    };
  });
  const own = {
    organisation_id: organisationId,
    round_id: id,
    anonymous: true,
    invitation_id: null,
    handed_in_on: null,
  };
  for (const some of inParts(shuffled([...before, ...now])))
    await trx
      .insertInto("questionnaire_sheet")
      .values(
        some.map(({ answers, segments, ...told }) => ({
          ...told,
          ...json({ answers, segments }),
          ...own,
          id: randomUUID(),
        })),
      )
      .execute();
}

async function stirContacts(
  trx: Trx,
  { organisationId, id }: RoundKey,
  added: readonly Record<string, string>[],
): Promise<void> {
  const contacts = await trx
    .deleteFrom("questionnaire_contact")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", id)
    .returning(["given", "import_id"])
    .execute();
  const own = { organisation_id: organisationId, round_id: id };
  for (const some of inParts(shuffled([...contacts, ...added.map((given) => ({ given, import_id: null }))])))
    await trx
      .insertInto("questionnaire_contact")
      .values(some.map(({ given, import_id }) => ({ ...own, id: randomUUID(), import_id, ...json({ given }) })))
      .execute();
}

/** The driver would send an array or object its own way; as text they arrive as JSON. */
const json = <Columns extends object>(columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, JSON.stringify(value)])) as Columns;

/** How many answers of an anonymous round there are, and how many of them wait to be written among the others. */
export async function stirNeed(
  trx: Trx,
  { organisationId, id }: RoundKey,
): Promise<{ all: number; unstirred: number }> {
  const { rows } = await sql<{ kept: number; unstirred: number }>`
    select (select count(*)::int from questionnaire_sheet where organisation_id = ${organisationId} and round_id = ${id}) as kept,
      (select count(*)::int from questionnaire_ticket where organisation_id = ${organisationId} and round_id = ${id}
        and handed_in is not null) as unstirred`.execute(trx);
  const { kept, unstirred } = rows[0] ?? { kept: 0, unstirred: 0 };
  return { all: kept + unstirred, unstirred };
}

/** Fisher and Yates, by the system's random numbers: from no other generator may the order be found again. */
export function shuffled<T>(things: readonly T[]): T[] {
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
