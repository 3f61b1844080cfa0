import { sql } from "kysely";
import { fieldStatesOf } from "../../ledger/api.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilities, inProgramme } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { checklistsOf, findChecklist, type ProgrammeChecklist } from "../checklist/checklists-of.store.ts";
import { hospitalsReached } from "../hours/standing.ts";
import { companyNames } from "../hours/weekly.store.ts";
import type { LevelRow } from "./contract.ts";
import { levelCells, tallyOfState } from "./level.ts";
import { measuredFields } from "./measured-fields.ts";
import type { Tally } from "./specificity.ts";

export interface SurveyedHospital {
  facilityId: string;
  hospital: string;
  companyId: string;
}

/** Hospitals of the programme that have a company and share what becomes known of them. */
export async function surveyedHospitals(trx: Trx, programmeId: string): Promise<SurveyedHospital[]> {
  const { rows } = await sql<SurveyedHospital>`
    select facility_id as "facilityId", hospital_name as hospital, company_id as "companyId" from survey_participation
    where programme_id = ${programmeId} and company_id is not null and shared_with is not null order by hospital_name`.execute(
    trx,
  );
  return rows;
}

type CheckRow = Tally & { companyId: string; instrument: string; edition: string; item: string };

/** The newest check of each item and respondent, counted by item and company. An answer returned for more detail is a vague one. */
async function checkTallies(trx: Trx, programmeId: string): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    with newest as (
      select distinct on (facility_id, sheet_id, item) facility_id, sheet_id, item, instrument, edition, answer, not_understood,
        evidence_seen, length(not_understood) + length(evidence) + length(note) as characters
      from survey_check where programme_id = ${programmeId} order by facility_id, sheet_id, item, number desc
    ), returned as (
      select distinct facility_id, subject_id from survey_comment
      where programme_id = ${programmeId} and about = 'check' and returned = 'needsDetail' and state <> 'resolved'
    )
    select participation.company_id as "companyId", instrument, edition, item, count(*)::int as answers,
      count(*) filter (where answer <> 'unknown' and returned.subject_id is null)::int as specific,
      count(*) filter (where answer = 'unknown' and returned.subject_id is null)::int as unknown,
      count(*) filter (where answer = 'unknown' and returned.subject_id is null and not_understood <> '')::int as explained,
      count(*) filter (where returned.subject_id is not null)::int as vague, 0 as blank,
      count(*) filter (where evidence_seen)::int as evidenced, coalesce(sum(characters), 0)::int as characters
    from newest
      join survey_participation participation on participation.facility_id = newest.facility_id
        and participation.programme_id = ${programmeId} and participation.company_id is not null
      left join returned on returned.facility_id = newest.facility_id
        and returned.subject_id = newest.sheet_id || ':' || newest.item
    group by 1, 2, 3, 4`.execute(trx);
  return rows;
}

/** The table item × company: key fields of the ledger, then every item of the checklists that somebody answered. */
export async function levelOf(db: Db, actor: Actor, programmeId: string) {
  const overseen = await inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    const { rows } = await sql<{ title: string }>`
      select title from survey_programme where programme_id = ${programmeId}`.execute(trx);
    return {
      title: rows[0]?.title,
      hospitals: await surveyedHospitals(trx, programmeId),
      checks: await checkTallies(trx, programmeId),
    };
  });
  const { title, hospitals, checks } = overseen;
  if (title === undefined) return undefined;
  const companyOfHospital = new Map(hospitals.map((one) => [one.facilityId, one.companyId]));
  // The ledger is not shared with the programme: of it, only what the person may read by the hospital's own engagements.
  const reached = hospitalsReached(actor).filter((facilityId) => companyOfHospital.has(facilityId));
  const states = await inFacilities(db, reached, (trx) => fieldStatesOf(trx, reached, measuredFields));
  const checklists = await inProgramme(db, programmeId, { as: "plan" }, (trx) => checklistsOf(trx, programmeId));
  const names = await companyNames(db, companyOfHospital.values());
  const ledgerRows = measuredFields.map(({ id, kind, field, label }): LevelRow => {
    const own = states.filter((one) => one.kind === kind && one.field === field);
    const tallies = own.map(({ facilityId, state, count, sourced }) => ({
      companyId: companyOfHospital.get(facilityId) ?? "",
      tally: tallyOfState(state, count, sourced),
    }));
    return { id: `ledger/${id}`, group: ledgerGroup, number: "", label, cells: cellsOf(tallies) };
  });
  return {
    title,
    companies: [...names]
      .map(([id, name]) => ({ id, name, hospitals: hospitals.filter((one) => one.companyId === id).length }))
      .sort((a, b) => a.name.localeCompare(b.name, "ja")),
    rows: [...ledgerRows.filter(({ cells }) => cells.length > 0), ...checkRows(checks, checklists)],
  };
}

const ledgerGroup = { ja: "台帳", en: "Ledger" };

const cellsOf = (tallies: readonly { companyId: string; tally: Tally }[]) =>
  levelCells(
    new Map(
      [...Map.groupBy(tallies, ({ companyId }) => companyId)].map(([id, own]) => [id, own.map(({ tally }) => tally)]),
    ),
  );

/** In the order of the sheets; items that no checklist of the programme has any more come last, under their ids. */
function checkRows(checks: readonly CheckRow[], checklists: readonly ProgrammeChecklist[]): LevelRow[] {
  const byItem = Map.groupBy(checks, ({ instrument, edition, item }) => `${instrument}/${edition}/${item}`);
  const ranked = [...byItem].map(([id, own]) => {
    const [{ instrument, edition, item } = { instrument: "", edition: "", item: "" }] = own;
    const known = findChecklist(checklists, { instrument, edition });
    const index = known?.checklist.items.findIndex((one) => one.id === item) ?? -1;
    const definition = known?.checklist.items[index];
    const sheet = known?.checklist.sheets.find(({ audience }) => audience === definition?.audience);
    const wording = known?.wordings.get(item)?.wording;
    const row: LevelRow = {
      id,
      group: sheet?.label ?? { ja: `${instrument} ${edition}`, en: `${instrument} ${edition}` },
      number: definition?.number ?? "",
      label: definition ? { ja: wording ?? definition.topic.ja, en: definition.topic.en } : { ja: item, en: item },
      cells: cellsOf(own.map(({ companyId, ...tally }) => ({ companyId, tally }))),
    };
    return { row, rank: `${instrument}/${edition}/${String(index < 0 ? 9_999 : index).padStart(4, "0")}` };
  });
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ row }) => row);
}
