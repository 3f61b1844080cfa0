import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { startThreads } from "../src/platform/threads.ts";
import type { Instrument } from "../src/questionnaire/instrument/instrument.ts";
import { readInstrument } from "../src/questionnaire/instrument/read-instrument.ts";
import { defaultPlan } from "../src/questionnaire/table/default-plan.ts";
import { TablePlan } from "../src/questionnaire/table/plan.ts";
import type { Report } from "../src/questionnaire/table/table.ts";
import { tabulate } from "../src/questionnaire/table/tabulate.ts";
import { removeFolder } from "../tests/harness/running-server.ts";
import { peakMegabytes } from "./measured-process.ts";
import { asDatabaseOwner } from "./national/country.ts";
import { runSources } from "./national/source-modules.ts";
import { report, seconds } from "./report.ts";
import { inventedAnswers } from "./tables/invented-answers.ts";

const people = 100_000;
const seed = 20_261_128;

/** Each in a process of its own, so that the memory seen is that of one of them. */
export async function benchTables(): Promise<void> {
  await alone("tables-in-memory");
  await alone("tables-of-round");
}

/** Answers straight into columns, and every table from them. */
export async function benchTablesInMemory(): Promise<void> {
  runSources();
  const { startRoundData } = await import("../src/questionnaire/tabulation/round-data.ts");
  const { instrument, plan } = survey();
  const builder = startRoundData(instrument, people, plan.askedOfAll);
  let adding = 0;
  for (const batch of batches(instrument)) adding += await seconds(async () => builder.add(batch));
  let data = null as ReturnType<typeof builder.finish> | null;
  const finishing = await seconds(async () => {
    data = builder.finish();
  });
  if (!data) throw new Error("no data");
  const { dataSet, things } = data;
  report(`answers of ${people.toLocaleString("en")} people into columns`, adding + finishing, "s", null);
  const context = { asOf: "2026-11-20", things };
  for (const [words, wanted] of [
    ["figures of the published report", plan],
    ["tables of every question, no plan", defaultPlan(instrument)],
    ["the same once more", defaultPlan(instrument)],
  ] as const) {
    let tables = 0;
    const took = await seconds(async () => {
      tables = tabulate(instrument, dataSet, wanted, context).tables.length;
    });
    report(`${tables} ${words}`, took, "s", 2);
  }
  report(
    "memory of the process at most, inventing the answers included",
    peakMegabytes(process.pid) ?? Number.NaN,
    "MB",
    1024,
  );
}

/** The way a round takes: rows of the database, the server's thread, files. */
export async function benchTablesOfRound(): Promise<void> {
  runSources();
  const { startCluster } = await import("../src/platform/db/cluster.ts");
  const { openDatabase } = await import("../src/platform/db/open.ts");
  const { instrument, plan } = survey();
  const folder = mkdtempSync(join(tmpdir(), "sekisho-tables-"));
  const cluster = await startCluster(folder);
  const database = await openDatabase({ databaseUrl: null, dataFolder: folder });
  const workerData = { appUrl: database.appUrl, dataFolder: folder, publicUrl: "http://localhost", nvdApiKey: null };
  const threads = startThreads(new URL("../dist/server/worker.js", import.meta.url), 1, workerData);
  try {
    const key = await filledRound(cluster.adminUrl, instrument);
    const nothing = tabulate(instrument, { size: 0, columns: new Map() }, { ...plan, tables: [] });
    await threads.run("questionnaire.report", { report: nothing, format: "csv" });
    const idle = peakMegabytes(process.pid) ?? Number.NaN;
    let made = { ok: false } as { ok: boolean; value: { report: Report } };
    for (const [words, budget] of [
      ["from rows of the database, first time", null],
      ["again, answers unchanged", 2],
    ] as const) {
      const took = await seconds(async () => {
        made = await threads.run("questionnaire.tabulate", { ...key, plan });
      });
      if (!made.ok) throw new Error(JSON.stringify(made));
      report(`${made.value.report.tables.length} figures ${words}`, took, "s", budget);
    }
    for (const [format, budget] of [
      ["pdf", 20],
      ["xlsx", null],
      ["csv", null],
    ] as const) {
      const took = await seconds(() => threads.run("questionnaire.report", { report: made.value.report, format }));
      report(`report as ${format}`, took, "s", budget);
    }
    const most = peakMegabytes(process.pid) ?? Number.NaN;
    report("memory of the process at most", most, "MB", 1024);
    report("  of it before the first table", idle, "MB", null);
  } finally {
    await threads.stop();
    await database.close();
    removeFolder(folder);
  }
}

async function alone(name: string): Promise<void> {
  const child = spawn(process.execPath, ["bench/main.ts", name], { stdio: "inherit" });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
}

function survey(): { instrument: Instrument; plan: TablePlan } {
  const folder = "reference/questionnaires";
  const read = readInstrument(parse(readFileSync(join(folder, "awareness106.yaml"), "utf8")));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const plan = TablePlan.parse(parse(readFileSync(join(folder, "awareness106.plan.yaml"), "utf8")));
  return { instrument: read.value.instrument, plan };
}

function* batches(instrument: Instrument) {
  let batch = [];
  for (const sheet of inventedAnswers(instrument, people, seed)) {
    batch.push(sheet);
    if (batch.length < 2000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A closed round with all its answers, as the tables of the server hold it. */
async function filledRound(adminUrl: string, instrument: Instrument) {
  const key = { organisationId: randomUUID(), roundId: randomUUID() };
  const owner = await asDatabaseOwner(adminUrl);
  try {
    const { organisationId, roundId } = key;
    await owner.query(
      "insert into organisation (id, kind, name, created_at) values ($1, 'secretariat', '集計試験協会（架空）', now())",
      [organisationId],
    );
    await owner.query(
      `insert into questionnaire_instrument (organisation_id, instrument_id, edition, document, state, version, created_at, created_by,
        changed_at, changed_by, fixed_at) values ($1, $2, $3, $4, 'fixed', 1, now(), 'bench', now(), 'bench', now())`,
      [organisationId, instrument.id, instrument.edition, JSON.stringify(instrument)],
    );
    await owner.query(
      `insert into questionnaire_round (organisation_id, id, title, instrument_id, edition, access, anonymous, editable, slug,
        remind_after_days, reminders_at_most, state, created_by, created_at)
      values ($1, $2, '集計試験', $3, $4, 'open', true, false, 'bench', 7, 0, 'closed', 'bench', now())`,
      [organisationId, roundId, instrument.id, instrument.edition],
    );
    for (const batch of batches(instrument)) {
      await owner.query(
        `insert into questionnaire_sheet (organisation_id, round_id, id, anonymous, answers, segments, origin, flags, digest)
        select $1, $2, gen_random_uuid(), true, row -> 'answers', row -> 'segments', 'form', '{}', md5((row -> 'answers')::text)
        from jsonb_array_elements($3::jsonb) row`,
        [organisationId, roundId, JSON.stringify(batch)],
      );
    }
    await owner.query("vacuum analyze questionnaire_sheet");
  } finally {
    await owner.end();
  }
  return key;
}
