import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/tables.ts";
import { inFacility, inProgramme } from "../../../platform/db/tenant.ts";
import { itemsFor } from "../../checklist/asked-items.ts";
import { shippedChecklists } from "../../checklist/shipped.ts";

const bedClasses = ["small", "middle", "large"];
const founderClasses = ["national", "public", "medical_corporation"];
const regions = ["hokkaido", "kinki", "kyushu", "tohoku"];
const answers = ["yes", "no", "unknown", "not_applicable"];

/** A hospital as it was made: what the tables have to say of it. */
export interface MadeHospital {
  facilityId: string;
  name: string;
  bedClass: string;
  founderClass: string;
  region: string;
  companyId: string;
  /** Newest answers to the executives' sheet by item. */
  answers: Record<string, string>;
  connections: number;
  hundredths: number;
}

export interface SurveyedProgramme {
  programmeId: string;
  secretariatId: string;
  companies: readonly string[];
  hospitals: readonly MadeHospital[];
  items: readonly string[];
}

/** A programme whose hospitals have answered the executives' sheet of guideline 5.2, some items twice; the same for the same seed. */
export async function surveyedProgramme(db: Db, size: number, seed = 1): Promise<SurveyedProgramme> {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const at = new Date("2026-10-01T00:00:00Z");
  const [programmeId, secretariatId, ...companies] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    ...string[],
  ];
  const kinds = { [secretariatId]: "secretariat" } as Record<string, "secretariat" | "survey_company">;
  for (const id of [secretariatId, ...companies])
    await db
      .insertInto("organisation")
      .values({ id, kind: kinds[id] ?? "survey_company", name: `組織${id.slice(0, 4)}`, created_at: at })
      .execute();
  await inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
    await sql`insert into survey_programme (programme_id, secretariat_id, title, state, plan_edition, created_by, created_at)
      values (${programmeId}, ${secretariatId}, '架空の調査', 'running', 1, 'operator', ${at})`.execute(trx);
    await sql`insert into survey_plan (programme_id, edition, plan, why, made_by, made_at)
      values (${programmeId}, 1, '{}', '試験', 'operator', ${at})`.execute(trx);
  });
  await db
    .insertInto("programme_part")
    .values({
      programme_id: programmeId,
      organisation_id: secretariatId,
      part: "secretariat",
      since: at,
      until: null,
      recorded_by: "operator",
    })
    .execute();
  const checklist = shippedChecklists.find(({ instrument }) => instrument === "mhlw-5.2");
  if (!checklist) throw new Error("the checklist of guideline 5.2 comes along");
  const items = itemsFor(checklist, "executive").map(({ id }) => id);
  const hospitals: MadeHospital[] = [];
  for (let number = 1; number <= size; number += 1) {
    const given = items.map((item) => [item, [pick(answers), ...(random() < 0.2 ? [pick(answers)] : [])]] as const);
    const hospital = {
      facilityId: randomUUID(),
      name: `架空第${number}病院`,
      bedClass: pick(bedClasses),
      founderClass: pick(founderClasses),
      region: pick(regions),
      companyId: pick(companies),
      answers: Object.fromEntries(given.map(([item, all]) => [item, all.at(-1) ?? ""])),
      connections: 7 + Math.floor(random() * 41),
      hundredths: 2500 + 25 * Math.floor(random() * 1000),
    };
    await keep(db, programmeId, { edition: checklist.edition, at }, hospital, given);
    hospitals.push(hospital);
  }
  return { programmeId, secretariatId, companies, hospitals, items };
}

function keep(
  db: Db,
  programmeId: string,
  { edition, at }: { edition: string; at: Date },
  hospital: MadeHospital,
  given: readonly (readonly [string, readonly string[]])[],
): Promise<void> {
  const { facilityId, name, bedClass, founderClass, region, companyId, connections, hundredths } = hospital;
  const sheetId = randomUUID();
  const checks = given.flatMap(([item, all]) => all.map((answer, at) => ({ item, number: at + 1, answer })));
  return inFacility(db, facilityId, async (trx) => {
    await sql`insert into survey_participation (facility_id, programme_id, hospital_name, bed_class, founder_class, region, company_id, state,
        plan_edition, state_since, shared_with, added_by, added_at)
      values (${facilityId}, ${programmeId}, ${name}, ${bedClass}, ${founderClass}, ${region}, ${companyId}, 'surveyed', 1, ${at},
        ${programmeId}, 'operator', ${at})`.execute(trx);
    await sql`insert into survey_sheet (facility_id, programme_id, sheet_id, instrument, edition, audience, respondent, role, opened_by,
        opened_at, shared_with)
      values (${facilityId}, ${programmeId}, ${sheetId}, 'mhlw-5.2', ${edition}, 'executive', 1, '院長', 'operator', ${at}, ${programmeId})`.execute(
      trx,
    );
    await sql`insert into survey_check (facility_id, programme_id, sheet_id, item, number, instrument, edition, audience, respondent, answer,
        not_understood, hard_to_understand, evidence_asked, evidence_seen, evidence, checked_on, note, recorded_by, recorded_at, shared_with)
      select ${facilityId}, ${programmeId}, ${sheetId}, item, number, 'mhlw-5.2', ${edition}, 'executive', 1, answer,
        case answer when 'unknown' then '用語' else '' end, false, false, false, '', '2026-10-01', '', 'operator', ${at}::timestamptz,
        ${programmeId}
      from jsonb_to_recordset(${JSON.stringify(checks)}::jsonb) as given(item text, number int, answer text)`.execute(
      trx,
    );
    await sql`insert into survey_ledger_figure (facility_id, programme_id, connections, by_line, entry_devices, firmware_unknown, counted_at,
        shared_with)
      values (${facilityId}, ${programmeId}, ${connections}, ${JSON.stringify({ ip_vpn: connections - 1, lte: 1 })}, ${connections},
        ${connections % 5}, ${at}, ${programmeId})`.execute(trx);
    await sql`insert into survey_hour_entry (facility_id, programme_id, company_id, worked_on, row_id, worker, hundredths, note, entered_by,
        entered_at, shared_with)
      select ${facilityId}, ${programmeId}, ${companyId}, '2026-10-01'::date + day, 'W-01', '調査員',
        least(2400, ${hundredths} - 2400 * day), '', 'operator', ${at}::timestamptz, ${programmeId}
      from generate_series(0, (${hundredths}::int - 1) / 2400) as day`.execute(trx);
  });
}

/** Park and Miller: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
