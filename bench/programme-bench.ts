import { pino } from "pino";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { crowd } from "./crowd.ts";
import { runSources } from "./national/source-modules.ts";
import { quantile, report, seconds } from "./report.ts";

const hospitals = 500;
const people = 20;
const budgetMs = 300;

/** Board, calendar and tables of a programme of 500 hospitals, asked for by 20 people of its secretariat at the real server. */
export async function benchProgramme(): Promise<void> {
  runSources();
  const sources = await modules();
  const server = await startServer();
  const database = await sources.openDatabase({ databaseUrl: null, dataFolder: server.dataFolder }, 4);
  try {
    const { db } = database;
    let made = { programmeId: "", secretariatId: "" };
    const filled = await seconds(async () => {
      made = await sources.surveyedProgramme(db, hospitals);
      await sources.visitEveryHospital(db, made);
    });
    report(`${hospitals} hospitals with checklists, hours and visits made`, filled, "s", null);
    const config = sources.readConfig({ SEKISHO_DATA: server.dataFolder, LOG_LEVEL: "silent" });
    const identity = sources.createIdentity(db, config, pino({ level: "silent" }));
    const organisations = [{ organisationId: made.secretariatId, role: "surveyManager" as const }];
    const tokens: string[] = [];
    for (let who = 0; who < people; who++)
      tokens.push((await sources.signedIn(identity, { organisations })).headers.cookie);
    const base = `${server.address}/api/v1/programmes/${made.programmeId}`;
    const addresses = [
      { what: "board", url: `${base}/board` },
      { what: "calendar, two months", url: `${base}/calendar?from=2026-11-01&to=2026-12-31` },
      { what: "calendar, a year", url: `${base}/calendar?from=2026-04-01&to=2027-03-31` },
      { what: "checklists across hospitals", url: `${base}/across/checklists` },
      { what: "checklists by bed class", url: `${base}/across/checklists?by=bedClass` },
      { what: "figures across hospitals", url: `${base}/across/figures` },
    ];
    const alone = await crowd({ addresses, tokens: tokens.slice(0, 1), thinkMs: 0, rounds: 60, signedInBy: "cookie" });
    for (const { what } of addresses) {
      const own = alone.filter((answer) => answer.what === what).map((answer) => answer.serverMs);
      report(`one person: ${what}, p50`, quantile(own, 0.5), "ms", null);
    }
    for (const [mode, thinkMs, rounds] of [
      ["each looks at a page for 1 s", 1000, 12],
      ["each asks again at once", 0, 18],
    ] as const) {
      const answers = await crowd({ addresses, tokens, thinkMs, rounds, signedInBy: "cookie" });
      console.log(`\n  ${people} people, ${mode}: ${answers.length} pages`);
      for (const { what } of addresses) {
        const own = answers.filter((answer) => answer.what === what).map((answer) => answer.serverMs);
        report(`  p95 ${what}`, quantile(own, 0.95), "ms", budgetMs);
      }
      const felt = answers.map((answer) => answer.feltMs);
      report("  all pages, as the people felt it: p95", quantile(felt, 0.95), "ms", null);
    }
  } finally {
    await database.close();
    await server.stop();
    removeFolder(server.dataFolder);
  }
}

/** Imported once the sources can be run as they are. */
async function modules() {
  const [{ openDatabase }, { readConfig }, { createIdentity }, { signedIn }, { surveyedProgramme }, { sql }] =
    await Promise.all([
      import("../src/platform/db/open.ts"),
      import("../src/platform/config.ts"),
      import("../src/identity/identity.routes.ts"),
      import("../src/identity/testing/sign-in.ts"),
      import("../src/survey/across/testing/surveyed-programme.ts"),
      import("kysely"),
    ]);
  const { inFacilities, inProgramme } = await import("../src/platform/db/tenant.ts");

  /** Two visits to each, a term, and the pledge by which it is seen: board and calendar are full, and so is what people may see. */
  async function visitEveryHospital(
    db: Parameters<typeof surveyedProgramme>[0],
    { programmeId, secretariatId }: { programmeId: string; secretariatId: string },
  ): Promise<void> {
    const rows = await inProgramme(db, programmeId, { as: "overseer" }, (trx) =>
      sql<{
        id: string;
      }>`select facility_id as id from survey_participation where programme_id = ${programmeId}`.execute(trx),
    );
    const ids = rows.rows.map(({ id }) => id);
    await inFacilities(db, ids, async (trx) => {
      await sql`insert into survey_visit (facility_id, id, programme_id, number, on_day, half, purposes, people, note, state, version,
          shared_with)
        select facility.id, gen_random_uuid(), ${programmeId}, visit, '2026-11-01'::date + (facility.n * 7 + visit * 30)::int % 120,
          'morning', '{interviews}', '[]', '', 'planned', 1, ${programmeId}
        from unnest(${ids}::uuid[]) with ordinality as facility (id, n), generate_series(1, 2) visit`.execute(trx);
      await sql`insert into engagement (facility_id, id, programme_id, organisation_id, part, kind, signed_on, since, recorded_by, recorded_at)
        select id, gen_random_uuid(), ${programmeId}, ${secretariatId}, 'secretariat', 'pledge', '2026-10-01', '2026-10-01', 'operator',
          '2026-10-01' from unnest(${ids}::uuid[]) as facility (id)`.execute(trx);
      await sql`update survey_participation set due_on = '2026-11-15'::date + (abs(hashtext(facility_id::text)) % 90)
        where facility_id = any (${ids}::uuid[]) and programme_id = ${programmeId}`.execute(trx);
    });
  }
  return { openDatabase, readConfig, createIdentity, signedIn, surveyedProgramme, visitEveryHospital };
}
