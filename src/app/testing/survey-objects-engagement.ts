import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { inFacility } from "../../platform/db/tenant.ts";
import { keepAgreement } from "../../survey/agreement/document.store.ts";
import type { SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";

/** A letter as it was issued to the hospital. */
export async function anAgreement(
  { runtime }: ComposedApp,
  facilityId: string,
  { programmeId }: SmallProgramme,
  word: string,
): Promise<{ agreementId: string }> {
  const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };
  const [pdf, docx] = [Buffer.from(`%PDF-1.7\n${word}`), Buffer.from(`PK\x03\x04${word}`)];
  const letter = { kind: "requestLetter" as const, templateEdition: 0, organisationId: null, issuedOn: "2026-01-05" };
  const key = { facilityId, programmeId };
  const agreementId = await inFacility(runtime.database.db, facilityId, (trx) =>
    keepAgreement(trx, runtime.files, key, { ...letter, pdf, docx }, operator, new Date()),
  );
  return { agreementId };
}

/** An NDA with its signed document, of a second survey company whose people nobody asks for: it may be ended by any request. */
export async function anEngagement(
  { runtime }: ComposedApp,
  facilityId: string,
  { programmeId }: SmallProgramme,
  word: string,
): Promise<{ engagementId: string }> {
  const { db } = runtime.database;
  const at = new Date(Date.now() - 60_000);
  const [organisationId, engagementId] = [randomUUID(), randomUUID()];
  const organisation = { id: organisationId, kind: "survey_company", name: `${word}予備`, created_at: at } as const;
  await db.insertInto("organisation").values(organisation).execute();
  const part = { programme_id: programmeId, organisation_id: organisationId, part: "survey_company" } as const;
  await db
    .insertInto("programme_part")
    .values({ ...part, since: at, until: null, recorded_by: "operator" })
    .execute();
  await inFacility(db, facilityId, async (trx) => {
    const content = Buffer.from(`%PDF-1.7\n${word}`);
    const file = { name: `${word}.pdf`, mediaType: "application/pdf", content, by: "operator", at };
    const fileId = await runtime.files.put(trx, facilityId, file);
    await sql`insert into engagement (facility_id, id, programme_id, organisation_id, part, kind, signed_on, since, file_id, recorded_by,
        recorded_at)
      values (${facilityId}, ${engagementId}, ${programmeId}, ${organisationId}, 'survey_company', 'nda', '2026-01-05', ${at}, ${fileId},
        'operator', ${at})`.execute(trx);
  });
  return { engagementId };
}
