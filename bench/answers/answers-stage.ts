import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../../src/platform/config.ts";
import type { Instrument } from "../../src/questionnaire/instrument/instrument.ts";
import { readInstrument } from "../../src/questionnaire/instrument/read-instrument.ts";
import { roundSettings } from "../../src/questionnaire/round/testing/an-organisation.ts";
import { type ApiSession, administrator, becomeAdministrator } from "../../tests/harness/api-session.ts";
import type { RunningServer } from "../../tests/harness/running-server.ts";
import { surveyingOrganisation } from "../../tests/harness/surveying-organisation.ts";

export interface AnswersStage {
  session: ApiSession;
  instrument: Instrument;
  /** Of the API. */
  roundPath: string;
  /** Secrets of the links. */
  tokens: readonly string[];
}

/** An open, anonymous round of the 106-question survey with so many links. */
export async function answersStage(server: RunningServer, people: number): Promise<AnswersStage> {
  const session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const instrument = shipped("awareness106");
  const organisationId = await surveyingOrganisation(server.dataFolder, administrator.email, instrument);
  const base = `/api/v1/organisations/${organisationId}/rounds`;
  const settings = { ...roundSettings, instrumentId: instrument.id, edition: instrument.edition, anonymous: true };
  const { id } = await session.send<{ id: string }>("POST", base, settings);
  const roundPath = `${base}/${id}`;
  const addition = { from: "nameless", count: people };
  await session.send("POST", `${roundPath}/respondents`, { addition, dryRun: false });
  await session.send("POST", `${roundPath}/open`);
  const links = await textOf(session, `${roundPath}/links`);
  const tokens = [...links.matchAll(/#([\w-]{43})/g)].map(([, token]) => token ?? "");
  if (tokens.length !== people) throw new Error(`${tokens.length} links for ${people} people`);
  return { session, instrument, roundPath, tokens };
}

function shipped(id: string): Instrument {
  const read = readInstrument(
    parse(readFileSync(join(projectFolder, "reference", "questionnaires", `${id}.yaml`), "utf8")),
  );
  if (!read.ok) throw new Error(`${id} cannot be read`);
  return read.value.instrument;
}

/** A file of the API, as text. */
export async function textOf(session: ApiSession, path: string): Promise<string> {
  const cookie = session.cookieList.map(({ name, value }) => `${name}=${value}`).join("; ");
  const response = await fetch(session.address + path, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}
