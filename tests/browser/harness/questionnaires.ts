import type { Page } from "playwright-core";
import { inject } from "vitest";
import type { Instrument } from "../../../src/questionnaire/instrument/instrument.ts";
import { surveyingOrganisation } from "../../harness/surveying-organisation.ts";
import { person } from "./first-person.ts";

/** An organisation that keeps this instrument, and which somebody (the first person) runs surveys for. @returns its id */
export const organisationOf = (
  instrument: Instrument,
  { dataFolder, email } = { dataFolder: inject("dataFolder"), email: person.email },
): Promise<string> => surveyingOrganisation(dataFolder, email, instrument);

/** A round that is open to whoever has its address. @param page of the signed-in person */
export async function openRoundOf(
  page: Page,
  organisationId: string,
  instrument: Instrument,
  settings: object = {},
): Promise<{ roundId: string; path: string }> {
  const base = `/api/v1/organisations/${organisationId}/rounds`;
  const post = async (path: string, data?: object): Promise<{ id: string; path: string }> => {
    const headers = { origin: new URL(page.url()).origin };
    const reply = await page.request.post(path, data ? { headers, data } : { headers });
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
    return (await reply.json()) as { id: string; path: string };
  };
  const { id } = await post(base, {
    title: instrument.title.ja,
    instrumentId: instrument.id,
    edition: instrument.edition,
    access: "open",
    anonymous: true,
    editable: false,
    opensOn: null,
    closesOn: null,
    population: null,
    remindAfterDays: 7,
    remindersAtMost: 2,
    ...settings,
  });
  const { path } = await post(`${base}/${id}/open`);
  return { roundId: id, path };
}
