import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { Answer, type Audience } from "../checklist/contract.ts";
import type { CountedAnswer, HospitalAnswer } from "./hospital-answer.ts";
import type { LedgerFigures } from "./ledger-figures.ts";

/** By what hospitals of a programme are told apart. */
export const groupings = ["bedClass", "founderClass", "region", "company"] as const;
export type Grouping = (typeof groupings)[number];

/** `trx` is one of `inProgramme` as overseer, here and below: of each hospital it sees what that shares. */
export interface SurveyedHospital {
  facilityId: string;
  name: string;
  bedClass: string;
  founderClass: string;
  region: string;
  companyId: string | null;
  companyName: string | null;
}

/** Hospitals that share what was found, by name. */
export async function sharingHospitals(trx: Trx, programmeId: string): Promise<SurveyedHospital[]> {
  const { rows } = await sql<SurveyedHospital>`
    select facility_id as "facilityId", hospital_name as name, bed_class as "bedClass", founder_class as "founderClass", region,
      company_id as "companyId", organisation.name as "companyName"
    from survey_participation left join organisation on organisation.id = company_id
    where programme_id = ${programmeId} and shared_with = ${programmeId} order by hospital_name, facility_id`.execute(
    trx,
  );
  return rows;
}

/** One audience of one edition of a checklist. */
export interface SheetKey {
  instrument: string;
  edition: string;
  audience: Audience;
}

/** Sheets that hospitals answered, with how many did. */
export async function answeredSheets(trx: Trx, programmeId: string): Promise<(SheetKey & { hospitals: number })[]> {
  const { rows } = await sql<SheetKey & { hospitals: number }>`
    select instrument, edition, audience, count(distinct facility_id)::int as hospitals from survey_sheet
    where programme_id = ${programmeId} group by instrument, edition, audience order by instrument, edition, audience`.execute(
    trx,
  );
  return rows;
}

const groupColumns: Record<Grouping, RawBuilder<string>> = {
  bedClass: sql`participation.bed_class`,
  founderClass: sql`participation.founder_class`,
  region: sql`participation.region`,
  company: sql`coalesce(participation.company_id::text, '')`,
};

/** Fewer than eight, so that one digit in eights stands for each: its place, from 1. */
const answers = sql`${[...Answer.options]}::text[]`;

/**
 * The newest answer of each respondent counts; where those of a hospital differ, it is "mixed". The place of the answer stands
 * behind the check's number as its last digit, so the greatest is the newest: every check is read once, and none are sorted.
 */
const answersOfHospitals = (programmeId: string, { instrument, edition, audience }: SheetKey) => sql`
  newest as (
    select facility_id, item, (${answers})[max(number * 8 + array_position(${answers}, answer)) % 8] as answer from survey_check
    where programme_id = ${programmeId} and instrument = ${instrument} and edition = ${edition} and audience = ${audience}
    group by facility_id, sheet_id, item),
  of_hospital as (
    select facility_id, item, case when min(answer) = max(answer) then min(answer) else 'mixed' end as answer
    from newest group by facility_id, item)`;

/** How many hospitals of each group answered each item how. */
export async function countAnswers(
  trx: Trx,
  programmeId: string,
  sheet: SheetKey,
  by: Grouping,
): Promise<CountedAnswer[]> {
  const { rows } = await sql<CountedAnswer>`
    with ${answersOfHospitals(programmeId, sheet)}
    select item, ${groupColumns[by]} as "group", answer, count(*)::int as hospitals
    from of_hospital join survey_participation participation
      on participation.facility_id = of_hospital.facility_id and participation.programme_id = ${programmeId}
    group by 1, 2, 3`.execute(trx);
  return rows;
}

/** What each hospital answers to each item. */
export async function answersByHospital(
  trx: Trx,
  programmeId: string,
  sheet: SheetKey,
): Promise<{ facilityId: string; item: string; answer: HospitalAnswer }[]> {
  const { rows } = await sql<{ facilityId: string; item: string; answer: HospitalAnswer }>`
    with ${answersOfHospitals(programmeId, sheet)}
    select facility_id as "facilityId", item, answer from of_hospital`.execute(trx);
  return rows;
}

/** By hospital; those whose ledger was never counted are left out. */
export async function ledgerFiguresOf(
  trx: Trx,
  programmeId: string,
): Promise<(LedgerFigures & { facilityId: string; countedAt: Date })[]> {
  const { rows } = await sql<LedgerFigures & { facilityId: string; countedAt: Date }>`
    select facility_id as "facilityId", connections, by_line as "byLine", entry_devices as "entryDevices",
      firmware_unknown as "firmwareUnknown", counted_at as "countedAt"
    from survey_ledger_figure where programme_id = ${programmeId}`.execute(trx);
  return rows;
}

/** Hundredths of hours by hospital and row of the form (資料6). */
export async function hoursOf(
  trx: Trx,
  programmeId: string,
): Promise<{ facilityId: string; rowId: string; hundredths: number }[]> {
  const { rows } = await sql<{ facilityId: string; rowId: string; hundredths: number }>`
    select facility_id as "facilityId", row_id as "rowId", sum(hundredths)::int as hundredths
    from survey_hour_entry where programme_id = ${programmeId} group by facility_id, row_id`.execute(trx);
  return rows;
}
