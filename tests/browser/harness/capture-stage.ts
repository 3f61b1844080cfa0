import { expect } from "vitest";
import { signedIn } from "../../../src/identity/testing/sign-in.ts";
import type { Bundle } from "../../../src/survey/capture/bundle.ts";
import { surveyServer } from "./survey-server.ts";
import { tablet } from "./tablet.ts";

/**
 * A hospital in a survey, its administrator, its investigator, and the investigator's tablet. Call at the top level of the test file.
 * @param inFront where the tablet finds the server, given the server's own address
 */
export async function captureStage(word: string, inFront = async (server: string) => server) {
  const stage = await surveyServer(word);
  const { facilityId, programme, identity } = stage;
  const investigator = programme.people.survey_company;
  const administrator = await signedIn(identity, { role: "systemAdministrator", facilityId });
  const base = `/api/v1/facilities/${facilityId}/survey/${programme.programmeId}/capture`;
  async function fromServer<T>(path: string, by = investigator): Promise<T> {
    const reply = await fetch(stage.server.address + path, { headers: by.headers });
    expect(reply.status, path).toBe(200);
    return (await reply.json()) as T;
  }
  return {
    stage,
    word,
    hospital: `${word}病院`,
    facilityId,
    programme,
    investigator,
    administrator,
    /** Of the routes for the tablet. */
    base,
    fromServer,
    bundle: () => fromServer<Bundle>(`${base}/bundle`),
    tablet: tablet(await inFront(stage.server.address)),
  };
}

export type CaptureStage = Awaited<ReturnType<typeof captureStage>>;
