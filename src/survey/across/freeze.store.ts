import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inOrganisation, inProgramme } from "../../platform/db/tenant.ts";
import { keepAnswersDeLinked } from "../../questionnaire/api.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay, japanMoment } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { itemsFor } from "../checklist/asked-items.ts";
import { checklistsOf, findChecklist } from "../checklist/checklists-of.store.ts";
import { Plan } from "../programme/plan.ts";
import { answeredSheets, answersByHospital, hoursOf, ledgerFiguresOf, sharingHospitals } from "./across.store.ts";
import { type StatisticsSource, statisticsInstrument, statisticsSheets } from "./statistics.ts";

export interface FrozenStatistics {
  roundId: string;
  title: string;
  hospitals: number;
  madeAt: Date;
}

/** The programme's secretariat, whose rounds these are, and the threshold it promised its hospitals. */
export async function programmeOf(trx: Trx, programmeId: string) {
  const { rows } = await sql<{ title: string; secretariatId: string; plan: unknown }>`
    select programme.title, secretariat_id as "secretariatId", plan.plan from survey_programme programme
      join survey_plan plan on plan.programme_id = programme.programme_id and plan.edition = programme.plan_edition
    where programme.programme_id = ${programmeId}`.execute(trx);
  const [row] = rows;
  return row && { ...row, threshold: Plan.parse(row.plan).publicationThreshold };
}

/** What was frozen of the programme before, the newest first. `trx` is one of `inOrganisation` of its secretariat. */
export async function frozenOf(trx: Trx, organisationId: string, programmeId: string): Promise<FrozenStatistics[]> {
  const { rows } = await sql<FrozenStatistics>`
    select round.id as "roundId", round.title, round.created_at as "madeAt",
      (select count(*)::int from questionnaire_sheet sheet
        where sheet.organisation_id = round.organisation_id and sheet.round_id = round.id) as hospitals
    from questionnaire_round round
    where round.organisation_id = ${organisationId} and round.programme_id = ${programmeId} order by round.created_at desc`.execute(
    trx,
  );
  return rows;
}

/**
 * Keeps what the hospitals answered up to now without the hospitals: a closed, anonymous round of the secretariat. A hospital that has
 * left, or shares nothing yet, is not in it.
 */
export async function freezeStatistics(
  db: Db,
  actor: Actor,
  programmeId: string,
  title: string,
  now: Date,
): Promise<Result<FrozenStatistics & { organisationId: string }, "not_found" | "nothing_to_freeze">> {
  const found = await inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(trx);
    const programme = await programmeOf(trx, programmeId);
    return programme && { programme, source: await sourceOf(trx, { id: programmeId, title: programme.title }, now) };
  });
  if (!found) return refuse("not_found");
  const { programme, source } = found;
  if (source.hospitals.every(({ answers }) => answers.size === 0)) return refuse("nothing_to_freeze");
  const { secretariatId: organisationId, threshold } = programme;
  const round = {
    organisationId,
    programmeId,
    title,
    instrument: statisticsInstrument(source),
    sheets: statisticsSheets(source),
    leastThreshold: threshold,
    population: source.hospitals.length,
    asOf: japanDay(now),
  };
  const roundId = await inOrganisation(db, organisationId, (trx) => keepAnswersDeLinked(trx, actor, round, now));
  return ok({ organisationId, roundId, title, hospitals: source.hospitals.length, madeAt: now });
}

async function sourceOf(trx: Trx, programme: StatisticsSource["programme"], now: Date): Promise<StatisticsSource> {
  const hospitals = await sharingHospitals(trx, programme.id);
  const checklists = await checklistsOf(trx, programme.id);
  const answers = new Map(hospitals.map(({ facilityId }) => [facilityId, new Map()]));
  const sheets: StatisticsSource["sheets"][number][] = [];
  for (const sheet of await answeredSheets(trx, programme.id)) {
    const { checklist } = findChecklist(checklists, sheet) ?? {};
    const named = checklist?.sheets.find(({ audience }) => audience === sheet.audience);
    if (!checklist || !named) continue;
    sheets.push({ label: named.label, items: itemsFor(checklist, named.audience) });
    for (const { facilityId, item, answer } of await answersByHospital(trx, programme.id, sheet))
      answers.get(facilityId)?.set(item, answer);
  }
  const figures = new Map((await ledgerFiguresOf(trx, programme.id)).map((own) => [own.facilityId, own]));
  const hours = Map.groupBy(await hoursOf(trx, programme.id), ({ facilityId }) => facilityId);
  return {
    programme,
    moment: japanMoment(now),
    sheets,
    hospitals: hospitals.map(({ facilityId, bedClass, founderClass, region }) => ({
      bedClass,
      founderClass,
      region,
      answers: answers.get(facilityId) ?? new Map(),
      figures: figures.get(facilityId) ?? null,
      hours: hoursWorked(hours.get(facilityId)),
    })),
  };
}

const hoursWorked = (entries: readonly { hundredths: number }[] | undefined): number | null =>
  entries ? entries.reduce((sum, { hundredths }) => sum + hundredths, 0) / 100 : null;
