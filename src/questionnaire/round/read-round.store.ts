import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { RoundAccess, RoundState } from "./round.ts";
import "./tables.store.ts";

/** A round as its settings and state stand. Days are ISO days. */
export interface StoredRound {
  organisationId: string;
  id: string;
  title: string;
  instrumentId: string;
  edition: string;
  access: RoundAccess;
  anonymous: boolean;
  editable: boolean;
  slug: string | null;
  opensOn: string | null;
  closesOn: string | null;
  population: number | null;
  remindAfterDays: number;
  remindersAtMost: number;
  state: RoundState;
  linkKey: Buffer | null;
  openedAt: Date | null;
  closedAt: Date | null;
}

const columns = sql`organisation_id as "organisationId", id, title, instrument_id as "instrumentId", edition, access, anonymous, editable,
  slug, opens_on::text as "opensOn", closes_on::text as "closesOn", population, remind_after_days as "remindAfterDays",
  reminders_at_most as "remindersAtMost", state, link_key as "linkKey", opened_at as "openedAt", closed_at as "closedAt"`;

/** Rounds of the organisation, the newest first. `trx` is one of `inOrganisation`, here and below. */
export async function listRounds(trx: Trx, organisationId: string): Promise<StoredRound[]> {
  const { rows } = await sql<StoredRound>`
    select ${columns} from questionnaire_round where organisation_id = ${organisationId} order by created_at desc, id`.execute(
    trx,
  );
  return rows;
}

export async function findRound(trx: Trx, organisationId: string, roundId: string): Promise<StoredRound | undefined> {
  const { rows } = await sql<StoredRound>`
    select ${columns} from questionnaire_round where organisation_id = ${organisationId} and id = ${roundId}`.execute(
    trx,
  );
  return rows[0];
}

/** Locks the round until the transaction ends, so that two who manage it do one thing after the other. */
export async function lockRound(trx: Trx, organisationId: string, roundId: string): Promise<StoredRound | undefined> {
  const { rows } = await sql<StoredRound>`
    select ${columns} from questionnaire_round where organisation_id = ${organisationId} and id = ${roundId} for no key update`.execute(
    trx,
  );
  return rows[0];
}
