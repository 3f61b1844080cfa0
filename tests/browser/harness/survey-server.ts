import { aProgramme, type SmallProgramme } from "../../../src/app/testing/a-programme.ts";
import { createFacility } from "../../../src/ledger/commands.store.ts";
import type { FacilityId } from "../../../src/ledger/contract.ts";
import { type OwnServer, ownServer } from "./own-server.ts";

export { cookieOf } from "./own-server.ts";

export interface SurveyServer extends OwnServer {
  facilityId: FacilityId;
  programme: SmallProgramme;
}

/** A server of its own on a database that the test reaches too, with one hospital in a survey. Call at the top level of the test file. */
export async function surveyServer(word: string): Promise<SurveyServer> {
  const own = await ownServer();
  const { runtime, identity } = own;
  const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };
  const profile = { medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: 180 };
  const made = await createFacility(runtime.ledger, operator, { name: `${word}病院`, ...profile });
  if (!made.ok) throw new Error(made.error.reason);
  const programme = await aProgramme({ runtime, identity }, made.value.id, word);
  return Object.assign(own, { facilityId: made.value.id, programme });
}
