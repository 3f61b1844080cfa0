import { Agent } from "node:http";
import { type RunningServer, removeFolder, startServer } from "../tests/harness/running-server.ts";
import { type AnswersStage, answersStage, textOf } from "./answers/answers-stage.ts";
import { type Course, madeAnswers } from "./answers/made-answers.ts";
import { type Felt, type Place, respondent, type Step, sleep } from "./answers/respondent.ts";
import { spread } from "./generated-files.ts";
import { cpuSeconds } from "./measured-process.ts";
import { quantile, report } from "./report.ts";

const people = 2000;
/** Between two saves of one person; a form of 106 questions takes 20 to 30 minutes, so real people save more seldom. */
const thinkMs = { least: 5000, most: 15_000 };
/** Of all the time it takes, when the server is killed. */
const killedAfterMs = 60_000;
/** People come within this while. */
const arrivalMs = 30_000;
const budgetMs = 300;

/**
 * So many people answer the 106-question form at once, save as they go and hand in; in the middle the server is killed (SIGKILL) and
 * started again. Nothing that was acknowledged may be lost, and every answer is there in the end, once, word by word.
 */
export async function benchAnswers(): Promise<void> {
  let server = await startServer();
  try {
    const stage = await answersStage(server, people);
    const courses = stage.tokens.map((_, person) => madeAnswers(stage.instrument, person));
    const pages = courses[0]?.length ?? 0;
    console.log(
      `  ${people} people, ${pages} saves each, ${thinkMs.least / 1000}–${thinkMs.most / 1000} s between two`,
    );
    const place: Place = { address: server.address };
    const felt: Felt[] = [];
    const cpuBefore = cpuSeconds(server.process.pid) ?? Number.NaN;
    const begun = performance.now();
    const answered = everybody(stage, courses, place, felt, begun);
    const outage = await killAndStart(server, place, begun);
    outage.cpuSeconds -= cpuBefore;
    server = outage.server;
    await answered;
    tell(felt, outage);
    await expectEverything(stage, courses, server.address);
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
  }
}

async function everybody(stage: AnswersStage, courses: readonly Course[], place: Place, felt: Felt[], since: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const random = spread(20_261_128);
  const think = () => thinkMs.least + random() * (thinkMs.most - thinkMs.least);
  await Promise.all(
    courses.map(async (course, person) => {
      await sleep((person / people) * arrivalMs);
      await respondent({ agent, place, token: stage.tokens[person] ?? "", course, think, felt, since });
    }),
  );
  agent.destroy();
}

interface Outage {
  server: RunningServer;
  /** Milliseconds since the beginning: killed, and serving again. */
  from: number;
  until: number;
  cpuSeconds: number;
}

async function killAndStart(server: RunningServer, place: Place, begun: number): Promise<Outage> {
  await sleep(Math.max(0, killedAfterMs - (performance.now() - begun)));
  const gone = new Promise((resolve) => server.process.once("exit", resolve));
  const from = performance.now() - begun;
  const cpu = cpuSeconds(server.process.pid) ?? Number.NaN;
  place.address = null;
  server.process.kill("SIGKILL");
  await gone;
  const again = await startServer(server.dataFolder);
  place.address = again.address;
  return { server: again, from, until: performance.now() - begun, cpuSeconds: cpu };
}

function tell(felt: readonly Felt[], { from, until, cpuSeconds: cpu }: Outage): void {
  report("killed in the middle; from the kill until it serves again", (until - from) / 1000, "s", null);
  // Who waits for a server that is down waits for the outage, which is told above; right after it everybody comes at once.
  const calm = felt.filter(({ at, ms }) => at + ms < from || at > until + 10_000);
  const last = Math.max(...felt.map(({ at }) => at));
  console.log(
    `  ${felt.length} requests in ${(last / 1000).toFixed(0)} s: ${((1000 * felt.length) / (last - (until - from))).toFixed(0)} a second; ${(cpu / (from / 1000)).toFixed(2)} processors busy at the server before the kill`,
  );
  for (const step of ["read", "save", "hand-in"] as const satisfies readonly Step[]) {
    const own = calm.filter((one) => one.step === step).map(({ ms }) => ms);
    report(`${step}: median of ${own.length}, felt by the respondent`, quantile(own, 0.5), "ms", null);
    report(`${step}: 95th percentile`, quantile(own, 0.95), "ms", budgetMs);
  }
  const rush = felt.filter(({ at, ms }) => at + ms >= from && at <= until + 10_000).map(({ ms }) => ms);
  report("begun in the outage or ten seconds after it: 95th percentile", quantile(rush, 0.95), "ms", null);
  const all = felt.map(({ ms }) => ms);
  report("all requests, with those that waited for the server: 95th percentile", quantile(all, 0.95), "ms", budgetMs);
}

/** @throws when an answer is missing, there twice, or not word by word what was handed in */
async function expectEverything(
  { session, roundPath, instrument }: AnswersStage,
  courses: readonly Course[],
  address: string,
) {
  const here = session.at(address);
  await here.send("POST", `${roundPath}/close`);
  const csv = await textOf(here, `${roundPath}/answers`);
  const lines = csv.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length !== people + 1) throw new Error(`${lines.length - 1} answers of ${people}`);
  const contact = new Set(
    instrument.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => (question.kind === "text" && question.contact ? [question.id] : [])),
    ),
  );
  for (const [person, course] of courses.entries()) {
    const texts = Object.entries(course.at(-1)?.values ?? {}).flatMap(([id, value]) =>
      "text" in value && !contact.has(id as never) ? [value.text] : [],
    );
    const own = lines.filter((line) => line.includes(`回答者${person}の言葉`));
    if (own.length !== 1) throw new Error(`person ${person}: ${own.length} answers`);
    if (!texts.every((text) => own[0]?.includes(text))) throw new Error(`person ${person}: not what was handed in`);
  }
  console.log(`  ${people} answers, each there once, word by word; no acknowledged save was lost`);
}
