import { Agent, request } from "node:http";
import {
  type ApiSession,
  becomeAdministrator,
  createFacility,
  dryRun,
  waitWhile,
} from "../tests/harness/api-session.ts";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { assetCsv } from "./generated-files.ts";
import { quantile, report, seconds } from "./report.ts";

const people = 50;
const budgetMs = 300;
const asked: Record<string, string> = {
  "first page": "sort=number&limit=100",
  "page sorted by name": "sort=name&limit=100",
  "page of latest changes": "sort=-updatedAt&limit=100",
  "search of a word": "q=架空電機&limit=100",
  "search of a host name": "q=host-54321&limit=100",
  "filter by kind": "filter=kind:server&limit=100",
  "filter by what is unknown": "filter=supportEndsOn:@unknown&limit=100",
  "search and filter": "q=3階&filter=kind:printer&limit=100",
};

/** Lists of 100,000 assets at the real server over loopback; client and server share the machine's cores. */
export async function benchLists(): Promise<void> {
  const server = await startServer();
  try {
    const session = await becomeAdministrator(server.address, server.setupLink ?? "");
    const facilityId = await fill(session);
    const token = await tokenFor(session, facilityId);
    for (const [mode, thinkMs, rounds] of [
      ["without pause", 0, 40],
      ["with 1 s between", 1000, 12],
    ] as const) {
      const times = await crowd(
        server.address,
        `/api/v1/facilities/${facilityId}/records/asset`,
        token,
        thinkMs,
        rounds,
      );
      const all = Object.values(times).flat();
      console.log(`\n${people} people at once, ${mode}: ${all.length} requests`);
      for (const [what, list] of Object.entries(times)) report(`  p95 ${what}`, quantile(list, 0.95), "ms", budgetMs);
      report("  p50 of all", quantile(all, 0.5), "ms", null);
      report("  p95 of all", quantile(all, 0.95), "ms", budgetMs);
    }
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
  }
}

async function fill(session: ApiSession): Promise<string> {
  const facilityId = await createFacility(session, "性能試験病院（架空）");
  const content = new TextEncoder().encode(assetCsv(100_000));
  let id = "";
  report(
    "100,000-row CSV, upload to dry run at the server",
    await seconds(async () => ({ id } = await dryRun(session, facilityId, [{ name: "機器台帳.csv", content }]))),
    "s",
    15,
  );
  const commit = async () => {
    await session.send("POST", `/api/v1/facilities/${facilityId}/imports/${id}/commit`, {});
    const { state } = await waitWhile(session, facilityId, id, "committing");
    if (state !== "committed") throw new Error(`the import is ${state}`);
  };
  report("100,000-row CSV, commit at the server", await seconds(commit), "s", null);
  return facilityId;
}

async function tokenFor(session: ApiSession, facilityId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const body = { name: "bench", scopes: ["ledger.read"], facilityId, expiresAt };
  return (await session.send<{ token: string }>("POST", "/api/v1/me/tokens", body)).token;
}

async function crowd(
  address: string,
  path: string,
  token: string,
  thinkMs: number,
  rounds: number,
): Promise<Record<string, number[]>> {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const times: Record<string, number[]> = {};
  const questions = Object.entries(asked);
  const person = async (who: number) => {
    // Nobody starts at the same instant as all others.
    if (thinkMs > 0) await sleep((who / people) * thinkMs);
    for (let round = 0; round < rounds; round++) {
      const [what, query] = questions[(who + round) % questions.length] ?? ["", ""];
      const start = performance.now();
      await get(agent, `${address}${path}?${query}`, token);
      times[what] = [...(times[what] ?? []), performance.now() - start];
      if (thinkMs > 0) await sleep(thinkMs);
    }
  };
  await Promise.all(Array.from({ length: people }, (_, who) => person(who)));
  agent.destroy();
  return times;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function get(agent: Agent, url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(encodeURI(url), { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode} ${url}`)),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}
