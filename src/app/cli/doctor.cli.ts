import { readConfig } from "../../platform/config.ts";
import { onDataAsTheyAre } from "../../platform/db/open.ts";
import { StartRefused } from "../../platform/start-refused.ts";
import { certificateFacts } from "../health/certificate-facts.ts";
import { databaseFacts } from "../health/database-facts.store.ts";
import type { HealthFacts } from "../health/facts.ts";
import { health, worst } from "../health/health.ts";
import type { HealthLevel, HealthLine } from "../health/health-line.ts";
import { storageFacts } from "../health/storage-facts.ts";
import { type Arguments, WrongUse } from "./arguments.ts";

interface Diagnosis {
  worst: HealthLevel;
  lines: HealthLine[];
}

/** One look at what keeps this installation working. Changes nothing, and brings no data to this version. */
export async function doctorCommand(args: Arguments): Promise<Diagnosis> {
  if (args.positional.length > 0) throw new WrongUse("doctor [--thorough]");
  const config = readConfig(process.env);
  const embedded = config.databaseUrl === null;
  const audit = args.flag("thorough") ? "thorough" : "ends";
  const database = await onDataAsTheyAre(config, async ({ client, db }): Promise<HealthFacts["database"]> => {
    const { rows } = await client.query<{ name: string }>("select name from migration order by name");
    const applied = rows.map(({ name }) => name);
    return databaseFacts(db, { embedded, now: new Date(), applied, audit });
  }).catch((error) => {
    if (error instanceof StartRefused) return { unreachable: error.message };
    throw error;
  });
  const lines = health({
    now: new Date(),
    version: config.version,
    publicUrl: config.publicUrl,
    host: config.host,
    mailServer: config.smtpUrl !== null,
    storage: await storageFacts(config.dataFolder, { embedded, measured: true }),
    certificate: await certificateFacts(config.publicUrl),
    database,
  });
  return { worst: worst(lines), lines };
}

const marks: Record<HealthLevel, string> = { ok: "○", warning: "△", problem: "×" };

export const doctorWords = ({ lines, worst }: Diagnosis): string =>
  [
    ...lines.flatMap(({ level, what, remedy }) => [
      `${marks[level]} ${what.ja}`,
      ...(remedy ? [`   → ${remedy.ja}`] : []),
    ]),
    { ok: "問題はありません。", warning: "△ に目を通してください。", problem: "× はすぐに直してください。" }[worst],
  ].join("\n");

export const isUnwell = ({ worst }: Diagnosis): boolean => worst === "problem";
