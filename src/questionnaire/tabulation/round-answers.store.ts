import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";

/** What is tabulated of a round, beside its answers. */
export interface TabulatedRound {
  title: string;
  instrument: Instrument;
  /** How many there are of those the round speaks about, or how many were asked; null: nobody knows. */
  population: number | null;
  /** ISO day of the newest answer; null while there is none. */
  asOf: string | null;
  /** Changes whenever an answer comes, goes or is changed. */
  answersState: string;
  respondents: number;
}

export interface AnsweredSheet {
  answers: Answers;
  segments: Record<string, string>;
}

/** Answers that a program filled in (machine) are kept aside and count in no table. */
const counts = sql`not ('machine' = any (flags))`;

/**
 * All reading of one run sees the same answers, whatever is handed in meanwhile. Has to come first in the transaction.
 * `trx` is one of `inOrganisation`, here and below.
 */
export async function holdStill(trx: Trx): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(trx);
}

export async function findTabulatedRound(
  trx: Trx,
  organisationId: string,
  roundId: string,
): Promise<TabulatedRound | undefined> {
  const { rows } = await sql<{
    title: string;
    document: unknown;
    population: number | null;
    asked: number;
    open: boolean;
    asOf: string | null;
  }>`
    select round.title, instrument.document, round.population, round.access = 'open' as open,
      (select count(*)::int from questionnaire_invitation asked
        where asked.organisation_id = ${organisationId} and asked.round_id = ${roundId}) as asked,
      (select max(day)::text from questionnaire_day answered
        where answered.organisation_id = ${organisationId} and answered.round_id = ${roundId}) as "asOf"
    from questionnaire_round round
      join questionnaire_instrument instrument on instrument.organisation_id = round.organisation_id
        and instrument.instrument_id = round.instrument_id and instrument.edition = round.edition
    where round.organisation_id = ${organisationId} and round.id = ${roundId}`.execute(trx);
  const [row] = rows;
  if (!row) return undefined;
  const { state, respondents } = await answersStateOf(trx, organisationId, roundId);
  return {
    title: row.title,
    instrument: Instrument.parse(row.document),
    population: row.population ?? (row.open || row.asked === 0 ? null : row.asked),
    asOf: row.asOf,
    answersState: state,
    respondents,
  };
}

/** From the digests, which an index holds: no answer is read for it. */
export async function answersStateOf(trx: Trx, organisationId: string, roundId: string) {
  const { rows } = await sql<{ respondents: number; sum: string }>`
    select count(*)::int as respondents, coalesce(sum(hashtextextended(digest, 0)::numeric), 0)::text as sum
    from questionnaire_sheet where organisation_id = ${organisationId} and round_id = ${roundId} and ${counts}`.execute(
    trx,
  );
  const { respondents = 0, sum = "0" } = rows[0] ?? {};
  return { state: `${respondents}:${sum}`, respondents };
}

/** Small enough that the answers of one batch as objects are nothing beside the columns made from them. */
const batch = 2_000;

/** Answers in batches. The order tells nothing: it is that of random ids. */
export async function* answerBatches(
  trx: Trx,
  organisationId: string,
  roundId: string,
): AsyncGenerator<AnsweredSheet[]> {
  await sql`declare answered_sheets no scroll cursor for select answers, segments from questionnaire_sheet
    where organisation_id = ${organisationId} and round_id = ${roundId} and ${counts} order by id`.execute(trx);
  for (;;) {
    const { rows } = await sql<AnsweredSheet>`fetch ${sql.raw(String(batch))} from answered_sheets`.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await sql`close answered_sheets`.execute(trx);
}

/** Which segments the answers of a round carry ("bedClass", …). */
export async function segmentsOf(trx: Trx, organisationId: string, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct jsonb_object_keys(segments) as name from questionnaire_sheet
    where organisation_id = ${organisationId} and round_id = ${roundId} order by name`.execute(trx);
  return rows.map(({ name }) => name);
}

/**
 * How many were asked, by class of each segment: what answers can be weighed to. Of answers as such it tells nothing.
 * Nobody, where the round has an open address.
 */
export async function askedBySegment(
  trx: Trx,
  organisationId: string,
  roundId: string,
): Promise<{ name: string; value: string; asked: number }[]> {
  const { rows } = await sql<{ name: string; value: string; asked: number }>`
    select segment.key as name, segment.value, count(*)::int as asked
    from questionnaire_invitation invitation, jsonb_each_text(invitation.segments) segment
    where invitation.organisation_id = ${organisationId} and invitation.round_id = ${roundId}
    group by segment.key, segment.value order by segment.key, segment.value`.execute(trx);
  return rows;
}

/** Rounds of the same questionnaire that began before this one, the last first: what tables can stand beside. */
export async function earlierRounds(
  trx: Trx,
  organisationId: string,
  roundId: string,
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select earlier.id, earlier.title
    from questionnaire_round this
      join questionnaire_round earlier on earlier.organisation_id = this.organisation_id
        and earlier.instrument_id = this.instrument_id and earlier.id <> this.id and earlier.created_at <= this.created_at
    where this.organisation_id = ${organisationId} and this.id = ${roundId} and earlier.state <> 'draft'
    order by earlier.created_at desc, earlier.id`.execute(trx);
  return rows;
}
