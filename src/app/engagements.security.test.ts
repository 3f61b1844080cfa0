import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { engagementFacts, tendEngagements } from "../identity/api.ts";
import { type SignedInPerson, signedIn } from "../identity/testing/sign-in.ts";
import { createFacility } from "../ledger/commands.store.ts";
import { inFacility, inProgramme } from "../platform/db/tenant.ts";
import { participationOf } from "../survey/agreement/participation.store.ts";
import { unshare } from "../survey/programme/share.store.ts";
import { aProgramme, type SmallProgramme } from "./testing/a-programme.ts";
import { composedApp } from "./testing/composed-app.ts";
import { fileBody } from "./testing/file-body.ts";

/** Pledge, NDA and order open a hospital; their end shuts it at once. Through the app's own routes, with real people. */
const composed = await composedApp();
const { app, runtime, identity } = composed;
const { db } = runtime.database;
const first = await aFacility("いずみ");
const programme = await aProgramme(composed, first, "いずみ");
const foreign = await aProgramme(composed, await aFacility("よそ"), "よそ");
const { secretariat, survey_company: company, supervising_company: supervisor } = programme.people;

async function aFacility(word: string): Promise<string> {
  const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };
  const profile = { medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: 120 };
  const made = await createFacility(runtime.ledger, operator, { name: `${word}病院`, ...profile });
  if (!made.ok) throw new Error(made.error.reason);
  return made.value.id;
}

/** A hospital of the programme that has signed nothing yet. */
async function aHospitalOf({ programmeId, organisations }: SmallProgramme, state = "intentConfirmed") {
  const id = await aFacility("みずうみ");
  await inFacility(db, id, (trx) =>
    sql`insert into survey_participation (facility_id, programme_id, hospital_name, bed_class, founder_class, region, company_id, state,
        plan_edition, state_since, due_on, shared_with, added_by, added_at)
      values (${id}, ${programmeId}, 'みずうみ病院', 'b100', 'public', 'kanto', ${organisations.survey_company}, ${state}, 1, now(), null,
        null, 'operator', now())`.execute(trx),
  );
  const executive = await signedIn(identity, { role: "executive", facilityId: id });
  return { id, executive };
}

const ask = (who: SignedInPerson, method: "GET" | "POST", url: string, payload?: object) =>
  app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
const ledgerOf = (id: string) => `/api/v1/facilities/${id}/records/asset`;
const engagementsOf = (id: string, { programmeId } = programme) =>
  `/api/v1/programmes/${programmeId}/hospitals/${id}/engagements`;
const { organisations } = programme;
const signedOn = "2026-01-05";
const record = (id: string, organisationId: string, kind: string, more: object = {}) =>
  ask(secretariat, "POST", engagementsOf(id), { organisationId, kind, signedOn, ...more });
const openAll = async (id: string) => {
  const made = [
    await record(id, organisations.secretariat, "pledge"),
    await record(id, organisations.survey_company, "nda"),
    await record(id, organisations.survey_company, "purchase_order"),
    await record(id, organisations.supervising_company, "nda"),
  ];
  expect(made.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  const [pledge, nda, order, supervising] = made.map((reply) => String(reply.json().id));
  return { pledge, nda, order, supervising };
};
const sees = async (id: string, who = company) => (await ask(who, "GET", ledgerOf(id))).statusCode;
const actionsOf = (id: string) =>
  inFacility(db, id, async (trx) => {
    const entries = trx.selectFrom("audit_entry").select("action").where("facility_id", "=", id);
    return (await entries.orderBy("seq").execute()).map(({ action }) => action).filter((one) => one.startsWith("eng"));
  });

test("nothing is visible before pledge, NDA and order are recorded, and each comes after the one it hangs on", async () => {
  const { id } = await aHospitalOf(programme);
  expect(await sees(id)).toBe(404);
  const early = await record(id, organisations.survey_company, "nda");
  expect([early.statusCode, early.json().reason]).toEqual([409, "no_pledge"]);
  await record(id, organisations.secretariat, "pledge");
  expect([await sees(id), await sees(id, secretariat), await sees(id, supervisor)]).toEqual([404, 200, 404]);
  await record(id, organisations.survey_company, "nda");
  expect(await sees(id)).toBe(404);
  await record(id, organisations.survey_company, "purchase_order");
  expect(await sees(id)).toBe(200);
  expect(await sees(id, supervisor)).toBe(404);
  expect((await ask(company, "GET", `/api/v1/facilities/${id}/engagements`)).statusCode).toBe(403);
  expect(await actionsOf(id)).toEqual(Array(3).fill("engagement.recorded"));
});

test("no pledge before the hospital confirmed its intent", async () => {
  const { id } = await aHospitalOf(programme, "invited");
  const reply = await record(id, organisations.secretariat, "pledge");
  expect([reply.statusCode, reply.json().reason]).toEqual([409, "intent_not_confirmed"]);
});

test("a pledge opens what the hospital shares to the programme, its end closes it", async () => {
  const { id, executive } = await aHospitalOf(programme);
  const shared = () =>
    inProgramme(db, programme.programmeId, { as: "overseer" }, async (trx) => {
      const { rows } = await sql<{ shared_with: string | null }>`select shared_with from survey_participation
        where facility_id = ${id}`.execute(trx);
      return rows[0]?.shared_with;
    });
  expect(await shared()).toBeNull();
  const { pledge } = await openAll(id);
  expect(await shared()).toBe(programme.programmeId);
  const withdrawn = await ask(executive, "POST", `/api/v1/facilities/${id}/engagements/${pledge}/withdraw`, {
    why: "中止",
  });
  expect(withdrawn.json().closed).toHaveLength(4);
  expect(await shared()).toBeNull();
  for (const who of [company, supervisor, secretariat]) expect(await sees(id, who)).toBe(404);
  const facts = await inFacility(db, id, (trx) =>
    engagementFacts(trx, { facilityId: id, programmeId: programme.programmeId }, new Date()),
  );
  expect(facts).toEqual({ pledgedOn: null, byOrganisation: [] });
  const listed = (await ask(executive, "GET", `/api/v1/facilities/${id}/engagements`)).json();
  expect(listed.viewers).toEqual([]);
  // Nothing is forgotten: the duty of confidentiality outlives what was signed.
  expect(listed.engagements.map((one: { endedAs: string }) => one.endedAs)).toEqual(Array(4).fill("withdrawn"));
});

const surveyOf = async (id: string) => {
  const board = await ask(secretariat, "GET", `/api/v1/programmes/${programme.programmeId}/board`);
  const row = board.json().rows.find((one: { facilityId: string }) => one.facilityId === id);
  const steps = await inFacility(db, id, (trx) =>
    sql<{
      from: string;
      to: string;
      note: string;
      by: string;
    }>`select from_state as "from", to_state as "to", note, by from survey_step
      where facility_id = ${id}`.execute(trx),
  );
  return { state: row.state, move: row.move, closedAs: row.closedAs, steps: steps.rows };
};
const mailsAbout = async (page: string) => {
  const mails = await db.selectFrom("mail").select(["recipient", "subject", "body_text"]).execute();
  return mails
    .filter(({ body_text }) => body_text.includes(`${page}\n`))
    .map(({ recipient, subject }) => [recipient, subject]);
};

test.each([
  ["preReading", "withdrawn", "withdrawn"],
  ["intentConfirmed", "declined", "declined"],
  ["closed", "closed", null],
])(
  "taking the pledge back at %s is leaving the survey, with the same record and notice",
  async (before, after, leavesAs) => {
    const { id, executive } = await aHospitalOf(programme, before);
    const { pledge } = await openAll(id);
    const listed = (await ask(executive, "GET", `/api/v1/facilities/${id}/engagements`)).json();
    expect(listed.programmes).toMatchObject([{ programmeId: programme.programmeId, leavesAs }]);
    const url = `/api/v1/facilities/${id}/engagements/${pledge}/withdraw`;
    expect((await ask(executive, "POST", url, { why: "改修工事" })).statusCode).toBe(200);
    const page = `/o/${organisations.secretariat}/programmes/${programme.programmeId}/hospitals/${id}`;
    const audited = await inFacility(db, id, async (trx) => {
      const entries = trx.selectFrom("audit_entry").select(["actor", "detail"]).where("facility_id", "=", id);
      return entries.where("action", "=", "survey.step").execute();
    });
    if (leavesAs === null) {
      expect(await surveyOf(id)).toMatchObject({ state: after, closedAs: "ended", steps: [] });
      expect([audited, await mailsAbout(page)]).toEqual([[], []]);
      return;
    }
    const by = `person:${executive.personId}`;
    const step = { from: before, to: after, note: "改修工事" };
    expect(await surveyOf(id)).toEqual({ state: after, move: null, closedAs: null, steps: [{ ...step, by }] });
    expect(audited).toMatchObject([{ actor: by, detail: { ...step, side: "hospital" } }]);
    expect(await mailsAbout(page)).toEqual([[secretariat.email, "【関所】医療機関が調査事業を取りやめました"]]);
    expect(await mailsAbout(`${page}/engagements`)).toEqual([]);
    // It can be asked again, as after leaving on the survey's page.
    const again = await ask(secretariat, "POST", `/api/v1/programmes/${programme.programmeId}/hospitals/${id}/steps`, {
      to: "invited",
      note: "",
    });
    expect(again.statusCode).toBe(204);
  },
);

test("a pledge that is taken back while the secretariat takes a step ends in one of the two, never in a fault", async () => {
  const { id, executive } = await aHospitalOf(programme);
  const { pledge } = await openAll(id);
  const [left, stepped] = await Promise.all([
    ask(executive, "POST", `/api/v1/facilities/${id}/engagements/${pledge}/withdraw`, { why: "中止" }),
    ask(secretariat, "POST", `/api/v1/programmes/${programme.programmeId}/hospitals/${id}/steps`, {
      to: "contracted",
      note: "",
    }),
  ]);
  expect(left.statusCode).toBe(200);
  expect([204, 409]).toContain(stepped.statusCode);
  expect(["withdrawn", "declined"]).toContain((await surveyOf(id)).state);
  expect(await sees(id, secretariat)).toBe(404);
});

test("the hospital shuts out one organisation without touching the others, and from the next request on it is out", async () => {
  const { id, executive } = await aHospitalOf(programme);
  const { order } = await openAll(id);
  expect(await sees(id)).toBe(200);
  const reply = await ask(executive, "POST", `/api/v1/facilities/${id}/engagements/${order}/withdraw`, {
    why: "担当の交代",
  });
  expect(reply.json().closed.map(({ kind }: { kind: string }) => kind)).toEqual(["nda", "purchase_order"]);
  expect([await sees(id), await sees(id, supervisor), await sees(id, secretariat)]).toEqual([404, 200, 200]);
  const again = await ask(executive, "POST", `/api/v1/facilities/${id}/engagements/${order}/withdraw`, {
    why: "もう一度",
  });
  expect([again.statusCode, again.json().reason]).toEqual([409, "already_over"]);
});

test("what was asked for before the end is not answered after it", async () => {
  const { id, executive } = await aHospitalOf(programme);
  const { nda } = await openAll(id);
  expect(await sees(id)).toBe(200);
  let asking: ReturnType<typeof ask> | undefined;
  await inFacility(db, id, async (trx) => {
    // The request has been let in and waits behind this row, as one would that takes its time.
    const row = trx.updateTable("access_log").set({ last_at: new Date() }).where("facility_id", "=", id);
    await row.where("task", "=", "listRecords").execute();
    asking = ask(company, "GET", ledgerOf(id));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const url = `/api/v1/facilities/${id}/engagements/${nda}/withdraw`;
    expect((await ask(executive, "POST", url, { why: "中止" })).statusCode).toBe(200);
  });
  const late = await asking;
  expect([late?.statusCode, late?.json().reason]).toEqual([404, "not_found"]);
});

test("a term closes at its moment, is written down by the clock, and another may follow", async () => {
  const { id } = await aHospitalOf(programme);
  await openAll(id);
  await inFacility(db, id, (trx) =>
    sql`update engagement set until = now(), since = now() - interval '1 day' where facility_id = ${id} and kind = 'pledge'`.execute(
      trx,
    ),
  );
  expect(await sees(id, secretariat)).toBe(404);
  await tendEngagements({ db, participationOf, whenClosed: unshare }, new Date());
  await tendEngagements({ db, participationOf, whenClosed: unshare }, new Date());
  expect((await actionsOf(id)).filter((action) => action === "engagement.lapsed")).toHaveLength(1);
  // The hospital has not left: the board says that its pledge has run out, and that it is for the secretariat to renew it.
  expect(await surveyOf(id)).toEqual({ state: "intentConfirmed", move: "secretariat", closedAs: "lapsed", steps: [] });
  expect((await record(id, organisations.secretariat, "pledge")).statusCode).toBe(200);
  expect(await sees(id, secretariat)).toBe(200);
  expect(await surveyOf(id)).toMatchObject({ closedAs: null });
});

test("a renewed contract takes the place of the former one, and the hospital stays open in between", async () => {
  const { id } = await aHospitalOf(programme);
  const { nda } = await openAll(id);
  const again = await record(id, organisations.survey_company, "nda");
  expect([again.statusCode, again.json().reason]).toEqual([409, "already_recorded"]);
  const renewed = await record(id, organisations.survey_company, "nda", { renews: true, lastDay: "2099-03-31" });
  expect(renewed.statusCode).toBe(200);
  expect(await sees(id)).toBe(200);
  const { engagements } = (await ask(secretariat, "GET", engagementsOf(id))).json();
  const former = engagements.find((one: { id: string }) => one.id === nda);
  expect(former).toMatchObject({ standing: "ended", endedAs: "renewed" });
});

test("the hospital is told by mail when it is opened, the secretariat when it is shut, without a word of either", async () => {
  const { id, executive } = await aHospitalOf(programme);
  const mailsTo = async (who: SignedInPerson) =>
    db.selectFrom("mail").select(["subject", "body_text"]).where("recipient", "=", who.email).execute();
  const { order } = await openAll(id);
  const told = await mailsTo(executive);
  expect(told).toHaveLength(4);
  expect(told[0]?.body_text).toContain(`/f/${id}/access`);
  const before = (await mailsTo(secretariat)).length;
  await ask(executive, "POST", `/api/v1/facilities/${id}/engagements/${order}/withdraw`, { why: "担当の交代" });
  const mails = await mailsTo(secretariat);
  expect(mails).toHaveLength(before + 1);
  for (const { subject, body_text } of [...told, ...mails])
    expect(`${subject}${body_text}`).not.toMatch(/みずうみ|担当の交代/);
});

describe("of other programmes and hospitals", () => {
  let id = "";
  let pledge: string | undefined = "";
  beforeAll(async () => {
    ({ id } = await aHospitalOf(programme));
    ({ pledge } = await openAll(id));
  });

  test("another programme's secretariat finds neither the hospital nor its records", async () => {
    const other = foreign.people.secretariat;
    const under = [engagementsOf(id), engagementsOf(id, foreign)];
    for (const url of under) {
      expect((await ask(other, "GET", url)).statusCode).toBe(404);
      const wanted = { organisationId: foreign.organisations.secretariat, kind: "pledge", signedOn };
      expect((await ask(other, "POST", url, wanted)).statusCode).toBe(404);
      expect((await ask(other, "POST", `${url}/${pledge}/end`, { why: "試験" })).statusCode).toBe(404);
    }
    expect(await sees(id)).toBe(200);
  });

  test("a delivery is recorded by delivering what was accepted, never by hand", async () => {
    expect((await record(id, organisations.ministry, "delivery")).statusCode).toBe(400);
    expect(await sees(id, programme.people.ministry)).toBe(404);
  });

  test("an organisation of another programme is given nothing", async () => {
    const reply = await record(id, foreign.organisations.survey_company, "nda");
    expect([reply.statusCode, reply.json().reason]).toEqual([409, "no_part_in_programme"]);
  });

  test("another hospital's executive cannot end them, and companies never can", async () => {
    const { executive } = await aHospitalOf(programme);
    const url = `/api/v1/facilities/${id}/engagements/${pledge}/withdraw`;
    expect((await ask(executive, "POST", url, { why: "試験" })).statusCode).toBe(404);
    expect((await ask(company, "POST", url, { why: "試験" })).statusCode).toBe(403);
    expect((await ask(company, "POST", `${engagementsOf(id)}/${pledge}/end`, { why: "試験" })).statusCode).toBe(403);
  });

  test("the database alone shows no engagement and no access but of the chosen hospital", async () => {
    await ask(company, "GET", ledgerOf(id));
    for (const table of ["engagement", "access_log"]) {
      const seen = await inFacility(db, randomUUID(), (trx) => sql`select from ${sql.table(table)}`.execute(trx));
      expect([table, seen.rows.length]).toEqual([table, 0]);
      const own = await inFacility(db, id, (trx) => sql`select from ${sql.table(table)}`.execute(trx));
      expect([table, own.rows.length > 0]).toEqual([table, true]);
    }
  });
});

test("the signed document is kept once, sealed, and both sides get it back as it was", async () => {
  const { id, executive } = await aHospitalOf(programme);
  const { pledge } = await openAll(id);
  const url = `${engagementsOf(id)}/${pledge}/file`;
  const send = async (content: string) => {
    const form = new FormData();
    form.append("file", new File([content], "誓約書.pdf"));
    const { headers, payload } = await fileBody(form);
    return app.inject({ method: "POST", url, headers: { ...secretariat.headers, ...headers }, payload });
  };
  expect((await send("plain text")).json().reason).toBe("file_kind");
  expect((await send("%PDF-1.7 signed")).statusCode).toBe(200);
  expect((await send("%PDF-1.7 another")).json().reason).toBe("file_is_there");
  for (const [who, from] of [
    [secretariat, url],
    [executive, `/api/v1/facilities/${id}/engagements/${pledge}/file`],
  ] as const) {
    const reply = await ask(who, "GET", from);
    expect([reply.statusCode, reply.body]).toEqual([200, "%PDF-1.7 signed"]);
  }
});
