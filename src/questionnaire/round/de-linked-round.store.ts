import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import type { DeLinkedRound } from "./de-linked-round.ts";
import { audit } from "./round.store.ts";
import { countDay, digestOf, insertSheets } from "./sheet.store.ts";
import { shuffled } from "./stir.store.ts";
import type { SheetRow } from "./tables.store.ts";

/**
 * A closed, anonymous round made of them, in random order: tables, disclosure control and publication are those of every round.
 * `trx` is one of `inOrganisation`. @returns id of the round
 */
export async function keepDeLinkedRound(trx: Trx, actor: Actor, made: DeLinkedRound, now: Date): Promise<string> {
  const { organisationId, programmeId, title, instrument, population, asOf, leastThreshold } = made;
  const id = randomUUID();
  await sql`insert into questionnaire_instrument (organisation_id, instrument_id, edition, document, state, version, created_at, created_by,
      changed_at, changed_by, fixed_at)
    values (${organisationId}, ${instrument.id}, ${instrument.edition}, ${JSON.stringify(instrument)}, 'fixed', 1, ${now}, ${actor.name},
      ${now}, ${actor.name}, ${now})`.execute(trx);
  await sql`insert into questionnaire_round (organisation_id, id, title, instrument_id, edition, access, anonymous, editable, population,
      remind_after_days, reminders_at_most, state, programme_id, least_threshold, created_by, created_at, opened_at, closed_at)
    values (${organisationId}, ${id}, ${title}, ${instrument.id}, ${instrument.edition}, 'links', true, false, ${population}, 7, 0,
      'closed', ${programmeId}, ${leastThreshold}, ${actor.label}, ${now}, ${now}, ${now})`.execute(trx);
  const rows = shuffled(made.sheets).map(
    ({ answers, segments }): SheetRow => ({
      organisation_id: organisationId,
      round_id: id,
      id: randomUUID(),
      anonymous: true,
      answers,
      segments,
      origin: "import",
      import_id: null,
      flags: [],
      digest: digestOf(answers),
      invitation_id: null,
      handed_in_on: null,
    }),
  );
  await insertSheets(trx, rows);
  await countDay(trx, { organisationId, id }, asOf, rows.length);
  await audit(trx, actor, now, "round.deLinked", organisationId, id, { title, programmeId, sheets: rows.length });
  return id;
}
