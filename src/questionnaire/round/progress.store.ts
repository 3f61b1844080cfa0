import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { openRoundPath } from "../respond/route-contracts.ts";
import { mailingsOf } from "./mailing.store.ts";
import { listRounds, type StoredRound } from "./read-round.store.ts";
import { byDay, responseRate } from "./response-rate.ts";
import { answering, roundActions } from "./round.ts";
import type { RoundSummary, RoundView } from "./route-contracts.ts";

interface Counts {
  answered: number;
  form: number;
  paper: number;
  import: number;
  suspect: number;
  invited: number;
  withAddress: number;
  mailed: number;
  stopped: number;
  begun: number;
  /** Handed in, and not yet written among the answers; of these, keyed in from paper. */
  toStir: number;
  paperToStir: number;
  contacts: number;
}

/** Counts of a round; who answered is counted, never listed. */
async function countsOf(trx: Trx, { organisationId, id }: StoredRound): Promise<Counts> {
  const own = sql`organisation_id = ${organisationId} and round_id = ${id}`;
  const { rows } = await sql<Counts>`
    select sheet.*, invitation.*,
      (select count(distinct invitation_id)::int from questionnaire_mailing_item where ${own}) as mailed,
      (select count(*)::int from questionnaire_ticket where ${own} and not spent) as begun,
      (select count(*)::int from questionnaire_ticket where ${own} and handed_in is not null) as "toStir",
      (select count(*)::int from questionnaire_ticket where ${own} and on_paper) as "paperToStir",
      (select count(*)::int from questionnaire_contact where ${own}) as contacts
    from (select count(*)::int as answered, count(*) filter (where origin = 'form')::int as form,
        count(*) filter (where origin = 'paper')::int as paper, count(*) filter (where origin = 'import')::int as import,
        count(*) filter (where flags <> '{}')::int as suspect
      from questionnaire_sheet where ${own}) sheet,
      (select count(*)::int as invited, count(email)::int as "withAddress", count(stopped_on)::int as stopped
      from questionnaire_invitation where ${own}) invitation`.execute(trx);
  const [counts] = rows;
  if (!counts) throw new Error("counting gave no row");
  const { toStir, paperToStir } = counts;
  return {
    ...counts,
    answered: counts.answered + toStir,
    form: counts.form + toStir - paperToStir,
    paper: counts.paper + paperToStir,
  };
}

/** Of how many: those invited and not stopped, or the population of an open round where it is known. */
const askedOf = (round: StoredRound, { invited, stopped }: Counts): number | null =>
  round.access === "open" ? round.population : invited - stopped;

function summary(round: StoredRound, counts: Counts, now: Date): RoundSummary {
  const { id, title, instrumentId, edition, access, anonymous, state, opensOn, closesOn } = round;
  const taking = answering(round, japanDay(now)) === "taken";
  const rate = responseRate(counts.answered, askedOf(round, counts));
  return { id, title, instrumentId, edition, access, anonymous, state, opensOn, closesOn, taking, ...rate };
}

export async function roundSummaries(trx: Trx, organisationId: string, now: Date): Promise<RoundSummary[]> {
  const rounds = await listRounds(trx, organisationId);
  const summaries: RoundSummary[] = [];
  for (const round of rounds) summaries.push(summary(round, await countsOf(trx, round), now));
  return summaries;
}

/** @param mayManage whoever asks may change it: the actions that are left to them */
export async function roundView(
  trx: Trx,
  round: StoredRound,
  { now, mailServer, mayManage }: { now: Date; mailServer: boolean; mayManage: boolean },
): Promise<RoundView> {
  const counts = await countsOf(trx, round);
  const { organisationId, id, editable, population, remindAfterDays, remindersAtMost, slug } = round;
  const { form, paper, suspect, contacts, begun, invited, withAddress, mailed, stopped } = counts;
  const mailings = await mailingsOf(trx, organisationId, id);
  return {
    ...summary(round, counts, now),
    editable,
    population,
    remindAfterDays,
    remindersAtMost,
    path: slug === null ? null : openRoundPath(slug),
    openedAt: round.openedAt?.toISOString() ?? null,
    closedAt: round.closedAt?.toISOString() ?? null,
    begun,
    origins: { form, paper, import: counts.import },
    suspect,
    contacts,
    invited: { all: invited, withAddress, mailed, stopped },
    days: byDay(await daysOf(trx, round)),
    mailings: mailings.map((mailing) => ({ ...mailing, madeAt: mailing.madeAt.toISOString() })),
    imports: await importsOf(trx, round),
    mailServer,
    actions: mayManage ? roundActions(round, japanDay(now)) : [],
  };
}

async function daysOf(trx: Trx, { organisationId, id }: StoredRound) {
  const { rows } = await sql<{ day: string; answers: number }>`
    select day::text, sum(answers)::int as answers from questionnaire_day
    where organisation_id = ${organisationId} and round_id = ${id} group by day having sum(answers) <> 0 order by day`.execute(
    trx,
  );
  return rows;
}

async function importsOf(trx: Trx, { organisationId, id }: StoredRound) {
  const rows = await trx
    .selectFrom("questionnaire_import")
    .select(["id", "file_name", "sheets", "imported_by", "imported_at", "undone_at"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", id)
    .orderBy("imported_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    sheets: row.sheets,
    importedBy: row.imported_by,
    importedAt: row.imported_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
  }));
}
