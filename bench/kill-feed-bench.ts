import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MailServer, startMailServer } from "../src/platform/testing/mail-server.ts";
import { type ApiSession, becomeAdministrator, createFacility, dryRun } from "../tests/harness/api-session.ts";
import { type RunningServer, removeFolder, startServer } from "../tests/harness/running-server.ts";
import { copyOf } from "./copy-folder.ts";
import { commit } from "./filled-server.ts";
import { spread } from "./generated-files.ts";
import { inventedFeed } from "./invented-feed.ts";
import { measuredCli } from "./measured-process.ts";
import { report, seconds } from "./report.ts";

const times = 20;
const hospitals = 30;
const gatesEach = 3;
const records = 6_000;
/** Advisories about the gates lie all through the feed: a kill in the middle leaves some of them read. */
const step = 1_000;
const patienceMs = 120_000;

interface Stage {
  folder: string;
  session: ApiSession;
  feedFile: string;
  facilities: string[];
}

/**
 * Kills the server (SIGKILL) at twenty moments between the arrival of a feed and the last notice in a real mail server. After each the
 * next start must bring everything to its end by itself: every advisory, every exposure, one case and one mail a hospital.
 */
export async function benchKillFeed(): Promise<void> {
  const stage = await prepare();
  const whole = await played(stage, null);
  report(`${records} records, ${hospitals} hospitals: feed to last notice, undisturbed`, whole.seconds, "s", 60);
  const random = spread(20_261_127);
  let again = 0;
  for (let time = 0; time < times; time++) {
    // Half of them while it reads and matches; half while notices go out, which takes a moment only.
    const moment =
      time < times / 2
        ? { seconds: ((time + random()) / (times / 2)) * whole.seconds }
        : { notices: Math.ceil(((time - times / 2 + random()) / (times / 2)) * (hospitals - 1)) };
    const { seconds: took, killedAt, sentBefore, copies } = await played(stage, moment);
    again += copies;
    console.log(
      `  kill ${String(time + 1).padStart(2)}: ${killedAt.toFixed(2).padStart(6)} s after the feed, ${String(sentBefore).padStart(2)} notices out; ${took.toFixed(1).padStart(5)} s later all is as it should be`,
    );
  }
  removeFolder(stage.folder);
  console.log(
    `  ${times} kills: no notice lost, no case told twice; ${again} mails were sent again under the same Message-ID (killed between sending and noting)`,
  );
}

async function prepare(): Promise<Stage> {
  const feedFile = join(mkdtempSync(join(tmpdir(), "sekisho-feed-")), "feed.json");
  const server = await startServer();
  const session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const facilities: string[] = [];
  for (let at = 0; at < hospitals; at++) {
    const facilityId = await createFacility(session, `第${at}病院（架空）`);
    const gates = Array.from(
      { length: gatesEach },
      (_, gate) => `FW-${gate},ファイアウォール,Fortinet,FortiGate 60F,7.0.${gate + 3}`,
    );
    const content = new TextEncoder().encode(`${["資産番号,種別,メーカー,型番,版数", ...gates].join("\n")}\n`);
    const { id } = await dryRun(session, facilityId, [{ name: "機器台帳.csv", content }]);
    await commit(session, facilityId, id);
    facilities.push(facilityId);
  }
  await session.send("POST", "/api/v1/administration/feeds", {
    id: "invented",
    name: "架空の情報源",
    address: feedFile,
  });
  await server.stop();
  return { folder: server.dataFolder, session, feedFile, facilities };
}

/** Seconds after the order to read the feed, or as many notices out. */
type Moment = { seconds: number } | { notices: number };

/** @param kill null: nobody kills */
async function played(from: Stage, kill: Moment | null) {
  const stage = { ...from, folder: copyOf(from.folder) };
  writeFileSync(stage.feedFile, inventedFeed(records, step));
  const mails = await startMailServer();
  try {
    let server = await start(stage, mails);
    let session = stage.session.at(server.address);
    const startedAt = performance.now();
    await session.send("POST", "/api/v1/administration/feeds/invented/update");
    let [sentBefore, killedAt] = [0, 0];
    if (kill) {
      const passed = () => (performance.now() - startedAt) / 1000;
      const isTime = () => ("seconds" in kill ? passed() >= kill.seconds : mails.received.length >= kill.notices);
      while (!isTime() && passed() < patienceMs / 1000) await new Promise((resolve) => setTimeout(resolve, 1));
      killedAt = passed();
      const gone = new Promise((resolve) => server.process.once("exit", resolve));
      server.process.kill("SIGKILL");
      await gone;
      sentBefore = mails.received.length;
      server = await start(stage, mails);
      session = stage.session.at(server.address);
    }
    const took = await seconds(() => waitUntilDone(session, stage, mails));
    // What comes late would come now.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const copies = await check(session, stage, mails);
    await server.stop();
    return { seconds: took, killedAt, sentBefore, copies };
  } finally {
    await mails.stop();
    removeFolder(stage.folder);
  }
}

const start = (stage: Stage, mails: MailServer): Promise<RunningServer> =>
  startServer(stage.folder, process.cwd(), { SMTP_URL: mails.url });

interface Feeds {
  items: { lastSucceededAt: string | null }[];
  advisories: number;
}
interface Cases {
  items: { advisories: number; devices: { affected: number } }[];
  upToDate: boolean;
}

async function waitUntilDone(session: ApiSession, stage: Stage, mails: MailServer): Promise<void> {
  for (const start = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const feeds = await session.send<Feeds>("GET", "/api/v1/administration/feeds");
    const told = new Set(mails.received.map(({ subject }) => subject)).size;
    if (
      feeds.items[0]?.lastSucceededAt &&
      told >= hospitals &&
      (await cases(session, stage)).every(({ upToDate }) => upToDate)
    )
      return;
    if (Date.now() - start > patienceMs)
      throw new Error(`after ${patienceMs / 1000} s: ${JSON.stringify(feeds)}, ${told} hospitals told`);
  }
}

const cases = (session: ApiSession, { facilities }: Stage): Promise<Cases[]> =>
  Promise.all(facilities.map((id) => session.send<Cases>("GET", `/api/v1/facilities/${id}/cases`)));

/** @returns how many mails came twice under one Message-ID. @throws Error when anything is missing, or told twice */
async function check(session: ApiSession, stage: Stage, mails: MailServer): Promise<number> {
  const { advisories } = await session.send<Feeds>("GET", "/api/v1/administration/feeds");
  if (advisories !== records) throw new Error(`${advisories} advisories, not ${records}`);
  for (const { items } of await cases(session, stage)) {
    const [one] = items;
    if (items.length !== 1 || one?.advisories !== records / step || one.devices.affected !== gatesEach)
      throw new Error(`a hospital's cases are not whole: ${JSON.stringify(items)}`);
  }
  const once = new Map(mails.received.map((mail) => [mail.messageId, mail]));
  const subjects = [...once.values()].map(({ subject }) => subject);
  if (subjects.length !== hospitals || new Set(subjects).size !== hospitals)
    throw new Error(`${subjects.length} notices to ${new Set(subjects).size} hospitals`);
  const audit = await measuredCli(["audit", "verify"], stage.folder);
  if (audit.code !== 0) throw new Error(`audit chain broken: ${audit.stdout}${audit.stderr}`);
  return mails.received.length - once.size;
}
