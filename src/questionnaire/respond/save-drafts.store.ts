import { sql } from "kysely";
import { inBatches } from "../../platform/batches.ts";
import { keepingPlans } from "../../platform/db/kept-plans.ts";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation, withinOrganisations } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";

/** A draft on its way into the database, and the link it comes by. */
interface SealedDraft {
  organisationId: string;
  roundId: string;
  whoHash: string;
  whatHash: string;
  draft: Buffer;
}

/** Half a megabyte of drafts in one statement. */
const mostAtOnce = 100;

/** Saves drafts of a round, those that come at the same time in one transaction. False: not taken; why, the round or the ticket says. */
export const draftSaver = (db: Db, now: () => Date) => {
  const save = inBatches<SealedDraft, boolean>(
    (_round, drafts) => keepingPlans(() => write(db, drafts, now())),
    mostAtOnce,
  );
  return (draft: SealedDraft): Promise<boolean> => save(draft.roundId, draft);
};

/** One statement that also looks whether each link is in force and the round takes answers. All are of one round. */
async function write(db: Db, drafts: readonly SealedDraft[], now: Date): Promise<boolean[]> {
  const [first] = drafts;
  if (!first) return [];
  const { organisationId, roundId } = first;
  // Of two from the same link the later is kept; in one order always, so that two servers do not lock each other out.
  const latest = new Map(drafts.map((one) => [one.whatHash, one]));
  const sorted = [...latest.values()].sort((a, b) => (a.whatHash < b.whatHash ? -1 : 1));
  const [whats, whos] = [sorted.map(({ whatHash }) => whatHash), sorted.map(({ whoHash }) => whoHash)];
  const today = japanDay(now);
  const { rows } = await withinOrganisations([organisationId], () =>
    inOrganisation(db, organisationId, (trx) =>
      sql<{ what: string }>`
        insert into questionnaire_ticket (organisation_id, round_id, what_hash, anonymous, draft, spent)
        select round.organisation_id, round.id, one.what_hash, round.anonymous, one.draft, false
        from questionnaire_round round,
          unnest(${whats}::text[], ${whos}::text[], ${sorted.map(({ draft }) => draft)}::bytea[]) as one (what_hash, who_hash, draft)
        where organisation_id = ${organisationId} and id = ${roundId} and state = 'open'
          and (opens_on is null or opens_on <= ${today}::date) and (closes_on is null or closes_on >= ${today}::date)
          and (access = 'open' or exists (select from questionnaire_invitation invitation
            where invitation.organisation_id = ${organisationId} and invitation.round_id = ${roundId}
              and invitation.who_hash = one.who_hash and stopped_on is null))
        on conflict (organisation_id, round_id, what_hash) do update set draft = excluded.draft where not questionnaire_ticket.spent
        returning what_hash as what`.execute(trx),
    ),
  );
  const taken = new Set(rows.map(({ what }) => what));
  return drafts.map(({ whatHash }) => taken.has(whatHash));
}
