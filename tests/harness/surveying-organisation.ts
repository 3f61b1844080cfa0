import { randomUUID } from "node:crypto";
import { openDatabase } from "../../src/platform/db/open.ts";
import type { Instrument } from "../../src/questionnaire/instrument/instrument.ts";
import { anOrganisation } from "../../src/questionnaire/round/testing/an-organisation.ts";

/** An organisation that keeps this instrument, in the data folder of a running server; whoever has the address runs its surveys. @returns its id */
export async function surveyingOrganisation(
  dataFolder: string,
  email: string,
  instrument: Instrument,
): Promise<string> {
  const database = await openDatabase({ databaseUrl: null, dataFolder }, 2);
  try {
    const organisationId = await anOrganisation(database.db, instrument);
    const { id: personId } = await database.db
      .selectFrom("person")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    const granted = { since: new Date(), granted_by: "operator", why: "事務局" };
    const member = { organisation_id: organisationId, id: randomUUID(), person_id: personId, ...granted };
    await database.db
      .insertInto("organisation_member")
      .values({ ...member, role: "surveyManager" })
      .execute();
    return organisationId;
  } finally {
    await database.close();
  }
}
