import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { linkSecrets, whatHash } from "./link-secret.store.ts";
import type { StoredRound } from "./read-round.store.ts";
import type { Invited } from "./reminder.ts";

/** Somebody on the list with where mail goes, and what decides whether it does. */
export interface Addressee extends Invited {
  email: string | null;
}

interface Line {
  id: string;
  email: string | null;
  stopped: boolean;
  mailedOn: string[];
}

/**
 * Those asked by the round, in the order of their ids, which are random.
 *
 * Who has answered is written down nowhere: the secret of each link is made anew from the round's key, and its ticket looked up. Without
 * the key, which lies outside the database, nobody can.
 * @param after id of the last of the part before; null: from the beginning
 */
export async function addressees(
  trx: Trx,
  round: StoredRound,
  roundKey: Buffer,
  after: string | null = null,
  most: number | null = null,
): Promise<Addressee[]> {
  if (!round.linkKey) return [];
  const { rows } = await sql<Line>`
    select invitation.id, invitation.email, invitation.stopped_on is not null as stopped,
      array(select item.mailed_on::text from questionnaire_mailing_item item
        where item.organisation_id = invitation.organisation_id and item.round_id = invitation.round_id
          and item.invitation_id = invitation.id order by item.mailed_on) as "mailedOn"
    from questionnaire_invitation invitation
    where invitation.organisation_id = ${round.organisationId} and invitation.round_id = ${round.id}
      and (${after}::uuid is null or invitation.id > ${after}::uuid)
    order by invitation.id limit ${most}`.execute(trx);
  const secretOf = linkSecrets(roundKey, round.linkKey);
  const tickets = rows.map(({ id }) => whatHash(secretOf(id)));
  const spent = await spentAmong(trx, round, tickets);
  return rows.map((line, index) => ({
    ...line,
    hasAddress: line.email !== null,
    answered: spent.has(tickets[index] ?? ""),
  }));
}

async function spentAmong(trx: Trx, round: StoredRound, tickets: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select what_hash as hash from questionnaire_ticket
    where organisation_id = ${round.organisationId} and round_id = ${round.id} and spent and what_hash = any (${tickets}::text[])`.execute(
    trx,
  );
  return new Set(rows.map(({ hash }) => hash));
}
