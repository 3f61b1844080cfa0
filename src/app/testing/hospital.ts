import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { inviteMember } from "../../identity/people/member-invitation.store.ts";
import { type SignedInPerson, signedIn } from "../../identity/testing/sign-in.ts";
import { createFacility } from "../../ledger/commands.store.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import { inFacility, inOrganisation } from "../../platform/db/tenant.ts";
import { ItemId } from "../../questionnaire/instrument/instrument.ts";
import { keepRelease } from "../../questionnaire/publication/release.store.ts";
import { aRelease } from "../../questionnaire/publication/testing/a-release.ts";
import type { AnswerImport } from "../../questionnaire/round/answer-import.ts";
import { importAnswers } from "../../questionnaire/round/import-answers.worker.ts";
import { addRespondents } from "../../questionnaire/round/invitation.store.ts";
import { openRoundKey } from "../../questionnaire/round/link-secret.store.ts";
import { createRound, openRound } from "../../questionnaire/round/round.store.ts";
import { keepTableSet } from "../../questionnaire/tabulation/table-set.store.ts";
import { tabulateRound } from "../../questionnaire/tabulation/tabulate-round.worker.ts";
import type { RouteContract } from "../../shared/route.ts";
import { keepDocuments } from "../../vulnerability/advisory/advisory.store.ts";
import { bringInLine } from "../../vulnerability/matching/bring-in-line.store.ts";
import { anAdvisory } from "../../vulnerability/testing/an-advisory.ts";
import { aProgramme, type SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";
import { aRecalledErasure } from "./custody-objects.ts";
import { fileBody } from "./file-body.ts";
import { anInstrument, aRound } from "./small-round.ts";
import { aCapture } from "./survey-objects-capture.ts";
import { aSheet } from "./survey-objects-checklist.ts";
import { anAgreement, anEngagement } from "./survey-objects-engagement.ts";
import { aParty } from "./survey-objects-programme.ts";
import { aReview } from "./survey-objects-review.ts";
import { aVisit } from "./survey-objects-visit.ts";

const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };

/** One object of each kind that a route can name, of one hospital. Every text of the hospital holds `word`. */
export interface Hospital {
  id: FacilityId;
  word: string;
  /** An organisation of its own, for routes that name one. */
  organisationId: string;
  systemAdministrator: SignedInPerson;
  /** A survey programme it takes part in, and who may see it for that. */
  programme: SmallProgramme;
  /** By the name of the path parameter that they stand for. */
  ids: Record<string, string>;
}

/** Made through the app's own routes, as its system administrator would. */
export async function aHospital(composed: ComposedApp, word: string): Promise<Hospital> {
  const { app, identity, runtime, work } = composed;
  const id = await register(composed, word);
  const systemAdministrator = await signedIn(identity, { role: "systemAdministrator", facilityId: id });
  const leaver = await signedIn(identity, { role: "staff", facilityId: id });
  const base = `/api/v1/facilities/${id}`;

  async function ask<Answer>(method: "GET" | "POST" | "PATCH", path: string, body?: object): Promise<Answer> {
    const { headers: extra, payload } =
      body instanceof FormData ? await fileBody(body) : { headers: {}, payload: body };
    const headers = { ...systemAdministrator.headers, ...extra };
    const reply = await app.inject({ method, url: base + path, headers, ...(payload ? { payload } : {}) });
    if (reply.statusCode >= 300) throw new Error(`${method} ${path}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  }
  type Made = { id: string };

  const known = (value: string) => ({ state: "known", value });
  const asset = { fields: { assetId: known(`${word}-1`), model: { state: "unknown" } }, reason: word };
  const record = await ask<Made>("POST", "/records/asset", asset);
  const change = { version: 1, changes: { location: known(`${word}棟`) }, reason: word };
  await ask("PATCH", `/records/asset/${record.id}`, change);
  const file = await ask<Made>("POST", `/records/asset/${record.id}/attachments`, picture(word));

  const upload = new FormData();
  upload.append("file", new File([`資産番号,型番\n${word}-2,${word}型\n`], `${word}.csv`));
  const imported = await ask<Made>("POST", "/imports", upload);
  await work["import.read"]({ facilityId: id, importId: imported.id });

  const items = [{ recordId: record.id, field: "model" }];
  const question = { askedParty: "department", askedTo: `${word}課`, question: `${word}の型番`, items };
  const inquiry = await ask<Made>("POST", "/inquiries", question);
  await ask("POST", `/inquiries/${inquiry.id}/link`, {});
  const view = await ask<Made>("POST", "/views", { kind: "asset", name: word, search: { q: word } });
  const edition = await ask<Made>("POST", "/documents/D4/issue", { note: word });
  const later = await ask<Made>("POST", "/documents/D4/issue", { note: word });
  const wanted = { email: `${word === "つばめ" ? "tsubame" : "kamome"}@byoin.example`, roles: ["staff"], why: word };
  const { invitation } = await ask<{ invitation: Made }>("POST", "/invitations", wanted);
  const { people } = await ask<{ people: { id: string; roles: Made[] }[] }>("GET", "/people");
  await work["finding.evaluate"]({ facilityId: id });
  const { items: findings } = await ask<{ items: { key: string }[] }>("GET", "/findings");

  const { db } = runtime.database;
  const session = await db
    .selectFrom("person_session")
    .select("id")
    .where("person_id", "=", systemAdministrator.personId)
    .executeTakeFirstOrThrow();
  await inFacility(db, id, (trx) =>
    sql`insert into picture_position (facility_id, picture, node_id, x, y) values (${id}, 'gate', ${word}, 1, 1)`.execute(
      trx,
    ),
  );
  const address = { name: word, url: `https://siem.example/${encodeURIComponent(word)}`, events: ["case.opened"] };
  const { endpoint } = await ask<{ endpoint: Made }>("POST", "/webhooks", address);
  const { eventId } = await ask<{ eventId: string }>("POST", `/webhooks/${endpoint.id}/test`);
  const exposed = await anExposedDevice(composed, id, word, ask);
  const ids = {
    ...exposed,
    recordId: record.id,
    version: "2",
    fileId: file.id,
    importId: imported.id,
    source: "0",
    inquiryId: inquiry.id,
    viewId: view.id,
    editionId: edition.id,
    before: edition.id,
    after: later.id,
    endpointId: endpoint.id,
    eventId,
    key: findings[0]?.key ?? "",
    picture: "gate",
    personId: leaver.personId,
    roleId: people.find((person) => person.id === leaver.personId)?.roles[0]?.id ?? "",
    invitationId: invitation.id,
    sessionId: session.id,
  };
  for (const [name, value] of Object.entries(ids)) if (!value) throw new Error(`${word} has no ${name}`);
  const organisationId = randomUUID();
  const organisation = {
    id: organisationId,
    kind: "secretariat",
    name: `${word}協会`,
    created_at: new Date(),
  } as const;
  await db.insertInto("organisation").values(organisation).execute();
  const asked = await aRoundOf(composed, organisationId, word);
  const newcomer = { email: `shinjin-${organisationId}@kyokai.example`, roles: ["analyst" as const], why: word };
  const invited = await inviteMember(identity.context, organisationId, newcomer, operator);
  const programme = await aProgramme(composed, id, word);
  const surveyed = {
    programmeId: programme.programmeId,
    memberInvitationId: invited?.id ?? "",
    ...(await aRecalledErasure(composed, id)),
    ...(await aSheet(composed, id, programme, word)),
    ...(await aParty(composed, programme, word)),
    ...(await anEngagement(composed, id, programme, word)),
    ...(await anAgreement(composed, id, programme, word)),
    ...(await aReview(composed, id, programme, word, edition.id)),
    ...(await aCapture(composed, id, programme, word)),
    ...(await aVisit(composed, id, programme, systemAdministrator, word)),
  };
  return { id, word, organisationId, systemAdministrator, programme, ids: { ...ids, ...asked, ...surveyed } };
}

/** Who of a hospital's people, its own and those engaged for it, may use routes of this permission. */
export function whoMay({ systemAdministrator, programme }: Hospital, { access }: RouteContract): SignedInPerson {
  const { people } = programme;
  if (access.to === "programme")
    return access.permission === "programme.work"
      ? people.survey_company
      : access.permission === "programme.publish"
        ? programme.publisher
        : people.secretariat;
  if (access.to !== "facility") return systemAdministrator;
  if (access.permission === "survey.work") return people.survey_company;
  if (access.permission === "survey.review") return people.supervising_company;
  return access.permission === "survey.delivered" ? people.ministry : systemAdministrator;
}

/** A round with one respondent, about an instrument of one question. */
async function aRoundOf({ runtime }: ComposedApp, organisationId: string, word: string) {
  const { db } = runtime.database;
  const document = anInstrument(word);
  const at = new Date();
  await inOrganisation(db, organisationId, (trx) =>
    sql`insert into questionnaire_instrument (organisation_id, instrument_id, edition, document, state, version, created_at, created_by,
        changed_at, changed_by, fixed_at)
      values (${organisationId}, 'shiken', '1', ${JSON.stringify(document)}, 'fixed', 1, ${at}, 'operator', ${at}, 'operator', ${at})
      on conflict do nothing`.execute(trx),
  );
  const context = {
    db,
    now: () => at,
    publicUrl: runtime.config.publicUrl,
    mailServer: false,
    roundKey: openRoundKey(runtime.config.dataFolder),
    queueMailing: async () => {},
    readLines: async () => ({ ok: true as const, value: [] }),
    importAnswers: (input: AnswerImport) => importAnswers({ db, now: () => at }, input),
  };
  const round = await createRound(context, operator, organisationId, { ...aRound(word), access: "links" });
  if (!round.ok) throw new Error(round.error);
  const key = { organisationId, roundId: round.value.id };
  const lines = [[`${word}医院`, `${word === "つばめ" ? "tsubame" : "kamome"}-iin@byoin.example`]];
  await addRespondents(context, operator, key, { from: "lines", lines }, false);
  await openRound(context, operator, organisationId, key.roundId);
  const { id: respondentId } = await inOrganisation(db, organisationId, (trx) =>
    trx.selectFrom("questionnaire_invitation").select("id").executeTakeFirstOrThrow(),
  );
  const file = { name: "answers.csv", content: Buffer.from("Q1\n1\n") };
  const toImport = { ...key, actor: operator, file, askedOfAll: [], dryRun: false };
  const imported = await importAnswers(context, toImport);
  const batchId = imported.ok ? imported.value.importId : null;
  if (!batchId) throw new Error("the file of answers was refused");
  const tableSetId = randomUUID();
  const plan = { format: "sekisho/table-plan/1" as const, instrument: ItemId.parse("shiken"), tables: [] };
  const made = await tabulateRound(db, { ...key, plan });
  if (!made.ok) throw new Error(made.error.reason);
  await inOrganisation(db, organisationId, (trx) =>
    keepTableSet(trx, operator, { ...key, tableSetId }, { name: `${word}の集計`, plan, ...made.value }, at),
  );
  const releaseId = randomUUID();
  const released = await inOrganisation(db, organisationId, (trx) =>
    keepRelease(trx, operator, { ...key, releaseId }, aRelease(word), at),
  );
  if (!released.ok) throw new Error(released.error.reason);
  return { roundId: key.roundId, respondentId, batchId, tableSetId, releaseId, instrumentId: "shiken", edition: "1" };
}

async function register({ runtime }: ComposedApp, word: string): Promise<FacilityId> {
  const profile = { medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: 120 };
  const made = await createFacility(runtime.ledger, operator, { name: `${word}病院`, ...profile });
  if (!made.ok) throw new Error(made.error.reason);
  return made.value.id;
}

function picture(word: string): FormData {
  const form = new FormData();
  form.append("caption", word);
  form.append("file", new File([word], `${word}.png`));
  return form;
}

/** A device of unknown version that an invented advisory speaks of, looked at as the server would. */
async function anExposedDevice(
  { runtime, work }: ComposedApp,
  facilityId: FacilityId,
  word: string,
  ask: <Answer>(method: "GET" | "POST", path: string, body?: object) => Promise<Answer>,
): Promise<{ exposedId: string; caseId: string; caseEvidenceId: string }> {
  const known = (value: string) => ({ state: "known", value });
  const fields = {
    maker: known("Fortinet"),
    model: known("FortiGate-60F"),
    kind: known("firewall"),
    department: known(`${word}課`),
  };
  const exposed = await ask<{ id: string }>("POST", "/records/asset", { fields, reason: word });
  const { db } = runtime.database;
  await db.transaction().execute((trx) => keepDocuments(trx, [anAdvisory()]));
  await bringInLine(db, runtime.ledger.now());
  await work["vulnerability.match"]({ facilityId });
  const { items } = await ask<{ items: { id: string }[] }>("GET", "/cases");
  const caseId = items[0]?.id ?? "";
  const evidence = await ask<{ id: string }>("POST", `/cases/${caseId}/evidence`, picture(word));
  return { exposedId: exposed.id, caseId, caseEvidenceId: evidence.id };
}
