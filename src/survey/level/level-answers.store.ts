import { sql } from "kysely";
import { sayingsOfField } from "../../ledger/api.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import type { Db } from "../../platform/db/tables.ts";
import { inFacilities, inProgramme } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { hospitalsReached } from "../hours/standing.ts";
import { surveyedHospitals } from "./level.store.ts";
import { measuredFields } from "./measured-fields.ts";

/** As many answers as a person reads through at a sitting. */
const most = 300;

/** The answers behind one cell of the table. */
export async function levelAnswers(
  db: Db,
  actor: Actor,
  programmeId: string,
  row: string,
  companyId: string | undefined,
) {
  const hospitals = (
    await inProgramme(db, programmeId, { as: "overseer" }, (trx) => surveyedHospitals(trx, programmeId))
  ).filter((one) => companyId === undefined || one.companyId === companyId);
  const names = new Map(hospitals.map((one) => [one.facilityId, one.hospital]));
  const field = measuredFields.find(({ id }) => row === `ledger/${id}`);
  const items = field
    ? await ofLedger(db, actor, [...names.keys()], field)
    : await ofChecks(db, programmeId, [...names.keys()], row);
  const shown = items.slice(0, most).map(({ facilityId, ...item }) => ({
    ...item,
    facilityId: facilityId as FacilityId,
    hospital: names.get(facilityId) ?? "",
  }));
  return { items: shown, cut: items.length > most };
}

async function ofLedger(db: Db, actor: Actor, facilityIds: string[], field: (typeof measuredFields)[number]) {
  const reached = hospitalsReached(actor).filter((id) => facilityIds.includes(id));
  const sayings = await inFacilities(db, reached, (trx) => sayingsOfField(trx, reached, field, most + 1));
  return sayings.map(({ facilityId, recordId, name, number, state, value }) => ({
    facilityId,
    said: state,
    text: textOf(value),
    evidenced: false,
    returned: false,
    subjectId: recordId,
    recordKind: field.kind as string,
    name: `${number} ${name}`,
  }));
}

/** Values as they are kept: texts, numbers, lists, or the claims of a conflict. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => textOf(typeof one === "object" ? one?.value : one)).join("、");
  return String(value);
};

async function ofChecks(db: Db, programmeId: string, facilityIds: string[], row: string) {
  const [instrument = "", edition = "", item = ""] = row.split("/");
  return inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    const { rows } = await sql<{
      facilityId: string;
      said: string;
      text: string;
      evidenced: boolean;
      returned: boolean;
      subjectId: string;
      name: string;
    }>`
      select newest.facility_id as "facilityId", answer as said, concat_ws(' / ', nullif(not_understood, ''), nullif(evidence, ''),
        nullif(note, '')) as text, evidence_seen as evidenced, returned.subject_id is not null as returned,
        newest.sheet_id || ':' || newest.item as "subjectId", role as name
      from (
        select distinct on (facility_id, sheet_id) facility_id, sheet_id, item, answer, not_understood, evidence, note, evidence_seen
        from survey_check where programme_id = ${programmeId} and facility_id = any (${facilityIds}::uuid[]) and instrument = ${instrument}
          and edition = ${edition} and item = ${item} order by facility_id, sheet_id, number desc
      ) newest
        join survey_sheet sheet on sheet.facility_id = newest.facility_id and sheet.sheet_id = newest.sheet_id
        left join (select distinct facility_id, subject_id from survey_comment where programme_id = ${programmeId} and about = 'check'
            and returned = 'needsDetail' and state <> 'resolved') returned
          on returned.facility_id = newest.facility_id and returned.subject_id = newest.sheet_id || ':' || newest.item
      order by newest.facility_id, newest.sheet_id limit ${most + 1}`.execute(trx);
    return rows.map((one) => ({ ...one, recordKind: null }));
  });
}
