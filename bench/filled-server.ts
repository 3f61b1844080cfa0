import {
  type ApiSession,
  becomeAdministrator,
  createFacility,
  dryRun,
  waitWhile,
} from "../tests/harness/api-session.ts";
import type { RunningServer } from "../tests/harness/running-server.ts";
import { assetCsv } from "./generated-files.ts";
import { cpuSeconds, peakMegabytes } from "./measured-process.ts";
import { report, seconds } from "./report.ts";

/** A hospital whose ledger came in through the import as anybody's does, and so many people signed in by tokens. */
export async function filledServer(
  server: RunningServer,
  rows: number,
  people: number,
): Promise<{ listPath: string; tokens: string[] }> {
  const session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const facilityId = await createFacility(session, "性能試験病院（架空）");
  const { pid } = server.process;
  const content = new TextEncoder().encode(assetCsv(rows));
  const idle = peakMegabytes(pid) ?? Number.NaN;
  let id = "";
  const dry = await seconds(async () => {
    ({ id } = await dryRun(session, facilityId, [{ name: "機器台帳.csv", content }]));
  });
  report(`${rows.toLocaleString("en")}-row CSV, upload to dry run at the server`, dry, "s", 15);
  report("  memory of the server process above idle", (peakMegabytes(pid) ?? Number.NaN) - idle, "MB", 300);
  const before = cpuSeconds(pid) ?? Number.NaN;
  report(
    `${rows.toLocaleString("en")}-row CSV, commit at the server`,
    await seconds(() => commit(session, facilityId, id)),
    "s",
    null,
  );
  report("  of it processor time of the server process", (cpuSeconds(pid) ?? Number.NaN) - before, "s", null);
  const tokens: string[] = [];
  for (let who = 1; who <= people; who++) tokens.push(await tokenFor(session, facilityId, `person ${who}`));
  return { listPath: `/api/v1/facilities/${facilityId}/records/asset`, tokens };
}

export async function commit(session: ApiSession, facilityId: string, importId: string): Promise<void> {
  await session.send("POST", `/api/v1/facilities/${facilityId}/imports/${importId}/commit`);
  const { state } = await waitWhile(session, facilityId, importId, "committing");
  if (state !== "committed") throw new Error(`the import is ${state}`);
}

async function tokenFor(session: ApiSession, facilityId: string, name: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const body = { name, scopes: ["ledger.read"], facilityId, expiresAt };
  return (await session.send<{ token: string }>("POST", "/api/v1/me/tokens", body)).token;
}
