import { createHash, randomUUID } from "node:crypto";
import Fastify from "fastify";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { inOrganisation } from "../platform/db/tenant.ts";
import { publicationRoutes } from "../questionnaire/publication/routes.ts";
import { smallRound, smallRoundPlan } from "../questionnaire/publication/testing/small-round.ts";
import { composedApp } from "./testing/composed-app.ts";

/** A round of 46 answers from its closing to its releases, over HTTP, as a publisher and as somebody who has no session at all. */
const composed = await composedApp();
const { app, identity, runtime } = composed;
const { db } = runtime.database;
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

const round = await smallRound(db);
const { organisationId, roundId } = round;
const base = `/api/v1/organisations/${organisationId}/rounds/${roundId}`;
const { headers } = await signedIn(identity, { organisations: [{ organisationId, role: "publisher" }] });

const ask = async (method: "GET" | "POST", url: string, payload?: object) =>
  app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
/** As everybody: no cookie, no token. */
const everybody = (url: string) => app.inject({ url });
const rule = { threshold: 5, dominance: null, extremes: "hidden" };
const suppress = { kind: "suppress" };

let tableSetId = "";
beforeAll(async () => {
  const saved = await ask("POST", `${base}/table-sets`, { name: "公表用", plan: smallRoundPlan });
  tableSetId = saved.json().id;
});
const wanted = (own: object = {}) => ({ tableSetId, rule, choice: suppress, without: [], ...own });
const preview = (own: object = {}) => ask("POST", `${base}/releases/preview`, wanted(own));

/** As a publisher does: looks, then publishes what was looked at. @returns the release */
async function publish(title: string, own: object = {}) {
  const { previewSha256 } = (await preview(own)).json();
  const made = await ask("POST", `${base}/releases`, { ...wanted(own), title, previewSha256 });
  expect(made.statusCode, made.body).toBe(200);
  return made.json() as { id: string; number: number; contentSha256: string };
}

interface Figures {
  tables: { kind: string; rows: { label: string; n: number | "X"; cells: ("X" | { count: number })[] }[] }[];
}
const countsOf = ({ tables }: Figures, kind: string) =>
  tables
    .find((table) => table.kind === kind)
    ?.rows.map(({ cells }) => cells.map((cell) => (cell === "X" ? cell : cell.count)));

describe("looking before publishing", () => {
  test("every small figure is hidden, with enough others that none can be worked out, and zeros are told", async () => {
    const { report, verdict, loss } = (await preview()).json();
    expect(verdict.safe).toBe(true);
    expect(verdict.figures.every(({ safe }: { safe: boolean }) => safe)).toBe(true);
    const counts = countsOf(report, "cross") ?? [];
    expect(counts).toHaveLength(round.crossCounts.length);
    for (const [row, cells] of round.crossCounts.entries()) {
      for (const [column, count] of cells.entries()) {
        const told = counts[row]?.[column];
        if (count === 0) expect(told).toBe(0);
        else if (count < rule.threshold) expect(told).toBe("X");
        else expect([count, "X"]).toContain(told);
      }
    }
    // 2 and 4 in the cross table, the same 2 in the simple table of its question, 4 and 4 in that of another.
    expect(loss.primary).toBe(5);
    expect(loss.complementary).toBeGreaterThan(0);
  });

  test("other ways are compared, the safe ones first and by what they cost, and each can be looked at", async () => {
    const { choice: _, ...body } = wanted() as Record<string, unknown>;
    const { proposals } = (await ask("POST", `${base}/releases/protections`, body)).json();
    const kinds = proposals.map(({ choice }: { choice: { kind: string } }) => choice.kind);
    expect(kinds).toEqual(expect.arrayContaining(["suppress", "collapse", "drop"]));
    const safe = proposals.filter((one: { safe: boolean }) => one.safe);
    expect(proposals.slice(0, safe.length)).toEqual(safe);
    const weights = safe.map(({ loss }: { loss: { weight: number } }) => loss.weight);
    expect(weights).toEqual(weights.toSorted((a: number, b: number) => a - b));
    for (const { choice, loss } of safe) {
      const looked = (await preview({ choice })).json();
      expect([choice.kind, looked.verdict?.safe, looked.loss]).toEqual([choice.kind, true, loss]);
    }
  });

  test("nothing is public yet", async () => {
    expect((await everybody("/api/v1/statistics")).json().releases).toEqual([]);
    expect((await ask("GET", `${base}/releases`)).json()).toMatchObject({ releases: [], log: [], mayPublish: true });
  });

  test("with fewer answers than the threshold nothing is published at all", async () => {
    const refused = await preview({ rule: { ...rule, threshold: 60 } });
    expect([refused.statusCode, refused.json().reason]).toEqual([422, "too_few_respondents"]);
  });

  test("what was not looked at is not published", async () => {
    const made = await ask("POST", `${base}/releases`, { ...wanted(), title: "未確認", previewSha256: "0".repeat(64) });
    expect([made.statusCode, made.json().reason]).toEqual([409, "changed_meanwhile"]);
  });

  test("a release without tables is refused, and so is a set that is not there", async () => {
    const ids = (await ask("GET", `${base}/table-sets/${tableSetId}`))
      .json()
      .report.tables.map(({ id }: { id: string }) => id);
    expect((await preview({ without: ids })).json().reason).toBe("nothing_to_publish");
    expect((await preview({ tableSetId: randomUUID() })).statusCode).toBe(404);
  });

  test("while the round takes answers nothing of it is published", async () => {
    const inState = (state: string) =>
      inOrganisation(db, organisationId, (trx) =>
        sql`update questionnaire_round set state = ${state} where id = ${roundId}`.execute(trx),
      );
    await inState("open");
    const refused = await preview();
    await inState("closed");
    expect([refused.statusCode, refused.json().reason]).toEqual([409, "round_not_closed"]);
  });
});

describe("a release", () => {
  let release: Awaited<ReturnType<typeof publish>>;
  beforeAll(async () => {
    release = await publish("試験の調査結果（速報）");
  });

  test("is read by everybody, without a session: the list, the tables and where they come from", async () => {
    const { releases } = (await everybody("/api/v1/statistics")).json();
    expect(releases).toMatchObject([
      { id: release.id, number: 1, title: "試験の調査結果（速報）", publisher: "つばめ協会", withdrawnAt: null },
    ]);
    const { report, protection } = (await everybody(`/api/v1/statistics/${release.id}`)).json();
    expect(protection).toEqual({ threshold: 5, roundedTo: null });
    expect(report.title).toBe("試験の調査結果（速報）");
    const previewed = (await ask("GET", `${base}/releases/${release.id}`)).json().report;
    expect(report).toEqual(previewed);
    expect(countsOf(report, "cross")?.flat()).toContain("X");
  });

  test("tells nobody who published it", async () => {
    const bodies = await Promise.all(
      [
        "/api/v1/statistics",
        `/api/v1/statistics/${release.id}`,
        `/api/v1/statistics/${release.id}/file?format=json`,
      ].map(async (url) => (await everybody(url)).body),
    );
    expect(bodies.filter((body) => body.includes("試験 太郎"))).toEqual([]);
  });

  test("gives its files to everybody; the JSON is what its hash was made of", async () => {
    const file = (format: string) => everybody(`/api/v1/statistics/${release.id}/file?format=${format}`);
    const json = await file("json");
    expect(createHash("sha256").update(json.rawPayload).digest("hex")).toBe(release.contentSha256);
    expect(countsOf(json.json(), "cross")?.flat()).toContain("X");
    expect((await file("csv")).body).toMatch(/,count,X,X,/);
    expect((await file("pdf")).rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    const xlsx = await file("xlsx");
    expect([xlsx.statusCode, xlsx.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
    const own = await ask("GET", `${base}/releases/${release.id}/file?format=json`);
    expect(own.body).toBe(json.body);
  });

  test("is in the log and in the audit with its hash", async () => {
    const { log } = (await ask("GET", `${base}/releases`)).json();
    expect(log).toMatchObject([
      {
        seq: 1,
        action: "published",
        releaseId: release.id,
        contentSha256: release.contentSha256,
        actedBy: "試験 太郎",
      },
    ]);
    const { rows } = await admin.query(
      "select action, detail ->> 'contentSha256' as hash from instance_audit_entry where subject = $1",
      [`release:${release.id}`],
    );
    expect(rows).toEqual([{ action: "questionnaire.published", hash: release.contentSha256 }]);
  });

  test("belongs to its organisation: under another's address it does not exist", async () => {
    const other = randomUUID();
    await db
      .insertInto("organisation")
      .values({ id: other, kind: "secretariat", name: "かもめ協会", created_at: new Date() })
      .execute();
    const stranger = await signedIn(identity, { organisations: [{ organisationId: other, role: "publisher" }] });
    const theirs = `/api/v1/organisations/${other}/rounds/${roundId}/releases/${release.id}`;
    for (const [method, url] of [
      ["GET", theirs],
      ["GET", `${theirs}/file?format=json`],
      ["POST", `${theirs}/withdrawal`],
    ] as const) {
      const payload = method === "POST" ? { payload: { why: "試験" } } : {};
      const reply = await app.inject({ method, url, headers: stranger.headers, ...payload });
      expect([method, reply.statusCode]).toEqual([method, 404]);
    }
    const log = await app.inject({
      url: `/api/v1/organisations/${other}/publication-log/verification`,
      headers: stranger.headers,
    });
    expect(log.json()).toEqual({ lines: 0, broken: null });
  });
});

describe("when the auditor finds figures that can be worked out", () => {
  test("nothing is released, and the figures are named", async () => {
    const { verdict, ...rest } = (await preview()).json();
    const figures = verdict.figures.map((figure: object, index: number) => ({ ...figure, safe: index > 0 }));
    const found = { ...rest, tables: [], verdict: { ...verdict, safe: false, figures } };
    const distrustful = Fastify();
    const run = async <Output>() => ({ ok: true, value: found }) as Output;
    publicationRoutes(distrustful, identity.authenticate, { db, now: () => new Date(), run });
    const body = { ...wanted(), title: "危うい公表", previewSha256: rest.previewSha256 };
    const made = await distrustful.inject({ method: "POST", url: `${base}/releases`, headers, payload: body });
    expect([made.statusCode, made.json().reason, made.json().place]).toEqual([422, "not_safe", figures[0].place]);
    const { releases } = (await everybody("/api/v1/statistics")).json();
    expect(releases.map(({ title }: { title: string }) => title)).not.toContain("危うい公表");
  });
});

test("nothing leaves that the published shape does not name, whatever disclosure control gives back", async () => {
  const run = async <Output>(task: string, input: unknown): Promise<Output> => {
    const made = await composed.work["questionnaire.protect"](input);
    if (task !== "questionnaire.protect" || !made.ok) throw new Error("only tables that can be protected");
    const tables = made.value.tables.map((table) => ({ ...table, leftOver: "内部の値" }));
    return { ok: true, value: { ...made.value, tables } } as Output;
  };
  const careless = Fastify();
  publicationRoutes(careless, identity.authenticate, { db, now: () => new Date(), run });
  const looked = await careless.inject({ method: "POST", url: `${base}/releases/preview`, headers, payload: wanted() });
  expect(looked.statusCode).toBe(200);
  expect(looked.body).not.toContain("内部の値");
  expect(looked.json().previewSha256).toBe((await preview()).json().previewSha256);
});

describe("the public's own role", () => {
  test("public pages go through it and nothing else: without its two functions they show nothing", async () => {
    expect((await everybody("/api/v1/statistics")).statusCode).toBe(200);
    const functions = "function questionnaire_public_releases(), questionnaire_public_content(uuid)";
    await admin.query(`revoke execute on ${functions} from sekisho_public`);
    try {
      expect((await everybody("/api/v1/statistics")).statusCode).toBe(500);
    } finally {
      await admin.query(`grant execute on ${functions} to sekisho_public`);
    }
    expect((await everybody("/api/v1/statistics")).statusCode).toBe(200);
  });

  test.each(["questionnaire_sheet", "questionnaire_table_set", "questionnaire_release", "questionnaire_invitation"])(
    "it may not read %s, not even of a chosen organisation",
    async (table) => {
      const attempt = db.transaction().execute(async (trx) => {
        await sql.raw(`set local app.organisation_ids = '${organisationId}'`).execute(trx);
        await sql`set local role sekisho_public`.execute(trx);
        await sql`select * from ${sql.table(table)}`.execute(trx);
      });
      await expect(attempt).rejects.toThrow("permission denied");
    },
  );
});

describe("a second release of the same answers", () => {
  test("is protected together with those before, also with one that was withdrawn", async () => {
    const before = (await preview()).json().verdict.alreadyTold;
    const told = await publish("件数の多い公表", { rule: { ...rule, threshold: 3 } });
    await ask("POST", `${base}/releases/${told.id}/withdrawal`, { why: "しきい値の誤り" });
    const { verdict } = (await preview()).json();
    expect([before.length, told.number, verdict.alreadyTold.length]).toEqual([0, 2, 2]);
  });

  test("is refused once answers have changed, whose difference it would tell", async () => {
    const sheet = await round.addAnswer("1", "1", "1");
    const refused = await preview();
    await round.removeAnswer(sheet);
    expect([refused.statusCode, refused.json().reason]).toEqual([409, "answers_changed_since_release"]);
    expect((await preview()).statusCode).toBe(200);
  });
});

describe("withdrawing", () => {
  test("takes tables and files away from everybody, and leaves the day and the reason", async () => {
    const { id } = await publish("取り下げる公表", { without: [] });
    const done = await ask("POST", `${base}/releases/${id}/withdrawal`, { why: "数え直しのため" });
    expect(done.json()).toMatchObject({ id, withdrawnWhy: "数え直しのため", withdrawnBy: "試験 太郎" });
    const shown = (await everybody(`/api/v1/statistics/${id}`)).json();
    expect(shown).toMatchObject({ report: null, protection: null, release: { withdrawnWhy: "数え直しのため" } });
    for (const format of ["json", "csv", "xlsx", "pdf"])
      expect((await everybody(`/api/v1/statistics/${id}/file?format=${format}`)).statusCode).toBe(404);
    const again = await ask("POST", `${base}/releases/${id}/withdrawal`, { why: "もう一度" });
    expect([again.statusCode, again.json().reason]).toEqual([409, "already_withdrawn"]);
  });
});

describe("the publication log", () => {
  const verification = async () =>
    (await ask("GET", `/api/v1/organisations/${organisationId}/publication-log/verification`)).json();

  test("holds as it is, and names what somebody changed who can do anything with the database", async () => {
    const { lines, broken } = await verification();
    expect([lines, broken]).toEqual([5, null]);
    const { rows } = await admin.query("select content from questionnaire_release where number = 1");
    const [{ content }] = rows;
    const changed = JSON.stringify(content).replace(/"count":\s*30/, '"count":31');
    expect(changed).not.toBe(JSON.stringify(content));
    await admin.query("update questionnaire_release set content = $1 where number = 1", [changed]);
    expect((await verification()).broken).toEqual({ seq: 1, problem: "content" });
    await admin.query("update questionnaire_release set content = $1 where number = 1", [JSON.stringify(content)]);
    expect((await verification()).broken).toBeNull();
    await admin.query(
      "update questionnaire_publication_entry set why = '別の理由' where action = 'withdrawn' and seq = 3",
    );
    expect((await verification()).broken).toEqual({ seq: 3, problem: "altered" });
  });
});
