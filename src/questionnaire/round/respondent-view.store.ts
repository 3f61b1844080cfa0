import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { StoredRound } from "./read-round.store.ts";
import type { Respondent } from "./route-contracts.ts";

const pageSize = 100;

interface Line {
  id: string;
  name: string | null;
  email: string | null;
  stopped: boolean;
  answered: boolean;
  mailedOn: string[];
  total: number;
}

export interface RespondentQuery {
  search: string;
  state: "all" | "waiting" | "answered" | "stopped";
  offset: number;
}

/**
 * Who is asked, by name, a hundred at a time. Of an anonymous round the list says neither who has answered nor who was reminded, which
 * would say the same.
 */
export async function respondentPage(trx: Trx, round: StoredRound, { search, state, offset }: RespondentQuery) {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Line>`
    with listed as (
      select invitation.id, name, email, stopped_on is not null as stopped,
        exists (select from questionnaire_sheet sheet where sheet.organisation_id = invitation.organisation_id
          and sheet.round_id = invitation.round_id and sheet.invitation_id = invitation.id) as answered,
        array(select item.mailed_on::text from questionnaire_mailing_item item
          where item.organisation_id = invitation.organisation_id and item.round_id = invitation.round_id
            and item.invitation_id = invitation.id order by item.mailed_on) as "mailedOn"
      from questionnaire_invitation invitation
      where organisation_id = ${round.organisationId} and round_id = ${round.id}
        and (coalesce(name, '') ilike ${pattern} or coalesce(email, '') ilike ${pattern})
    )
    select *, (count(*) over ())::int as total from listed
    where ${state} = 'all' or (${state} = 'stopped' and stopped)
      or (not ${round.anonymous} and ((${state} = 'answered' and answered) or (${state} = 'waiting' and not answered and not stopped)))
    order by name nulls last, id limit ${pageSize + 1} offset ${offset}`.execute(trx);
  const page = rows.slice(0, pageSize);
  return {
    respondents: page.map((line) => told(line, round.anonymous)),
    total: rows[0]?.total ?? 0,
    more: rows.length > pageSize,
  };
}

function told({ id, name, email, stopped, answered, mailedOn }: Line, anonymous: boolean): Respondent {
  if (anonymous) return { id, name, email, stopped, state: null, mailedOn: null };
  const reached = mailedOn.length > 0 ? ("mailed" as const) : ("added" as const);
  const state = answered ? "answered" : stopped ? "stopped" : reached;
  return { id, name, email, stopped, state, mailedOn };
}
