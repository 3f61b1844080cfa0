import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Everything the environment may say, read once at the start. Units are in the names. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  SEKISHO_DATA: z.string().min(1).optional(),
  SEKISHO_HOST: z.string().min(1).default("0.0.0.0"),
  SEKISHO_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1).optional(),
  SMTP_URL: z.string().min(1).optional(),
  SEKISHO_WEBHOOK_ALLOW: z.string().default(""),
  NVD_API_KEY: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).default("Sekisho <sekisho@localhost>"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export interface Config {
  port: number;
  host: string;
  /** Address that people use, for links in mails and for passkeys. */
  publicUrl: string;
  dataFolder: string;
  /** Null: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** What webhooks may reach besides public addresses over https: host names, addresses, networks (src/webhook/allowance.ts). */
  webhookAllow: string;
  /** Lets the interface of NVD be asked ten times as often; null: none. */
  nvdApiKey: string | null;
  logLevel: string;
  version: string;
}

/** Folder with package.json, migrations and reference data, found from here: works from src and from the built bundle. */
export const projectFolder = ((): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "migrations")) && existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder))
      throw new Error("the project folder with migrations/ and package.json was not found");
  }
})();

export class ConfigRefused extends Error {}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigRefused(
      `環境変数 ${issue?.path.join(".")} の値が正しくありません: ${issue?.message} / bad environment variable`,
    );
  }
  const env = parsed.data;
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")));
  return {
    port: env.PORT,
    host: env.SEKISHO_HOST,
    publicUrl: env.SEKISHO_URL ?? `http://localhost:${env.PORT}`,
    dataFolder: resolve(env.SEKISHO_DATA ?? join(projectFolder, ".sekisho")),
    databaseUrl: env.DATABASE_URL ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    webhookAllow: env.SEKISHO_WEBHOOK_ALLOW,
    nvdApiKey: env.NVD_API_KEY ?? null,
    logLevel: env.LOG_LEVEL,
    version,
  };
}
